package cpat.resolve.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.read.DevContainers;
import cpat.read.Lookup;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a `devcontainer.json` says, and the flags that say the same.
class DevContainerFlagsTest {
  private static final String WORKSPACE = "--mount type=bind,src=..,dst=/workspaces/shop";
  private static final String LOOP = "--entrypoint /bin/sh i -c 'while sleep 1000; do :; done'";

  private static Flags flags(String path, String members) {
    String text = "{\"image\": \"i\"" + (members.isEmpty() ? "" : ", " + members) + "}";
    var read = DevContainers.read(Excerpt.of(new Source(path, text.replace('\'', '"'))));
    assertEquals(List.of(), read.problems());
    return DevContainerFlags.of(
        read.workloads().getFirst().runs().getFirst(),
        new Surroundings(Lookup.NONE, Map.of("HOME", "/home/u"), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'containerUser': 'node', 'remoteUser': 'dev' | W --user node E¶- remoteUser¶- overrideCommand
          'overrideCommand': false              | W i
          'overrideCommand': true, 'init': true, 'privileged': true | W --init --privileged E¶- overrideCommand
          'overrideCommand': false, 'capAdd': ['SYS_PTRACE'], 'securityOpt': ['seccomp=unconfined'] | W --cap-add SYS_PTRACE --security-opt seccomp=unconfined i
          'overrideCommand': false, 'appPort': [3000, '8080:80'] | W --publish 127.0.0.1:3000:3000 --publish 8080:80 i
          'overrideCommand': false, 'forwardPorts': [80] | W i¶- forwardPorts
          'overrideCommand': false, 'containerEnv': {'A': '${localEnv:HOME}/x', 'B': '${localEnv:NO:d}'} | W --env A=/home/u/x --env B=d i
          'overrideCommand': false, 'containerEnv': {'A': '${containerEnv:PATH}:/x'} | W --env A=${containerEnv:PATH}:/x? i
          'overrideCommand': false, 'runArgs': ['--init', '-e', 'A=1', '--network=host', '--name', 'x'] | W --init --env A=1 --network host --name x i
          'overrideCommand': false, 'mounts': ['source=v,target=/v,type=volume', {'type': 'bind', 'source': '/a', 'target': '/b'}] | W --mount source=v,target=/v,type=volume --mount type=bind,source=/a,target=/b i
          'overrideCommand': false, 'workspaceFolder': '/w' | --mount type=bind,src=..,dst=/w i¶- workspaceFolder
          'overrideCommand': false, 'workspaceMount': 'source=${localWorkspaceFolder}/x,target=/w,type=bind', 'workspaceFolder': '/w' | --mount source=../x,target=/w,type=bind i¶- workspaceFolder
          'overrideCommand': false, 'workspaceFolder': '/w/${localWorkspaceFolderBasename}' | --mount type=bind,src=..,dst=/w/shop i¶- workspaceFolder
          'overrideCommand': false, 'postCreateCommand': 'make', 'features': {'ghcr.io/x/y:1': {}} | W i¶- postCreateCommand¶- features
          """)
  void members(String members, String wanted) {
    Flags flags = flags("shop/.devcontainer/devcontainer.json", members);
    assertEquals(
        wanted.replace("¶", "\n").replaceFirst("^W", WORKSPACE).replace(" E", " " + LOOP),
        RunText.all(flags));
  }

  @Test
  void theProjectIsWhereTheFolderLies() {
    assertEquals("../..", source("shop/.devcontainer/python/devcontainer.json"));
    assertEquals(".", source("shop/.devcontainer.json"));
    Flags flags = flags("shop/.devcontainer/devcontainer.json", "'overrideCommand': false");
    assertEquals(
        "--mount type=bind,src=/r/shop,dst=/workspaces/shop i", RunText.of(flags.rooted("/r")));
    assertEquals(
        "--mount type=bind,src=..,dst=/workspaces/${localWorkspaceFolderBasename} i\n"
            + "? mounts: the name of the project's folder is not known",
        RunText.all(flags(".devcontainer/devcontainer.json", "'overrideCommand': false")));
  }

  private static String source(String path) {
    Flags flags = flags(path, "'overrideCommand': false");
    assertEquals("shop", flags.paths().getFirst().path());
    return flags.paths().getFirst().written();
  }
}
