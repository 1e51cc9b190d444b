FROM eclipse-temurin:25-jdk AS unpack
WORKDIR /layers
COPY target/*.jar app.jar
RUN ["java", "-Djarmode=tools", "-jar", "app.jar", "extract", "--layers", "--launcher"]

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Orders" \
      org.opencontainers.image.description="Takes orders; \
keeps them" \
      maintainer=team@example.org
RUN groupadd --system app && useradd --system --gid app --home-dir /app app
WORKDIR /app
COPY --from=unpack /layers/app/dependencies/ ./
COPY --from=unpack /layers/app/application/ ./
ENV JAVA_OPTS ""
ENV JAVA_TOOL_OPTIONS -XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError
USER app
VOLUME ["/app/data", "/app/log files"]
ENTRYPOINT exec java $JAVA_OPTS org.springframework.boot.loader.launch.JarLauncher
