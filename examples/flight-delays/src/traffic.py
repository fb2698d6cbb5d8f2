"""Sends real rows of today's extract to a server or load balancer at a fixed rate, one row a request.

    python src/traffic.py --url http://127.0.0.1:8080 --rate 50 --duration 30 [--data data/today.csv] [--seed 1]

Ends by itself after the duration (at most 15 minutes and 100,000 requests) or on SIGTERM, and prints a JSON object:
requests sent, answers by model version and status, connection errors, latency in milliseconds.
"""

import argparse
import http.client
import json
import math
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
MOST_REQUESTS, LONGEST_SECONDS = 100_000, 900
WORKERS = 8


def rows(path: Path, seed: int) -> list[dict[str, Any]]:
    """Up to 10,000 rows of the extract in random order, as JSON values (empty cells are None)."""
    table = pd.read_csv(path, dtype={"aircraft_year": "Int64"})
    table = table.sample(n=min(len(table), 10_000), random_state=seed)
    return json.loads(table.to_json(orient="records"))


class Counts:
    """What came back, from all workers."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.answers: Counter[tuple[str, int]] = Counter()
        self.connection_errors = 0
        self.seconds: list[float] = []

    def add(self, version: str, status: int, seconds: float) -> None:
        with self.lock:
            self.answers[version, status] += 1
            self.seconds.append(seconds)

    def failed(self) -> None:
        with self.lock:
            self.connection_errors += 1

    def summary(self) -> dict[str, Any]:
        versions: dict[str, dict[str, int]] = {}
        for (version, status), count in sorted(self.answers.items()):
            versions.setdefault(version, {})[str(status)] = count
        quantiles = (50, 95, 99) if self.seconds else ()
        latency = {f"p{q}": round(float(np.percentile(self.seconds, q)) * 1000, 2) for q in quantiles}
        sent = len(self.seconds) + self.connection_errors
        return {
            "requests": sent,
            "answers": versions,
            "connection_errors": self.connection_errors,
            "latency_ms": latency,
        }


def send(host: str, port: int, row: dict[str, Any], counts: Counts) -> None:
    """One request on a connection of its own: a kept one that the other side closed would look like an error."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    started = time.perf_counter()
    try:
        connection.request("POST", "/predict", json.dumps({"rows": [row]}), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        counts.add(answer.getheader("X-Model-Version") or "none", answer.status, time.perf_counter() - started)
    except (OSError, http.client.HTTPException):
        counts.failed()
    finally:
        connection.close()


def run(
    host: str, port: int, todo: list[dict[str, Any]], rate: float, duration: float, stop: threading.Event
) -> Counts:
    """Request k starts k / rate seconds after the first, as far as WORKERS connections allow."""
    counts = Counts()
    slots = threading.Semaphore(WORKERS)
    started = time.monotonic()

    def one(row: dict[str, Any]) -> None:
        try:
            send(host, port, row, counts)
        finally:
            slots.release()

    with ThreadPoolExecutor(WORKERS) as pool:
        for k in range(min(math.ceil(rate * duration), MOST_REQUESTS)):
            if stop.wait(max(0.0, started + k / rate - time.monotonic())) or time.monotonic() - started > duration:
                break
            slots.acquire()
            pool.submit(one, todo[k % len(todo)])
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description="Send real rows to a loopback server at a fixed rate.")
    parser.add_argument("--url", required=True, help="http://127.0.0.1:<port>")
    parser.add_argument("--rate", type=float, default=50, help="requests per second (default: 50)")
    parser.add_argument("--duration", type=float, required=True, help="seconds")
    parser.add_argument("--data", type=Path, default=Path("data/today.csv"), help="rows to send")
    parser.add_argument("--seed", type=int, default=1, help="order of the rows")
    options = parser.parse_args()
    url = urlsplit(options.url)
    if url.scheme != "http" or url.hostname not in LOOPBACK:
        parser.error(f"--url must be http on {', '.join(sorted(LOOPBACK))}")
    if not (0 < options.rate <= 1000 and 0 < options.duration <= LONGEST_SECONDS):
        parser.error(f"--rate must be above 0 and at most 1000, --duration above 0 and at most {LONGEST_SECONDS}")

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    counts = run(url.hostname, url.port or 80, rows(options.data, options.seed), options.rate, options.duration, stop)
    print(json.dumps(counts.summary(), indent=2), flush=True)


if __name__ == "__main__":
    main()
