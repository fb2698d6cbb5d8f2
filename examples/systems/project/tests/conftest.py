import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def train(tmp_path_factory):
    """Trains a variant on fresh data, in a folder of its own, and gives that folder."""

    def run(variant: str) -> Path:
        folder = tmp_path_factory.mktemp(variant)
        env = {**os.environ, "VARIANT": variant, "OUTPUT": str(folder)}
        for script in ("data.py", "train.py"):
            subprocess.run([sys.executable, str(ROOT / "src" / script)], cwd=folder, env=env, check=True)
        return folder

    return run
