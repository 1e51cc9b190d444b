"""Serves until it is told to stop, then says goodbye."""
import os
import signal
import sys
import time


def stop(number, frame):
    print("asked to stop: closing in order", flush=True)
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
print(f"ready as process {os.getpid()}, port {sys.argv[1:]}", flush=True)
while True:
    time.sleep(1)
