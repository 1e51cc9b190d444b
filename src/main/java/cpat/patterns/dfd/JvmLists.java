package cpat.patterns.dfd;

import cpat.patterns.dfd.Lists.Known;
import cpat.patterns.dfd.Lists.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Maven and Gradle read: a POM leads to those of its modules.
final class JvmLists {
  private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<]+?)\\s*</module>");
  private static final Pattern PARENT = Pattern.compile("<relativePath>\\s*([^<]+?)\\s*<");
  private static final Pattern DEPENDENCY =
      Pattern.compile("(?s)<dependency>.*?<artifactId>\\s*([^<]+?)\\s*</artifactId>");

  private JvmLists() {}

  static Lists maven(ProjectFolder folder, Known known, List<String> words) {
    List<String> poms = new ArrayList<>();
    String missing = modules(folder, "", poms);
    if (!missing.isEmpty()) {
      return new Refused("of its modules `" + missing + "` is not known here");
    }
    if (PARENT.matcher(folder.text("pom.xml")).find()) {
      return new Refused("its parent POM lies in another folder");
    }
    List<String> own = poms.stream().map(p -> artifact(folder.text(p))).toList();
    for (String pom : poms) {
      Matcher dependency = DEPENDENCY.matcher(folder.text(pom));
      while (dependency.find()) {
        if (own.contains(dependency.group(1))) {
          return new Refused(
              "its module "
                  + dependency.group(1)
                  + " is needed by another, and only a build with the sources makes it");
        }
      }
    }
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("-s") || words.get(i).equals("--settings")) {
        String settings = words.get(i + 1);
        return settings.startsWith("/") || settings.contains("$")
            ? known
            : known.and(poms.stream()).and(java.util.stream.Stream.of(settings));
      }
    }
    return known.and(poms.stream());
  }

  /// The POMs of the modules below a folder; gives back the first that is not to be found.
  private static String modules(ProjectFolder folder, String in, List<String> poms) {
    Matcher module = MODULE.matcher(folder.text(in + "pom.xml"));
    while (module.find()) {
      String below = in + module.group(1) + "/";
      if (below.contains("..") || poms.size() > 50 || !folder.has(below + "pom.xml")) {
        return below + "pom.xml";
      }
      poms.add(below + "pom.xml");
      String missing = modules(folder, below, poms);
      if (!missing.isEmpty()) {
        return missing;
      }
    }
    return "";
  }

  /// The project's own artifact: the first that is not its parent's.
  private static String artifact(String pom) {
    int parent = pom.indexOf("</parent>");
    Matcher id =
        Pattern.compile("<artifactId>\\s*([^<]+?)\\s*</artifactId>")
            .matcher(parent < 0 ? pom : pom.substring(parent));
    return id.find() ? id.group(1) : "";
  }

  static Lists gradle(ProjectFolder folder, Known known) {
    for (String settings : List.of("settings.gradle", "settings.gradle.kts")) {
      if (folder.text(settings).lines().anyMatch(l -> l.strip().startsWith("include"))) {
        return new Refused("it has several projects, and `dependencies` resolves those of one");
      }
    }
    for (String build : List.of("build.gradle", "build.gradle.kts")) {
      for (String sign : List.of("apply from:", "apply(from")) {
        if (folder.text(build).contains(sign)) {
          return new Refused("its " + build + " reads other files");
        }
      }
    }
    return known;
  }
}
