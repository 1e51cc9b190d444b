package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where S2I001 proposes two stages, and where a small difference makes it only tell.
class StageSplitTest {
  private static final String GO =
      """
      FROM golang:1.25
      WORKDIR /src
      COPY . .
      RUN CGO_ENABLED=0 go build -o /app .
      EXPOSE 8080
      CMD ["/app"]
      """;

  private static final String NET =
      """
      FROM mcr.microsoft.com/dotnet/sdk:9.0
      WORKDIR /src
      COPY . .
      RUN dotnet publish -c Release -o /app
      ENTRYPOINT ["dotnet", "/app/Shop.dll"]
      """;

  private static final String JAVA =
      """
      FROM maven:3.9-eclipse-temurin-21
      WORKDIR /src
      COPY . .
      RUN mvn -B package
      CMD ["java", "-jar", "target/app.jar"]
      """;

  @TempDir Path root;

  private boolean split(String dockerfile) throws IOException {
    Files.writeString(root.resolve("Dockerfile"), dockerfile);
    return Programs.run(root, "scan", "--format", "jsonl")
        .out()
        .lines()
        .filter(l -> l.contains("\"S2I001\""))
        .anyMatch(l -> l.contains("build in one stage"));
  }

  @Test
  void onlyWhereItIsPlain() throws IOException {
    splits(true, GO, "", "");
    splits(true, GO, "/app", "/src/bin/app");
    splits(false, GO, "CGO_ENABLED=0 ", "");
    splits(false, GO, "[\"/app\"]", "/app");
    splits(false, GO, "[\"/app\"]", "[\"/other\"]");
    splits(false, GO, "golang:1.25", "golang:1.25 AS app");
    splits(false, GO, "golang:1.25", "--platform=linux/amd64 golang:1.25");
    splits(false, GO, "golang:1.25", "example/golang:1.25");
    splits(false, GO, "EXPOSE 8080", "COPY web /web");
    splits(false, GO, "EXPOSE 8080", "USER app");
    splits(false, GO, "COPY . .", "ENV MODE=fast\nCOPY . .");
    splits(false, GO, "RUN ", "RUN cd cmd && ");
    splits(true, NET, "", "");
    splits(false, NET, "mcr.microsoft.com/", "example.com/");
    splits(false, NET, "\"/app/", "\"/bin/");
    splits(true, JAVA, "", "");
    splits(false, JAVA, "-eclipse-temurin-21", "");
    splits(false, JAVA, "target/app.jar", "target/*.jar");
    splits(false, JAVA, "target/app.jar", "/other/app.jar");
  }

  private void splits(boolean expected, String dockerfile, String part, String other)
      throws IOException {
    String text = part.isEmpty() ? dockerfile : dockerfile.replace(part, other);
    assertEquals(expected, split(text), text);
  }
}
