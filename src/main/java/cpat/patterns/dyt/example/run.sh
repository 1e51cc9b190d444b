#!/bin/sh
# Dockerize Your Tools: Maven builds a project without being installed; what it makes is yours.
set -eu
cd "$(dirname "$0")"

# A version of the tool is a tag; another version is another tag, side by side.
docker run --rm maven:3.9.11-eclipse-temurin-25 mvn -version
#=> Apache Maven

# The project is mounted, the tool runs as you, and its cache lies beside the project: HOME exists
# and is writable, so no folder named `?` appears.
mkdir -p .tool-home
docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" -w /work -e HOME=/work/.tool-home -e MAVEN_CONFIG=/work/.tool-home/.m2 \
  maven:3.9.11-eclipse-temurin-25 mvn -B -ntp -Duser.home=/work/.tool-home package
#=> BUILD SUCCESS

# The jar lies on the host and belongs to the caller.
ls -l target/hello.jar
test -O target/hello.jar && echo "mine"
#=> mine

# A folder whose name has a space, and a failing tool: the exit code is the tool's own.
mkdir -p "with space"
docker run --rm -u "$(id -u):$(id -g)" -v "$PWD/with space:/work" -w /work busybox:1.37.0 sh -c "echo made > 'a file'"
test -O "with space/a file" && cat "with space/a file"
#=> made

# Clean up
rm -rf target .tool-home "with space"
