import http.client
import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import traffic
from delay_model import save
from serve import ModelServer

SRC = Path(__file__).parent.parent / "src"


@pytest.fixture
def serve(models):
    """Starts a server of a variant in this process: (variant) -> port."""
    running = []

    def start(variant: str) -> int:
        server = ModelServer(0, models[variant], "7")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        running.append((server, thread))
        return server.server_port

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


def call(port: int, method: str, path: str, body=None) -> tuple[int, dict | str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    sent = body if isinstance(body, str) or body is None else json.dumps(body)
    connection.request(method, path, sent)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    is_json = answer.getheader("Content-Type") == "application/json"
    return answer.status, json.loads(text) if is_json else text, answer.getheader("X-Model-Version")


@pytest.fixture(scope="session")
def today(data) -> list[dict]:
    return json.loads(data["today.csv"].head(400).to_json(orient="records"))


def test_health_and_prediction_name_the_version(serve, models, data, today):
    port = serve("candidate")
    assert call(port, "GET", "/health") == (200, {"status": "ok", "model": "flight-delays", "version": "7"}, "7")
    status, body, version = call(port, "POST", "/predict", {"rows": today})
    scores = models["candidate"].scores(models["candidate"].encode_table(data["today.csv"].head(400)))
    assert (status, body["version"], version) == (200, "7", "7")
    assert [each["score"] for each in body["predictions"]] == pytest.approx(list(scores), abs=1e-6)
    assert {each["late"] for each in body["predictions"]} == {True, False}


def test_open_inference_protocol(serve, today):
    port = serve("baseline")
    assert call(port, "GET", "/v2/health/live")[:2] == (200, {"live": True})
    assert call(port, "GET", "/v2/health/ready")[:2] == (200, {"ready": True})
    about = call(port, "GET", "/v2/models/flight-delays")[1]
    assert about["versions"] == ["7"]
    assert [each["name"] for each in about["inputs"]] == ["carrier", "origin", "hour", "distance"]
    inputs = [{**each, "shape": [2], "data": [row[each["name"]] for row in today[:2]]} for each in about["inputs"]]
    status, body, _ = call(port, "POST", "/v2/models/flight-delays/infer", {"id": "a1", "inputs": inputs})
    predicted = call(port, "POST", "/predict", {"rows": today[:2]})[1]["predictions"]
    assert (status, body["id"], body["model_version"]) == (200, "a1", "7")
    late = {"name": "late", "datatype": "BOOL", "shape": [2], "data": [each["late"] for each in predicted]}
    assert body["outputs"][0] == late
    assert body["outputs"][1]["data"] == [each["score"] for each in predicted]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("no json", "Expecting value"),
        ({"rows": []}, "at least one"),
        ({"rows": ["x"]}, "Row 0 is not an object"),
        ({"rows": [{"carrier": "UA", "origin": "EWR", "distance": 10}]}, 'Row 0 has no "hour"'),
        ({"rows": [{"carrier": "UA", "origin": "EWR", "hour": "9", "distance": 10}]}, "must be a number"),
    ],
)
def test_a_bad_request_is_the_clients(serve, body, said):
    port = serve("baseline")
    status, answer, _ = call(port, "POST", "/predict", body)
    assert status == 400
    assert said in answer["error"]
    assert 'errors_total{version="7"} 0.0' in call(port, "GET", "/metrics")[1]


def test_unknown_paths_are_404(serve):
    port = serve("baseline")
    assert call(port, "GET", "/v2/models/other")[0] == 404
    assert call(port, "POST", "/v2/models/other/infer", {})[0] == 404


def test_traffic_meets_the_broken_model_and_metrics_count_it(serve, today):
    port = serve("broken")
    today = sorted(today, key=lambda row: row["aircraft_year"] is not None)[:300]  # those that fail come first
    counts = traffic.run("127.0.0.1", port, today, rate=400, duration=1, stop=threading.Event())
    answers = counts.summary()["answers"]["7"]
    sent = sum(answers.values())
    assert 0 < sent <= 400
    assert answers["500"] == sum(row["aircraft_year"] is None for row in today[:sent])
    told = call(port, "GET", "/metrics")[1]
    assert f'requests_total{{version="7"}} {sent}.0' in told
    assert f'errors_total{{version="7"}} {answers["500"]}.0' in told
    assert f'request_duration_seconds_count{{version="7"}} {sent}.0' in told


def test_traffic_goes_to_loopback_only():
    command = [sys.executable, SRC / "traffic.py", "--url", "http://example.com", "--duration", "1"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "127.0.0.1" in done.stderr


def test_the_process_ends_well_on_sigterm(models, data, tmp_path):
    save(models["baseline"], tmp_path)
    extract = tmp_path / "today.csv"
    data["today.csv"].head(50).to_csv(extract, index=False)
    command = [sys.executable, SRC / "serve.py", "--model", tmp_path, "--port", "0", "--version", "3"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        url = server.stdout.readline().split()[-1]
        send = [sys.executable, SRC / "traffic.py", "--url", url, "--duration", "0.5", "--data", extract]
        sent = subprocess.run(send, capture_output=True, text=True, check=True)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=20) == 0
    answers = json.loads(sent.stdout)["answers"]
    assert list(answers) == ["3"] and list(answers["3"]) == ["200"]


def test_another_model_takes_over_and_what_cannot_be_loaded_changes_nothing(serve, models, tmp_path, today):
    port = serve("baseline")
    load = "/v2/repository/models/flight-delays/load"
    missing = {"parameters": {"folder": str(tmp_path / "none"), "version": "8"}}
    for refused in (missing, {"parameters": {}}, {}, [], "{"):
        assert call(port, "POST", load, refused)[0] == 400
        assert call(port, "GET", "/health")[1]["version"] == "7"
    save(models["candidate"], tmp_path)
    assert call(port, "POST", load, {"parameters": {"folder": str(tmp_path), "version": "8"}})[0] == 200
    status, body, version = call(port, "POST", "/predict", {"rows": today[:1]})
    assert (status, body["version"], version) == (200, "8", "8")
    assert 'requests_total{version="8"} 1.0' in call(port, "GET", "/metrics")[1]
