"""The candidate's share of the traffic, in a file: what the balancer reads and a rollout's `command` router writes.

    python src/weights.py FILE           prints the share in percent
    python src/weights.py FILE 25        sets it
"""

import json
import os
import sys
from pathlib import Path


def read(path: Path) -> float:
    """Percent of requests for the candidate, 0 to 100."""
    share = json.loads(path.read_text())["candidate"]
    if not isinstance(share, int | float) or not 0 <= share <= 100:
        raise ValueError(f"{path} holds {share!r}, not a percentage")
    return share


def write(path: Path, share: float) -> None:
    """Replaces the file in one step: a reader sees the old share or the new one."""
    if not 0 <= share <= 100:
        raise ValueError(f"{share} is not a percentage")
    new = path.with_suffix(".new")
    with new.open("w") as file:
        json.dump({"candidate": share}, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def main() -> None:
    match sys.argv[1:]:
        case [file]:
            print(f"{read(Path(file)):g}")
        case [file, share]:
            write(Path(file), float(share))
        case _:
            sys.exit("usage: weights.py FILE [PERCENT]")


if __name__ == "__main__":
    main()
