"""A model server for tests: real sockets, the wire of chat.completions, and every way in which servers misbehave."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = BaseHTTPRequestHandler
Turn = Callable[[Handler], None]


@dataclass
class ModelServer:
    """Answers the n-th request with the n-th turn, the last one for ever. `requests` are the bodies, as sent."""

    url: str
    turns: list[Turn]
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def user_text(self) -> str:
        """The last user message that the server got."""
        return str(self.requests[-1]["messages"][-1]["content"])


@contextmanager
def serving(*turns: Turn) -> Iterator[ModelServer]:
    """A server on a free port of the loopback address."""

    class Handles(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["content-length"]))
            body = json.loads(sent) if sent.startswith(b"{") else {"form": sent.decode()}
            server.requests.append(body)
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            turn = server.turns[min(len(server.requests), len(server.turns)) - 1]
            turn(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handles)
    http.daemon_threads = True
    server = ModelServer(f"http://127.0.0.1:{http.server_port}/v1", list(turns))
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        http.shutdown()
        http.server_close()
        thread.join(timeout=5)


def raw(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Turn:
    """A turn that sends these bytes."""

    def turn(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return turn


def says(
    content: object,
    *,
    finish: str | None = "stop",
    refusal: str | None = None,
    usage: tuple[int, int] | None = (3200, 300),
) -> Turn:
    """A turn in which the model answers `content` (made JSON unless it is text already)."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    completion: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    }
    if usage:
        completion["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
    return raw(json.dumps(completion).encode())


def fails(status: int, code: str | None = None, **headers: str) -> Turn:
    """A turn with an error in the wire's own envelope."""
    error = {"error": {"message": "Orr said the secret words", "type": "x", "code": code}}
    return raw(json.dumps(error).encode(), status, **headers)


def hangs_up(handler: Handler) -> None:
    """A turn that closes the connection without a word."""
    handler.close_connection = True
    handler.connection.close()


def drips(server_done: Callable[[], threading.Event]) -> Turn:
    """A turn that sends a blank every 50 ms and never ends, as some gateways do to keep a connection alive."""

    def turn(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("content-type", "application/json")
        handler.send_header("connection", "close")
        handler.end_headers()
        while not server_done().wait(0.05):
            try:
                handler.wfile.write(b" ")
                handler.wfile.flush()
            except OSError:
                return

    return turn


def silent(server_done: Callable[[], threading.Event]) -> Turn:
    """A turn that never answers."""

    def turn(handler: Handler) -> None:
        server_done().wait(180)

    return turn


Json = dict[str, Any]


def line(role: str, who: str, text: str, *proof: str, **given: object) -> Json:
    """A line of a dispute as a model that keeps to the schema writes it; the speaker is `who` up to its comma.

    `proof` are numbers of sentences: “4.2”.
    """
    said = {"text": f"{who}: {text}", "proof": list(proof), "speaker": who.split(",")[0], "kind": "person"}
    return {"role": role, **said, **given}


def text_of(said: Json) -> str:
    """All that a line says."""
    return str(said["text"]).partition(": ")[2]


_EMPTY: Json = {"against": None, "status": None}


def dispute(*lines: Json, **given: object) -> Json:
    """A dispute as a model that keeps to the schema writes it."""
    return {"id": "d1", "question": "Did Orr take bribes?", "lines": list(lines), **_EMPTY, **given}


def breakdown(*matters: Json, **given: object) -> Json:
    """An answer as a model that keeps to the schema writes it."""
    empty: Json = {"own_voice": [], "cautions": [], "note": None, "about": ""}
    return {"reading": "", "matters": list(matters), **empty, **given}


EMPTY = breakdown()
"""An answer that finds nothing."""
CHARGE = line(
    "claims",
    "Tomas Vale, a councillor",
    "Orr took bribes from a dredging firm, he said on Monday.",
    "1.1",
    speaker="councillor Tomas Vale",
)
DENIAL = line(
    "denies",
    "Ines Orr, the harbour chief",
    "“I have never met them” She denied taking money.",
    "3.1",
    "3.2",
    speaker="Orr",
)
GOOD = breakdown(
    dispute(CHARGE, DENIAL),
    about="A councillor speaks about the harbour chief, Ines Orr.",
)
"""A good answer about the story of conftest.py."""
