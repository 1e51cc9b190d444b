#!/bin/sh
# Dockerize Your Tools: Maven builds a project without being installed; what it makes is yours.
set -eu
cd "$(dirname "$0")"

# A version of the tool is a tag; another version is another tag, side by side.
docker run --rm maven:3.9.11-eclipse-temurin-25 mvn -version
#=> Apache Maven

# The project is mounted and the tool runs as you. So it needs a home that you can write to, here for
# Maven's repository: without one, Java takes a folder named `?` for it.
mkdir -p home
docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" -w /work \
  -v "$PWD/home:/home/you" -e HOME=/home/you -e MAVEN_CONFIG=/home/you/.m2 \
  maven:3.9.11-eclipse-temurin-25 mvn -B -ntp -Duser.home=/home/you package
#=> BUILD SUCCESS

# The jar lies on the host. It belongs to you, and so does what the next call need not download.
ls -l
#=> target
#=> ! ?
test -O target/hello.jar && test -O home/.m2/repository/org && echo "both are yours"
#=> both are yours

# What the tool made works.
docker run --rm -v "$PWD/target:/made:ro" eclipse-temurin:25.0.1_8-jre java -cp /made/hello.jar hello.Hello
#=> built by a tool that is not installed

# A call that fails: the exit code is the tool's own.
docker run -d --name cpat-dyt maven:3.9.11-eclipse-temurin-25 mvn --no-such-option
docker wait cpat-dyt
#=> 1

# Clean up
docker rm -f cpat-dyt
rm -r target home
