"""Asks for the weather at one fixed local address, whatever stands behind it."""
import time
import urllib.request

ADDRESS = "http://127.0.0.1:9000/"

asked = 0
while True:
    asked += 1
    try:
        with urllib.request.urlopen(ADDRESS, timeout=2) as answer:
            print(f"question {asked}: {answer.read().decode().strip()}", flush=True)
    except OSError as error:
        print(f"question {asked}: no answer yet ({error})", flush=True)
    time.sleep(0.3)
