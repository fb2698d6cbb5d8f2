"""Has a running server (serve.py) serve another model.

    python src/load_model.py --url http://127.0.0.1:8082 --model models/candidate --version v0.2.0

Asks afterwards which version answers, and fails when it is not the one that was sent.
"""

import argparse
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from delay_model import NAME


def call(url: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """GET, or POST when there is a body; the JSON answer. Exits with the server's own words on a refusal."""
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data), timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        sys.exit(f"{url} answered {refused.code}: {refused.read().decode(errors='replace')}")
    except OSError as error:
        sys.exit(f"{url} cannot be reached: {error}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Have a running server serve another model.")
    parser.add_argument("--url", required=True, help="address of the server")
    parser.add_argument("--model", type=Path, required=True, help="model.joblib, or the folder that holds it")
    parser.add_argument("--version", required=True, help="version as the registry names it")
    options = parser.parse_args()

    folder = options.model.resolve()
    folder = folder.parent if folder.is_file() else folder
    wanted = {"parameters": {"folder": str(folder), "version": options.version}}
    call(f"{options.url}/v2/repository/models/{NAME}/load", wanted)
    version = call(f"{options.url}/health")["version"]
    if version != options.version:
        sys.exit(f"{options.url} serves {version}, not {options.version}")
    print(f"{options.url} serves {version}")


if __name__ == "__main__":
    main()
