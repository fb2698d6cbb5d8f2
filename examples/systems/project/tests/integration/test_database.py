"""Predictions go into PostgreSQL and come back."""

import os

import psycopg

from model import predict

MODEL = {"night": 10.0, "amount": 1.0, "cut": 5.0}


def test_predictions_are_kept():
    payments = [(1, 250.0, 1), (2, 12.5, 0)]
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("create temporary table predictions (id int primary key, fraud int not null)")
        for number, amount, night in payments:
            row = {"amount": amount, "night": night}
            connection.execute("insert into predictions values (%s, %s)", (number, predict(MODEL, row)))
        assert connection.execute("select * from predictions order by id").fetchall() == [(1, 1), (2, 0)]
