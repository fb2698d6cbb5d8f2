"""Serves one model over HTTP on the loopback address, until SIGTERM or SIGINT.

    python src/serve.py --model models/candidate --port 8081 --version 2

    GET  /health                        {"status": "ok", "model": ..., "version": ...}
    POST /predict                       {"rows": [{...}]} -> {"model", "version", "predictions": [{"late", "score"}]}
    GET  /metrics                       Prometheus text
    GET  /v2, /v2/health/live|ready     Open Inference Protocol
    GET  /v2/models/flight-delays[/ready]
    POST /v2/models/flight-delays/infer
    POST /v2/repository/models/flight-delays/load   {"parameters": {"folder", "version"}}: serves another model from now on

Every answer names the model version in the header X-Model-Version.
"""

import argparse
import json
import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one row at a time: more threads only cost

import open_inference  # noqa: E402
from delay_model import NAME, DelayModel, load  # noqa: E402
from prediction import BadRequest, predict  # noqa: E402
from serving_metrics import ServingMetrics  # noqa: E402

LARGEST_BODY = 16 * 1024 * 1024


class ModelServer(ThreadingHTTPServer):
    daemon_threads = True  # an idle keep-alive connection must not hold up the end
    request_queue_size = 128

    def __init__(self, port: int, model: DelayModel, version: str) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.serve_model(model, version)
        self.busy, self.idle = 0, threading.Condition()

    def serve_model(self, model: DelayModel, version: str) -> None:
        """Takes the place of the model before; the counters begin anew, under the new version."""
        self.model, self.version, self.metrics = model, version, ServingMetrics(version)

    def wait_until_idle(self, seconds: float) -> bool:
        """Lets requests in progress finish."""
        with self.idle:
            return self.idle.wait_for(lambda: self.busy == 0, timeout=seconds)


class Handler(BaseHTTPRequestHandler):
    server: ModelServer
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body leave in one packet
    disable_nagle_algorithm = True
    timeout = 60

    def do_GET(self) -> None:
        model_path = f"/v2/models/{NAME}"
        match self.path.partition("?")[0]:
            case "/health":
                self.answer(200, {"status": "ok", "model": NAME, "version": self.server.version})
            case "/metrics":
                self.send(200, self.server.metrics.text(), "text/plain; version=0.0.4; charset=utf-8")
            case "/v2":
                self.answer(200, {"name": NAME, "version": self.server.version, "extensions": []})
            case "/v2/health/live":
                self.answer(200, {"live": True})
            case "/v2/health/ready":
                self.answer(200, {"ready": True})
            case path if path == model_path:
                self.answer(200, open_inference.metadata(self.server.model, self.server.version))
            case path if path == f"{model_path}/ready":
                self.answer(200, {"name": NAME, "ready": True})
            case path:
                self.answer(404, {"error": f"No {path} here."})

    def do_POST(self) -> None:
        path = self.path.partition("?")[0]
        started = time.perf_counter()
        with self.server.idle:
            self.server.busy += 1
        try:
            body = self.body()
            if body is None:
                self.close_connection = True
                self.answer(411, {"error": f"A body needs a Content-Length of at most {LARGEST_BODY} bytes."})
                return
            if path == f"/v2/repository/models/{NAME}/load":
                self.answer(*self.loaded(body))
                return
            if path not in ("/predict", f"/v2/models/{NAME}/infer"):
                self.answer(404, {"error": f"No {path} here."})
                return
            status, answer = self.predicted(path, body)
            self.server.metrics.observe(status, time.perf_counter() - started)
            self.answer(status, answer)
            self.wfile.flush()
        finally:
            with self.server.idle:
                self.server.busy -= 1
                self.server.idle.notify_all()

    def predicted(self, path: str, body: bytes) -> tuple[int, dict[str, Any]]:
        """Status and answer. A model that raises is a 500: counted, logged, and the process lives on."""
        version = self.server.version
        try:
            request = json.loads(body)
            if path == "/predict":
                rows = request.get("rows") if isinstance(request, dict) else None
                predictions = predict(self.server.model, rows)
                return 200, {"model": NAME, "version": version, "predictions": predictions}
            predictions = predict(self.server.model, open_inference.rows_from(request))
            return 200, open_inference.response(predictions, version, request.get("id"))
        except (BadRequest, UnicodeDecodeError, json.JSONDecodeError) as wrong:
            return 400, {"error": str(wrong), "version": version}
        except Exception as bug:
            print(f"prediction failed: {type(bug).__name__}: {bug}", file=sys.stderr, flush=True)
            return 500, {"error": f"Prediction failed: {type(bug).__name__}.", "version": version}

    def loaded(self, body: bytes) -> tuple[int, dict[str, Any]]:
        """Loads a model from a folder of this host. What cannot be loaded changes nothing."""
        try:
            wanted = json.loads(body)["parameters"]
            folder, version = Path(wanted["folder"]), str(wanted["version"])
            self.server.serve_model(load(folder), version)
        except (ValueError, KeyError, TypeError, OSError) as wrong:
            return 400, {"error": f"Nothing was loaded: {type(wrong).__name__}: {wrong}"}
        return 200, {"name": NAME, "version": version}

    def body(self) -> bytes | None:
        """None when its length is not told, or too much."""
        length = self.headers.get("Content-Length", "")
        return self.rfile.read(int(length)) if length.isdecimal() and int(length) <= LARGEST_BODY else None

    def answer(self, status: int, body: dict[str, Any]) -> None:
        self.send(status, json.dumps(body).encode(), "application/json")

    def send(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Model-Version", self.server.version)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """No line per request."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve one model on 127.0.0.1.")
    parser.add_argument("--model", type=Path, required=True, help="folder train.py wrote")
    parser.add_argument("--port", type=int, required=True, help="0 takes a free one; the first line printed names it")
    parser.add_argument("--version", required=True, help="version of the model as the registry names it")
    options = parser.parse_args()

    try:
        server = ModelServer(options.port, load(options.model), options.version)
    except OSError as error:  # no such model, or the port is taken
        parser.error(str(error))
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    print(f"{NAME} {options.version} on http://127.0.0.1:{server.server_port}", flush=True)
    stop.wait()
    server.shutdown()
    server.wait_until_idle(seconds=10)
    server.server_close()


if __name__ == "__main__":
    main()
