package cpat.general;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.model.Instruction.Expose;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// X003: see the page of the same name.
final class FaultyExpose {
  static final Rule RULE =
      new Rule(
          "X003",
          "faulty-expose",
          WARNING,
          "EXPOSE of what is no port of a container: out of range, with a host's port, in capitals;"
              + " or of SSH",
          List.of(
              "DL3011",
              "ExposeProtoCasing",
              "ExposeInvalidFormat",
              "DS-0004",
              "DS-0008",
              "KICS UNIX Ports Out Of Range",
              "KICS Exposing Port 22 (SSH)"),
          FaultyExpose.class,
          FaultyExpose::find);

  private static final Pattern PORT =
      Pattern.compile("(.*:)?([0-9]+)(?:-([0-9]+))?(?:/([A-Za-z]*))?");

  private static final int HIGHEST = 65_535;

  /// An image of these has SSH on purpose.
  private static final Pattern SSH_SERVICE =
      Pattern.compile("(?i)git-shell|gitea|forgejo|gogs|gitlab|gerrit|sftp|gitolite|jumpserver");

  private FaultyExpose() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .flatMap(built ->
            built
                .stage()
                .all(Expose.class)
                .flatMap(e -> e.ports().stream())
                .filter(w -> w.literal() && w.raw().equals(w.text()))
                .flatMap(w -> judge(built, w)));
  }

  private static Stream<Hit> judge(Built built, Word word) {
    Matcher port = PORT.matcher(word.text());
    if (!port.matches()) {
      return Stream.empty();
    }
    Stream.Builder<Hit> hits = Stream.builder();
    String protocol = port.group(4) == null ? "" : port.group(4);
    String small = protocol.toLowerCase(Locale.ROOT);
    String right = word.text().substring(port.start(2)).replace("/" + protocol, "/" + small);
    Fix fix = Fix.safe("write " + right, new Edit(word.at(), right));
    if (!range(port)) {
      hits.add(
          Hit.at(
                  word.at(),
                  "`"
                      + word.text()
                      + "` is no port: ports go from 0 to 65535, a range from the lower to the"
                      + " higher; the build fails")
              .level(ERROR)
              .codes("DL3011", "DS-0008", "KICS UNIX Ports Out Of Range"));
      return hits.build();
    }
    if (!protocol.equals(small)) {
      hits.add(
          Hit.at(word.at(), "the protocol of `" + word.text() + "` is in capitals: write " + small)
              .codes("ExposeProtoCasing")
              .fix(fix));
    }
    if (port.group(1) != null) {
      hits.add(
          Hit.at(
                  word.at(),
                  "EXPOSE names ports of the container: `"
                      + port.group(1)
                      + "` has no effect, and BuildKit will refuse it one day; ports of the host"
                      + " are given when it is run (`-p`)")
              .codes("ExposeInvalidFormat")
              .fix(fix));
    }
    if (number(port.group(2)) == 22 && !small.equals("udp") && !servesSsh(built)) {
      hits.add(
          Hit.at(
                  word.at(),
                  "port 22 is SSH: a container needs no such server, `docker exec` gives a shell"
                      + " in it")
              .level(NOTE)
              .codes("DS-0004", "KICS Exposing Port 22 (SSH)")
              .fix(Fix.show("remove the SSH server and this port")));
    }
    return hits.build();
  }

  private static boolean servesSsh(Built built) {
    return SSH_SERVICE.matcher(built.build().at().text()).find();
  }

  private static boolean range(Matcher port) {
    int first = number(port.group(2));
    int last = port.group(3) == null ? first : number(port.group(3));
    return first <= last && last <= HIGHEST;
  }

  private static int number(String digits) {
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
