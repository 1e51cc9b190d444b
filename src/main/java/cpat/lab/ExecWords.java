package cpat.lab;

import cpat.engine.EngineException;
import cpat.model.Word;
import java.util.ArrayList;
import java.util.List;

/// `exec [options] CONTAINER COMMAND…`.
record ExecWords(
    String container, List<String> argv, String user, String workdir, List<String> environment) {

  static ExecWords of(List<Word> words) throws EngineException {
    String user = "";
    String workdir = "";
    List<String> environment = new ArrayList<>();
    int at = 0;
    while (at + 1 < words.size() && words.get(at).text().startsWith("-")) {
      String value = words.get(at + 1).text();
      switch (words.get(at).text()) {
        case "-u", "--user" -> user = value;
        case "-w", "--workdir" -> workdir = value;
        case "-e", "--env" -> environment.add(value);
        default ->
            throw new EngineException("`docker exec " + words.get(at).text() + "` is not known");
      }
      at += 2;
    }
    if (at + 1 >= words.size()) {
      throw new EngineException("`docker exec` needs a container and a command");
    }
    List<String> argv = words.subList(at + 1, words.size()).stream().map(Word::text).toList();
    return new ExecWords(words.get(at).text(), argv, user, workdir, List.copyOf(environment));
  }
}
