#!/bin/sh
# Waits until the program is ready, then tells who got the signals of the container: process 1.
until [ -e /tmp/ready ]; do sleep 0.1; done
echo "process 1 is $(tr '\0' ' ' < /proc/1/cmdline)"
# The signals for which process 1 has a handler, as bits: SIGTERM, number 15, is the 4 in "4002".
grep SigCgt /proc/1/status
