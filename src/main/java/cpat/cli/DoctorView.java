package cpat.cli;

import cpat.engine.Client;
import cpat.engine.EngineFacts;
import cpat.engine.Search;
import cpat.lab.Diagnosis;
import cpat.report.JsonWriter;
import cpat.report.Style;
import java.util.List;

/// What `cpat doctor` prints.
record DoctorView(
    List<Search.Look> looks,
    List<Diagnosis> diagnoses,
    List<String> failures,
    List<Client> clients) {

  String text(Style style) {
    StringBuilder text = new StringBuilder();
    for (Diagnosis diagnosis : diagnoses) {
      engine(diagnosis, style, text);
    }
    failures.forEach(f -> text.append(style.red("failed  ")).append(f).append('\n'));
    List<Search.Look> without = looks.stream().filter(l -> l.engine().isEmpty()).toList();
    if (!without.isEmpty()) {
      text.append(style.bold(diagnoses.isEmpty() ? "No container engine answers" : "No engine at"));
      text.append('\n');
      int width = without.stream().mapToInt(l -> l.place().length()).max().orElse(0);
      for (Search.Look look : without) {
        text.append("  ").append(look.place()).repeat(' ', width - look.place().length() + 2);
        text.append(look.reason()).append('\n');
      }
      text.append('\n');
    }
    text.append(style.bold("Programs")).append('\n');
    for (Client client : clients) {
      text.append(
          "  %-9s %s%n"
              .formatted(
                  client.name(), client.version().orElse("not found; for " + client.usedFor())));
    }
    return text.toString();
  }

  private static void engine(Diagnosis diagnosis, Style style, StringBuilder text) {
    EngineFacts facts = diagnosis.facts();
    text.append(style.bold(facts.engine().kind() + " " + facts.version()));
    text.append(" at ").append(facts.engine().endpoint()).append('\n');
    row(
        text,
        "API",
        facts.engine().api() + " is spoken; the oldest it takes is " + facts.oldestApi());
    row(text, "machine", facts.system() + ", " + facts.machine());
    row(text, "storage", facts.storage() + " in " + facts.root());
    row(text, "cgroup", facts.cgroup() + (facts.rootless() ? ", rootless" : ", rootful"));
    row(
        text,
        "security",
        facts.security().isEmpty() ? "none" : String.join(", ", facts.security()));
    Diagnosis.Disk disk = diagnosis.disk();
    row(
        text,
        "disk",
        "images %s, volumes %s, build cache %s%s"
            .formatted(
                size(disk.images()),
                size(disk.volumes()),
                size(disk.buildCache()),
                disk.free().map(f -> "; " + size(f) + " free").orElse("")));
    diagnosis.works().forEach(w -> row(text, "works", style.green(w)));
    diagnosis.limited().forEach(l -> row(text, "limited", style.yellow(l)));
    if (diagnosis.leftovers() > 0) {
      row(text, "left", diagnosis.leftovers() + " objects of earlier runs of cpat");
    }
    text.append('\n');
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("  %-9s %s%n".formatted(name, value));
  }

  String json() {
    JsonWriter out = new JsonWriter(true).beginObject().member("schema", "cpat-doctor/1");
    out.name("engines").beginArray();
    for (Diagnosis diagnosis : diagnoses) {
      EngineFacts facts = diagnosis.facts();
      out.beginObject().member("kind", facts.engine().kind().toString());
      out.member("version", facts.version())
          .member("address", facts.engine().endpoint().toString());
      out.member("api", facts.engine().api().toString()).member("oldestApi", facts.oldestApi());
      out.member("system", facts.system()).member("machine", facts.machine());
      out.member("storage", facts.storage()).member("cgroup", facts.cgroup());
      out.member("rootless", facts.rootless()).member("buildKit", facts.engine().buildKit());
      out.strings("security", facts.security()).strings("works", diagnosis.works());
      out.strings("limited", diagnosis.limited()).member("leftovers", diagnosis.leftovers());
      diagnosis.disk().free().ifPresent(f -> out.member("freeBytes", f));
      out.endObject();
    }
    out.endArray().name("tried").beginArray();
    for (Search.Look look : looks) {
      if (look.engine().isEmpty()) {
        out.beginObject().member("place", look.place());
        out.member("reason", look.reason()).endObject();
      }
    }
    out.endArray().strings("failures", failures).name("programs").beginArray();
    for (Client client : clients) {
      out.beginObject().member("name", client.name());
      client.version().ifPresent(v -> out.member("version", v));
      out.endObject();
    }
    return out.endArray().endObject().nextDocument().toString();
  }

  private static String size(long bytes) {
    return bytes >= 1L << 30
        ? "%.1f GB".formatted(bytes / 1e9)
        : bytes >= 1_000_000 ? bytes / 1_000_000 + " MB" : bytes / 1000 + " kB";
  }
}
