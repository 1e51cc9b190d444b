package cpat.patterns.dsm;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.Sockets;
import cpat.model.Instruction;
import cpat.model.Mount;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// DSM002: see the page of the same name.
final class ReadOnlySocket {
  static final Rule RULE =
      new Rule(
          "DSM002",
          "read-only-socket",
          NOTE,
          "`:ro` on a socket protects nothing, VOLUME of a socket gives none",
          List.of("semgrep dockerd-socket-mount"),
          ReadOnlySocket.class,
          ReadOnlySocket::find);

  private ReadOnlySocket() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    Stream<Hit> mounts =
        checked
            .containers()
            .filter(c -> !Sockets.filter(c.image()) && !Sockets.filter(c.run().name()))
            .flatMap(c ->
                c.run()
                    .mounts(Mount.Bind.class)
                    .filter(b -> b.readOnly() && Sockets.engine(b.source().text()))
                    .map(b ->
                        Hit.at(
                                b.at(),
                                "read-only concerns the file `"
                                    + b.source().text()
                                    + "`, not what is said through it: "
                                    + c.subject()
                                    + " can still start any container")
                            .ours()));
    Stream<Hit> volumes =
        checked
            .stages()
            .flatMap(b -> b.stage().all(Instruction.Volume.class))
            .filter(v -> v.paths().stream().anyMatch(p -> Sockets.engine(p.text())))
            .map(ReadOnlySocket::volume);
    return Stream.concat(mounts, volumes).filter(h -> told.add(h.at()));
  }

  /// An engine makes an anonymous volume, a folder, where the socket is looked for.
  private static Hit volume(Instruction.Volume volume) {
    Hit hit =
        Hit.at(
                volume.at(),
                "VOLUME makes an empty folder at `"
                    + volume.paths().stream()
                        .map(Word::text)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("")
                    + "` of every container: nobody gets the host's socket by it")
            .level(WARNING)
            .codes("semgrep dockerd-socket-mount");
    return volume.paths().size() == 1
        ? hit.fix(
            Fix.unsafe(
                "remove VOLUME and mount the socket when running", Lines.remove(volume.at())))
        : hit.fix(Fix.show("take the socket out of VOLUME and mount it when running"));
  }
}
