"""Starts the model server in the background and waits until it answers. `python start.py <folder> <version> <port>`"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

folder, version, port = sys.argv[1:4]
noted = Path(tempfile.gettempdir()) / f"payments-{port}.pid"
if noted.exists():
    try:
        os.kill(int(noted.read_text()), signal.SIGTERM)
    except ProcessLookupError:
        pass
server = subprocess.Popen(
    [sys.executable, str(Path(__file__).with_name("serve.py")), folder, version, port],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
    start_new_session=True,
)
noted.write_text(str(server.pid))
for _ in range(100):
    if server.poll() is not None:
        sys.exit(f"the server ended with {server.returncode}")
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
        sys.exit()
    except OSError:
        time.sleep(0.1)
sys.exit("the server does not answer")
