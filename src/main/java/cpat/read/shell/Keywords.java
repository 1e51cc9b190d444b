package cpat.read.shell;

/// The words of the shell that stand before or around commands.
final class Keywords {
  private Keywords() {}

  /// Reads what belongs to a keyword that was just read; false when the word is none.
  static boolean read(String word, ShellWords words, ShellBlocks blocks, Variables variables) {
    switch (word) {
      case "if", "while", "until" -> blocks.condition(1);
      case "then", "else", "elif", "do", "!", "coproc" -> {}
      case "fi", "done" -> blocks.condition(-1);
      case "{" -> blocks.openBrace();
      case "}" -> blocks.closeBrace();
      case "esac" -> blocks.closeCase();
      case "for", "select" -> {
        blocks.condition(1);
        loop(words, variables);
      }
      case "case" -> {
        return choice(words, blocks);
      }
      case "function" -> function(words, blocks);
      case "[[" -> test(words);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void loop(ShellWords words, Variables variables) {
    words.skipBlanks();
    int arithmetic = words.at(words.pos) == '(' ? words.arithmetic(words.pos) : -1;
    if (arithmetic > 0) {
      words.pos = arithmetic;
      return;
    }
    variables.forget(words.read("").text());
    while (words.pos < words.end) {
      words.skipBlanks();
      int at = words.pos;
      words.read("");
      if (words.pos == at) {
        return;
      }
    }
  }

  /// `case WORD in`; not a case when no `in` follows.
  private static boolean choice(ShellWords words, ShellBlocks blocks) {
    int from = words.pos;
    words.skipBlanks();
    words.read("");
    words.skipBlanks();
    while (words.at(words.pos) == '\n') {
      words.pos++;
      words.skipBlanks();
    }
    if (!words.read("").text().equals("in")) {
      words.pos = from;
      return false;
    }
    blocks.openCase();
    return true;
  }

  private static void function(ShellWords words, ShellBlocks blocks) {
    words.skipBlanks();
    String name = words.read("").text();
    words.skipBlanks();
    if (words.at(words.pos) == '(') {
      int close = words.s.indexOf(')', words.pos);
      if (close >= 0 && close < words.end && close - words.pos < 200) {
        words.pos = close + 1;
      }
    }
    blocks.function(name);
  }

  private static void test(ShellWords words) {
    while (words.pos < words.end && words.at(words.pos) != '\n') {
      words.skipBlanks();
      int at = words.pos;
      ShellToken token = words.read("");
      if (token.text().equals("]]")) {
        return;
      }
      if (words.pos == at && at < words.end && words.at(at) != '\n') {
        words.pos++;
      }
    }
  }
}
