import signal
import sys
import time


def stop(number, frame):
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
print("ready:", *sys.argv[1:], flush=True)
while True:
    time.sleep(1)
