"""Works until it is told to stop, then closes in order."""
import os
import pathlib
import signal
import sys
import time


def stop(number, frame):
    print("asked to stop: closing in order", flush=True)
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
print(f"ready as process {os.getpid()}, port {sys.argv[1]}", flush=True)
pathlib.Path("/tmp/ready").touch()
while True:
    time.sleep(1)
