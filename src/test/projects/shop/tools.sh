#!/bin/sh
# Tools of the team; source this file.
alias mvn="docker run --rm -w /work -v $(pwd):/work maven:3.9-eclipse-temurin-21 mvn"
