"""Prometheus metrics of the serving process. Only prediction requests count, not health checks or scrapes."""

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest

disable_created_metrics()

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class ServingMetrics:
    """`requests_total`, `errors_total` (answers of 500 and above) and the histogram `request_duration_seconds`, each by
    version. The counters stand at 0 from the start, so that "no errors" can be told from "no data"."""

    def __init__(self, version: str) -> None:
        self.registry = CollectorRegistry()
        requests = Counter("requests", "Prediction requests answered", ["version"], registry=self.registry)
        errors = Counter("errors", "Of these, answered with 500 or above", ["version"], registry=self.registry)
        latency = Histogram(
            "request_duration_seconds", "Time to answer", ["version"], buckets=BUCKETS, registry=self.registry
        )
        self.requests, self.errors, self.latency = (metric.labels(version) for metric in (requests, errors, latency))

    def observe(self, status: int, seconds: float) -> None:
        self.requests.inc()
        if status >= 500:
            self.errors.inc()
        self.latency.observe(seconds)

    def text(self) -> bytes:
        """Prometheus text format, version 0.0.4."""
        return generate_latest(self.registry)
