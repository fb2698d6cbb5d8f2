"""A small load balancer for trying a rollout without one: sends each request to the stable or the candidate server.

    python src/balancer.py --port 8080 --stable http://127.0.0.1:8081 --candidate http://127.0.0.1:8082 --weights FILE

FILE holds the candidate's share (see weights.py) and is read anew when it changes. GET /health answers for the
balancer itself. In production this is HAProxy, an ingress or a mesh.
"""

import argparse
import http.client
import random
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import weights

PASSED_ON = ("Content-Type", "X-Model-Version")


class Balancer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, stable: str, candidate: str, file: Path) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.stable, self.candidate, self.file = urlsplit(stable), urlsplit(candidate), file
        self.seen: tuple[int, int] | None = None
        self.share = 0.0

    def target(self) -> str:
        """host:port for the next request."""
        stat = self.file.stat()
        if (stat.st_mtime_ns, stat.st_ino) != self.seen:
            self.share = weights.read(self.file)
            self.seen = (stat.st_mtime_ns, stat.st_ino)
        chosen = self.candidate if random.random() * 100 < self.share else self.stable
        return chosen.netloc


class Handler(BaseHTTPRequestHandler):
    server: Balancer
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    timeout = 60

    def do_GET(self) -> None:
        self.answer(200, b'{"status": "ok"}', {}) if self.path == "/health" else self.forward(None)

    def do_POST(self) -> None:
        self.forward(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def forward(self, body: bytes | None) -> None:
        connection = http.client.HTTPConnection(self.server.target(), timeout=10)
        try:
            kind = self.headers.get("Content-Type", "application/json")
            connection.request(self.command, self.path, body, {"Content-Type": kind})
            answer = connection.getresponse()
            content = answer.read()
            self.answer(answer.status, content, {name: answer.getheader(name) for name in PASSED_ON})
        except (OSError, http.client.HTTPException) as error:
            self.answer(502, f'{{"error": "{type(error).__name__}"}}'.encode(), {})
        finally:
            connection.close()

    def answer(self, status: int, content: bytes, headers: dict[str, str | None]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """No line per request."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Split traffic between two servers on 127.0.0.1.")
    parser.add_argument("--port", type=int, required=True, help="0 takes a free one; the first line printed names it")
    parser.add_argument("--stable", required=True, help="http://127.0.0.1:<port>")
    parser.add_argument("--candidate", required=True, help="http://127.0.0.1:<port>")
    parser.add_argument("--weights", type=Path, required=True, help="file with the candidate's share")
    options = parser.parse_args()
    if not options.weights.exists():
        weights.write(options.weights, 0)
    server = Balancer(options.port, options.stable, options.candidate, options.weights)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    print(f"balancer on http://127.0.0.1:{server.server_port}", flush=True)
    stop.wait()
    server.shutdown()


if __name__ == "__main__":
    main()
