"""Serves a model: GET /health, POST /predict; the answer says which version it is. `python serve.py <folder> <version> <port>`"""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from model import load, predict

FOLDER, VERSION, PORT = sys.argv[1:4]
MODEL = load(FOLDER)


class Handler(BaseHTTPRequestHandler):
    def answer(self, status: int, body: dict) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self) -> None:
        self.answer(200 if self.path == "/health" else 404, {"status": "ok"})

    def do_POST(self) -> None:
        try:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            self.answer(200, {"prediction": predict(MODEL, body), "model_version": VERSION})
        except (KeyError, TypeError, ValueError) as error:
            self.answer(400, {"error": str(error)})

    def log_message(self, *_: object) -> None:
        pass


ThreadingHTTPServer((os.environ.get("HOST", "127.0.0.1"), int(PORT)), Handler).serve_forever()
