"""The bodies of the Open Inference Protocol, version 2 (REST): one tensor per input column, one per answer."""

from typing import Any

from delay_model import NAME, DelayModel
from prediction import BadRequest


def metadata(model: DelayModel, version: str) -> dict[str, Any]:
    text = [{"name": name, "datatype": "BYTES", "shape": [-1]} for name in model.text_columns]
    numbers = [{"name": name, "datatype": "FP64", "shape": [-1]} for name in model.number_columns]
    return {
        "name": NAME,
        "versions": [version],
        "platform": "sklearn",
        "inputs": text + numbers,
        "outputs": [
            {"name": "late", "datatype": "BOOL", "shape": [-1]},
            {"name": "score", "datatype": "FP64", "shape": [-1]},
        ],
    }


def rows_from(body: Any) -> list[dict[str, Any]]:
    """Request -> rows. Every input is a column `{name, shape, datatype, data}` of the same length."""
    inputs = body.get("inputs") if isinstance(body, dict) else None
    if not isinstance(inputs, list) or not inputs:
        raise BadRequest('"inputs" must be a list of tensors, one per column.')
    columns: dict[str, list[Any]] = {}
    for tensor in inputs:
        match tensor:
            case {"name": str(name), "data": list(data)}:
                columns[name] = data
            case _:
                raise BadRequest('Every input needs a "name" and a "data" list.')
    if len({len(data) for data in columns.values()}) != 1:
        raise BadRequest("All inputs must hold the same number of values.")
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def response(predictions: list[dict[str, Any]], version: str, request_id: Any) -> dict[str, Any]:
    rows = len(predictions)
    answer: dict[str, Any] = {
        "model_name": NAME,
        "model_version": version,
        "outputs": [
            {"name": "late", "datatype": "BOOL", "shape": [rows], "data": [each["late"] for each in predictions]},
            {"name": "score", "datatype": "FP64", "shape": [rows], "data": [each["score"] for each in predictions]},
        ],
    }
    return answer if request_id is None else {**answer, "id": request_id}
