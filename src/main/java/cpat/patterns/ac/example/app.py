"""Asks for the weather at one fixed local address, whatever stands behind it."""
import pathlib
import time
import urllib.request

ADDRESS = "http://127.0.0.1:9000/"

# How often this container was started: its files outlive a restart.
starts = pathlib.Path("/tmp/starts")
start = len(starts.read_text()) + 1 if starts.exists() else 1
starts.write_text("." * start)

asked = 0
while True:
    asked += 1
    try:
        with urllib.request.urlopen(ADDRESS, timeout=2) as answer:
            says = answer.read().decode().strip()
    except OSError as error:
        says = f"no answer ({error})"
    print(f"start {start}, question {asked}: {says}", flush=True)
    time.sleep(0.3)
