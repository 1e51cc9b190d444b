package cpat.cli;

/// An option of the command line: `--name`, perhaps a letter, perhaps an argument (`FILE`), its
/// help.
record Option(String name, String letter, String argument, String help) {
  static Option flag(String name, String letter, String help) {
    return new Option(name, letter, "", help);
  }

  static Option of(String name, String argument, String help) {
    return new Option(name, "", argument, help);
  }

  boolean takesValue() {
    return !argument.isEmpty();
  }
}
