"""Figures about the running bot, in Prometheus's form. Labels hold no names, channels or texts."""

from prometheus_client import Counter, Gauge, Histogram

REQUESTS = Counter("rejoinder_requests", "Requests that were closed, by the first word of their outcome.", ["outcome"])
STEPS = Histogram(
    "rejoinder_step_seconds",
    "Seconds that a step of a request took, waiting for Slack or the model included.",
    ["step"],
    buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 90, 300),
)
TOKENS = Counter("rejoinder_model_tokens", "Tokens sent to and given by the model.", ["direction"])
SLACK_LATER = Counter("rejoinder_slack_later", "Calls that Slack put off (429) or whose answer was lost.")
OPEN = Gauge("rejoinder_open_requests", "Requests that wait or are being worked on.")
