"""Rows in, predictions out, with the checks a request must pass first."""

from typing import Any

from delay_model import DelayModel

MOST_ROWS = 10_000


class BadRequest(Exception):
    """The client's mistake, in one sentence: answered with 400."""


def predict(model: DelayModel, rows: Any) -> list[dict[str, Any]]:
    """`[{"late": bool, "score": 0..1}]`, one per row. Whatever the model itself raises passes through."""
    if not isinstance(rows, list) or not rows:
        raise BadRequest('"rows" must be a list of at least one object.')
    if len(rows) > MOST_ROWS:
        raise BadRequest(f"At most {MOST_ROWS} rows in one request.")
    for position, row in enumerate(rows):
        check(model, row, position)
    scores = model.scores(model.encode_rows(rows))
    return [
        {"late": bool(late), "score": round(float(score), 6)}
        for late, score in zip(model.flags(scores), scores, strict=True)
    ]


def check(model: DelayModel, row: Any, position: int) -> None:
    """Every column the model reads must be there, as text or as a number; null is a value like any other."""
    if not isinstance(row, dict):
        raise BadRequest(f"Row {position} is not an object.")
    wanted = (((str,), model.text_columns, "text"), ((int, float), model.number_columns, "a number"))
    for kinds, columns, what in wanted:
        for column in columns:
            if column not in row:
                raise BadRequest(f'Row {position} has no "{column}".')
            value = row[column]
            if value is not None and (isinstance(value, bool) or not isinstance(value, kinds)):
                raise BadRequest(f'"{column}" of row {position} must be {what} or null.')
