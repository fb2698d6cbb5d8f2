"""Trains a classifier on Fisher's irises and writes it the way a model server takes it.

    python iris.py joblib <file> [--rotated]
    python iris.py mlflow <folder> [--rotated]

With --rotated the labels are shifted by one class: a model that answers in the right form, and wrong.
"""

import sys

from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

form, target, *options = sys.argv[1:]
data = load_iris(as_frame=True)
labels = (data.target + ("--rotated" in options)) % 3

if form == "joblib":
    import joblib

    joblib.dump(LogisticRegression(max_iter=1000).fit(data.data.to_numpy(), labels), target)
else:
    import mlflow.sklearn
    from mlflow.models import infer_signature

    model = LogisticRegression(max_iter=1000).fit(data.data, labels)
    signature = infer_signature(data.data, model.predict(data.data))
    # skops, the default format, is one more package.
    mlflow.sklearn.save_model(
        model, target, signature=signature, pip_requirements=[], serialization_format="cloudpickle"
    )
