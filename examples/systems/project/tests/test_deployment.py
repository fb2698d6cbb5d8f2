from pathlib import Path

import yaml

FILE = Path(__file__).parent.parent / "k8s" / "deployment.yaml"


def test_every_container_has_limits():
    deployment = yaml.safe_load(FILE.read_text())
    for container in deployment["spec"]["template"]["spec"]["containers"]:
        assert set(container["resources"]["limits"]) == {"cpu", "memory"}
