package cpat.resolve.flags;

import cpat.model.Setting;
import cpat.model.Word;
import java.util.List;

/// `ports`, short and long, as `--publish`.
record ComposePorts(List<Setting> settings, FlagWriter out) {

  void write() {
    for (Item port : Entries.items(settings, "ports")) {
      port.word().ifPresentOrElse(w -> out.flag("publish", w, port.at()), () -> longForm(port));
    }
  }

  private void longForm(Item port) {
    if (port.get("target").isEmpty()) {
      out.problem(port.at(), "a port without `target`: say which port of the container it is");
      return;
    }
    Word target = port.get("target").get();
    String ip = port.text("host_ip");
    String address = ip.indexOf(':') >= 0 && !ip.startsWith("[") ? "[" + ip + "]" : ip;
    String published = port.text("published");
    String protocol = port.text("protocol");
    String text =
        (address.isEmpty() ? "" : address + ":")
            + (published.isEmpty() && address.isEmpty() ? "" : published + ":")
            + target.text()
            + (protocol.isEmpty() || protocol.equals("tcp") ? "" : "/" + protocol);
    boolean literal = port.fields().stream().allMatch(s -> s.value().literal());
    out.flag("publish", new Word(text, port.at(), literal), port.at());
    for (String key : List.of("name", "app_protocol", "mode")) {
      port.get(key)
          .filter(w -> !w.text().equals("ingress") && !w.text().equals("host"))
          .ifPresent(w -> out.loss("ports." + key, w.at(), ComposeKeys.why("ports")));
    }
  }
}
