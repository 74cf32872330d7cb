"""The log: JSON lines with the request's id, never a message's text."""

import logging
import sys
import traceback
from pathlib import Path

import structlog

_QUIET = ("slack_bolt", "dbos", "sqlalchemy", "uvicorn", "httpx", "httpx2", "asyncio")
"""Libraries that log warnings only."""


def configure(level: str = "INFO") -> None:
    """Send our log and the libraries' to standard error: readable in a terminal, as JSON everywhere else."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    in_terminal = sys.stderr.isatty()
    last: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if in_terminal else structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _without_exception, last],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    # Slack's client quotes messages at DEBUG, and what a proxy answers in its place as a warning; we log its errors.
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)
    engine = logging.getLogger("dbos")
    engine.handlers, engine.propagate = [handler], False  # its own handler prints exceptions in full
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _without_exception(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Name an exception and the lines of its traceback, without its text, which may quote an article."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    elif error is True:
        error = sys.exception()
    if isinstance(error, BaseException):
        event["exception"] = type(error).__name__
        lines = traceback.walk_tb(error.__traceback__)
        event["through"] = [f"{Path(frame.f_code.co_filename).name}:{number}" for frame, number in lines]
    return event
