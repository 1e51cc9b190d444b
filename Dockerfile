# cpat in an image: docker run --rm -v "$PWD:/src:ro" cpat scan /src
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
RUN mvn -B -ntp dependency:go-offline
COPY src/main ./src/main
RUN mvn -B -ntp -Dmaven.test.skip=true package

FROM eclipse-temurin:25.0.1_8-jre
COPY --from=build /build/target/lib /opt/cpat/lib
COPY --from=build /build/target/cpat.jar /opt/cpat/
USER 10001
WORKDIR /src
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx400m", "-Xss4m", "-jar", "/opt/cpat/cpat.jar"]
CMD ["help"]
