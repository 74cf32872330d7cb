"""A container engine for one image, of what Linux brings along: namespaces, mounts and users. It needs root."""

import ctypes
import fcntl
import os
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.container.steps import ROOT, Container

TOOLS = ("unshare", "nsenter", "setpriv", "chroot", "mount")
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/dev", sys.base_prefix)
"""What the image has from the one that it builds upon; here it is this machine's."""
_NEW_NETWORK = 0x40000000
_SET_FLAGS, _UP = 0x8914, 0x1
_LIBC = ctypes.CDLL(None, use_errno=True)


def missing() -> str:
    """Why it cannot work here; empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "a container without an engine needs Linux and root"
    if lacking := [tool for tool in TOOLS if not shutil.which(tool)]:
        return f"a container without an engine needs {', '.join(lacking)}"
    tried = subprocess.run(["unshare", "--mount", "--net", "--pid", "--fork", "true"], capture_output=True)
    return "this root may make no namespaces, which a container needs" if tried.returncode else ""


@contextmanager
def network() -> Iterator[None]:
    """This thread, and what it starts, on a network of their own, where the image's ports are free."""
    with open("/proc/thread-self/ns/net") as here:
        _call(_LIBC.unshare(_NEW_NETWORK))
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as lo:
                fcntl.ioctl(lo, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))
            yield
        finally:
            _call(_LIBC.setns(here.fileno(), _NEW_NETWORK))


def _call(status: int) -> None:
    if status:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


class Running:
    def __init__(self, container: Container, process: subprocess.Popen[str], log: Path) -> None:
        self._container = container
        self._process = process
        self._log = log

    def first_line(self) -> str:
        """What it says when it is ready; what it complained of, where it says nothing."""
        return (self._process.stdout.readline() if self._process.stdout else "") or self._log.read_text("utf-8")

    def run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """`docker exec`, and the health check."""
        enter = ["nsenter", "--target", str(self._pid()), "--mount", "--pid", "--root", "--wd"]
        user = _as_user(self._container.image.user)
        return subprocess.run(
            [*enter, *user, *command], env=self._container.environment, capture_output=True, text=True
        )

    def stop(self, timeout: float) -> int:
        """`docker stop`: its exit status."""
        os.kill(self._pid(), signal.SIGTERM)
        return self._process.wait(timeout)

    def _pid(self) -> int:
        """Of its first process."""
        parent = self._process.pid
        return int(Path(f"/proc/{parent}/task/{parent}/children").read_text("utf-8"))


@contextmanager
def started(container: Container, folder: Path, names: Sequence[str] = ()) -> Iterator[Running]:
    """The container in `folder`; `names` are other containers on its network, which are on this machine."""
    script = "\n".join(["set -e", *(shlex.join(step) for step in _steps(container, folder, names))])
    log = folder / "log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script],
            env=container.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        yield Running(container, process, log)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _steps(container: Container, folder: Path, names: Sequence[str]) -> Iterator[list[str]]:
    """Commands that build the container's files and become its first process."""
    image, root = container.image, folder / "root"
    (folder / "hosts").write_text(f"127.0.0.1 localhost {' '.join(names)}\n")
    yield ["mkdir", str(root)]
    yield ["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", str(root)]
    for place in _SYSTEM:
        if Path(place).is_symlink():
            yield ["cp", "--no-dereference", place, f"{root}{place}"]
        elif Path(place).is_dir() and not Path(f"{root}{place}").is_mount():
            yield from _bind(place, f"{root}{place}", "ro")
    yield from _bind(str(Path(sys.prefix).resolve()), f"{root}/venv", "ro")
    yield ["mount", "--bind", str(folder / "hosts"), f"{root}/etc/hosts"]
    yield ["mkdir", "-p", f"{root}/proc", f"{root}{image.folder}"]
    yield ["mount", "-t", "proc", "proc", f"{root}/proc"]
    yield ["cp", "-r", *(str(ROOT / name) for name in image.copied), f"{root}{image.folder}"]
    for place in image.volumes:
        kept = folder / "volumes" / place.strip("/")
        kept.mkdir(parents=True, exist_ok=True)
        os.chown(kept, image.user, -1)
        yield from _bind(str(kept), f"{root}{place}", "rw")
    for place in container.tmpfs:
        yield ["mkdir", "-p", f"{root}{place}"]
        yield ["mount", "-t", "tmpfs", "-o", "noexec,nosuid,nodev,mode=1777", "tmpfs", f"{root}{place}"]
    if container.read_only:
        yield ["mount", "-o", "remount,ro", str(root)]
    at_work = ["chroot", str(root), "env", f"--chdir={image.folder}"]
    yield ["exec", *at_work, *_as_user(image.user), *image.command]


def _bind(source: str, target: str, how: str) -> Iterator[list[str]]:
    yield ["mkdir", "-p", target]
    yield ["mount", "--rbind" if source == "/dev" else "--bind", source, target]
    yield ["mount", "-o", f"remount,bind,{how}", target]


def _as_user(number: int) -> list[str]:
    """Without capabilities, as `cap_drop: [ALL]` and `no-new-privileges` say."""
    ids = f"--reuid={number} --regid={number} --clear-groups"
    return f"setpriv {ids} --bounding-set=-all --no-new-privs".split()
