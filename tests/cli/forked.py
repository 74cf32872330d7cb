"""The command line in forks of one process that has imported everything: real processes without the time of a start."""

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
SECONDS = 180


def rejoinder(
    *arguments: str, stdin: bytes = b"", cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What `python -m bot` does with these arguments and variables, without the settings of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder) / name for name in ("in", "out", "err")]
        streams[0].write_bytes(stdin)
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        order = [arguments, str(cwd), environment or {}, [str(path) for path in streams]]
        server.stdin.write(json.dumps(order).encode() + b"\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return subprocess.CompletedProcess(arguments, status, *(path.read_bytes() for path in streams[1:]))


@cache
def _server() -> subprocess.Popen[bytes]:
    """Ends with this process, which holds its standard input."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("OPENAI", "SLACK"))}
    environment |= {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "tests.cli.forked"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _serve(orders: IO[bytes]) -> None:
    """Fork for each line of `orders`: arguments, folder, variables, and the files of the three streams."""
    from bot.readers.rules.parser import language

    language()
    for line in orders:
        arguments, folder, environment, streams = json.loads(line)
        child = os.fork()
        if child == 0:
            os.environ.update(environment)
            _run(arguments, folder, streams)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _run(arguments: list[str], folder: str, streams: list[str]) -> None:
    """Be the command; does not return."""
    from bot.cli import main

    os.chdir(folder)
    for number, path in enumerate(streams):
        opened = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 the fork's own, until it ends
    sys.argv = ["rejoinder", *arguments]
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(bool(end.code))
    except BaseException:  # noqa: BLE001 as an interpreter does at its end
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        status = 1
    else:
        status = 0
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve(sys.stdin.buffer)
