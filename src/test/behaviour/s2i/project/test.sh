#!/bin/sh
set -e
docker build --target Tester -t hello-test .
docker run --rm hello-test
