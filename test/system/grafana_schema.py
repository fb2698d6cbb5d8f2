"""Reads a dashboard through Grafana's own schema (its Foundation SDK) and prints the path of all that the schema does not know."""

import json
import sys

from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard


def lost(given, kept, at=""):
    if isinstance(given, dict) and isinstance(kept, dict):
        for key, value in given.items():
            if key in kept:
                yield from lost(value, kept[key], f"{at}.{key}")
            else:
                yield f"{at}.{key}"
    elif isinstance(given, list) and isinstance(kept, list) and len(given) == len(kept):
        for index, (left, right) in enumerate(zip(given, kept)):
            yield from lost(left, right, f"{at}[{index}]")
    elif given != kept:
        yield at


register_default_plugins()
dashboard = json.load(sys.stdin)
encoded = JSONEncoder(sort_keys=True).encode(Dashboard.from_json(dashboard))
for path in lost(dashboard, json.loads(encoded)):
    print(path)
