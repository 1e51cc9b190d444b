package cpat.resolve.flags;

import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.source.Span;
import java.util.List;
import java.util.function.UnaryOperator;

/// A run in docker's words: its settings bear the long names of docker's flags, each with the place
/// it was written at. Entrypoint and command are words in their own fields, and so are mounts and
/// namespaces, by the names of the file. One name is not docker's: `health-exec`, once per word,
/// for a health check without a shell, which `docker run` cannot say and the engine's API can.
public record Flags(
    Run run,
    List<Remark> losses,
    List<Remark> unknown,
    List<HostPath> paths,
    List<Problem> problems) {

  /// A key by its own name and why it is told: that no flag of docker says it, or that its value
  /// lies elsewhere.
  public record Remark(String name, Span at, String why) {}

  /// A relative path of the host in a flag: as written, and seen from the root of the project.
  /// `begins` is the text before it in the flag's value.
  public record HostPath(Setting flag, String begins, String written, String path) {
    String in(String root) {
      return begins
          + (path.startsWith("/") || root.isEmpty() ? path : root + "/" + path)
          + flag.value().text().substring(begins.length() + written.length());
    }
  }

  /// The run as an engine takes it: relative paths lie under `root`.
  public Run rooted(String root) {
    UnaryOperator<Setting> change =
        setting ->
            paths.stream()
                .filter(p -> p.flag().equals(setting))
                .findFirst()
                .map(p -> new Setting(setting.name(), word(setting, p.in(root)), setting.at()))
                .orElse(setting);
    return run.changed(r -> r.settings.replaceAll(change));
  }

  private static Word word(Setting setting, String text) {
    return setting.value().with(text);
  }
}
