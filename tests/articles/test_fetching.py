"""Safe fetch: what a link must never reach, and what a site may never do to us."""

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat

import pytest

from bot.articles.connection_guard import INTERNET, Network
from bot.articles.fetch import fetch
from bot.articles.policy import SECONDS, FetchPolicy
from bot.errors import ArticleError
from tests.articles.documents import refusal
from tests.articles.web import PUBLIC, Answer, Dialler, Listener, Names, listening, page, pouring, public_web, redirect

POLICY = FetchPolicy(seconds=5)
INWARD = {
    "inner.test": [["10.1.2.3"]],
    "rebind.test": [["127.0.0.1"]],
    "cgnat.test": [["100.64.1.1"]],
    "six.test": [["fd00::1", "::1"]],
}

HOSTILE = (
    # this machine, in every spelling
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://LocalHost.:{port}/",
    "http://news.localhost:{port}/", "http://0.0.0.0:{port}/", "http://0:{port}/", "http://127.1:{port}/",
    "http://127.0.0.1.:{port}/", "http://127.9.9.9:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/",
    "http://0177.0.0.01:{port}/", "http://0x7f.0.1:{port}/", "http://127.0.0.%31:{port}/",
    "http://%6c%6f%63%61%6c%68%6f%73%74:{port}/", "http://①②⑦。⓪。⓪。①:{port}/", "http://127。0。0。1:{port}/",
    "http://ｌｏｃａｌｈｏｓｔ:{port}/", "http://[::1]:{port}/", "http://[::]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://[::ffff:7f00:1]:{port}/", "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/", "http://[64:ff9b:1::7f00:1]:{port}/", "http://[2002:7f00:1::1]:{port}/",
    "http://[2001:0:7f00:1::1]:{port}/", "http://[fe80::1%25lo]:{port}/",
    # inner networks and metadata services
    "http://10.0.0.7/", "http://172.31.255.254/", "http://192.168.0.1/", "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/", "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/", "http://[fd00:ec2::254]/", "http://192.0.0.192/", "http://168.63.129.16/",
    "http://198.19.0.1/", "http://203.0.113.5/", "http://224.0.0.251/", "http://239.255.255.250/",
    "http://250.1.1.1/", "http://255.255.255.255/", "http://[fc00::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/",
    "http://[3fff::1]/", "http://[4000::1]/", "http://inner.test:{port}/", "http://rebind.test:{port}/",
    "http://cgnat.test/", "http://six.test/",
    # confusing a parser
    "http://lantern.example@127.0.0.1:{port}/", "http://someone:secret@lantern.example/",
    "http://lantern.example:80@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@lantern.example/",
    "http://lantern.example\\.127.0.0.1:{port}/", "http:\\\\127.0.0.1:{port}/", "http:/127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/", "//127.0.0.1:{port}/", "http://127.0.0.1:{port}#@lantern.example/",
    "http://lantern.example\r\nHost: 127.0.0.1:{port}/", "http://lantern\t.example:{port}/",
    "http://\u202e1.0.0.721:{port}/", "http:///127.0.0.1:{port}/", "http://:{port}/",
    "http://lantern.example:{port}:80/", "http://lantern.example:99999/",
    # not the web
    "file:///etc/passwd", "ftp://lantern.example/", "gopher://127.0.0.1:{port}/_INFO", "data:text/html,hello",
    "javascript:alert(1)", "ws://127.0.0.1:{port}/",
    # not the web's ports
    "http://lantern.example:22/", "http://lantern.example:6379/", "https://lantern.example:8443/",
    "http://lantern.example/" + "a" * 4100,
)  # fmt: skip


@pytest.fixture
def counting() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


def wide(listener: Listener) -> Network:
    """The real table and dialler, with the counting port opened so that the addresses themselves are put to the test."""
    return replace(INTERNET, look_up=Names(INWARD), ports=INTERNET.ports | {listener.port})


def refused(link: str, network: Network, policy: FetchPolicy = POLICY) -> ArticleError:
    return refusal(lambda: fetch(link, policy, network))


@pytest.mark.parametrize("link", HOSTILE)
def test_a_hostile_link_is_refused_without_a_connection(link: str, counting: Listener) -> None:
    error = refused(link.replace("{port}", str(counting.port)), wide(counting))
    assert error.code in {"bad-link", "not-public", "not-allowed", "not-found"}
    assert counting.connections == 0


@pytest.mark.parametrize(
    "link",
    ["http://127.0.0.1:{port}/", "http://0x7f.0.1:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://rebind.test:{port}/",
     "http://169.254.169.254/", "//127.0.0.1:{port}/", "http://lantern.example@127.0.0.1:{port}/", "file:///etc/passwd"],
)  # fmt: skip
def test_a_redirect_to_a_hostile_link_is_refused_without_a_second_connection(link: str) -> None:
    with listening() as inner, listening() as outer:
        target = link.replace("{port}", str(inner.port))
        outer.answers["lantern.example/"] = redirect(target)
        dialler = Dialler(outer.port)
        network = Network(look_up=Names(INWARD), dial=dialler, ports=INTERNET.ports | {inner.port})
        error = refused("http://lantern.example/", network)
        assert error.code in {"bad-link", "not-public", "not-allowed", "not-found"}
        assert dialler.dialled == [(PUBLIC, 80)]
        assert inner.connections == 0


def test_the_address_that_was_checked_is_the_one_connected_to(counting: Listener) -> None:
    counting.answers["turncoat.example/"] = page("<p>Hello</p>")
    names, dialler = Names({"turncoat.example": [[PUBLIC], ["127.0.0.1"]]}), Dialler(counting.port)
    fetch("http://turncoat.example/", POLICY, public_web(counting, names, dialler))
    assert names.asked == ["turncoat.example"]
    assert dialler.dialled == [(PUBLIC, 80)]


def test_a_name_that_turns_inward_between_two_hops_is_refused(counting: Listener) -> None:
    counting.answers["turncoat.example/"] = redirect("http://turncoat.example/next")
    names, dialler = Names({"turncoat.example": [[PUBLIC], ["169.254.169.254"]]}), Dialler(counting.port)
    assert refused("http://turncoat.example/", public_web(counting, names, dialler)).code == "not-public"
    assert dialler.dialled == [(PUBLIC, 80)]


def test_of_several_addresses_the_public_ones_are_tried_in_turn(counting: Listener) -> None:
    counting.answers["several.example/"] = page("<p>Hello</p>")
    dialler, other = Dialler(counting.port), "2606:2800:220:1::1"
    dialler.dead = {other}
    names = Names({"several.example": [["127.0.0.1", other, "::1", PUBLIC, "10.0.0.1"]]})
    fetch("http://several.example/", POLICY, public_web(counting, names, dialler))
    assert dialler.dialled == [(other, 80), (PUBLIC, 80)]


def test_the_environment_sets_no_proxy_and_no_cookie_is_kept(
    monkeypatch: pytest.MonkeyPatch, counting: Listener
) -> None:
    with listening() as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        onward = ("Set-Cookie: who=you", "Location: /next")
        counting.answers["lantern.example/"] = page(status="302 Found", headers=onward)
        counting.answers["lantern.example/next"] = page("<p>Hello</p>")
        fetch("http://lantern.example/", FetchPolicy(contact="https://lantern.example/bots"), public_web(counting))
        assert proxy.connections == 0
        assert "cookie" not in "".join(counting.requests).lower()
        assert "User-Agent: Rejoinder/" in counting.requests[0]
        assert "(+https://lantern.example/bots)" in counting.requests[0]


# --- what a site may do to us


def bomb(megabytes: int, window: int = zlib.MAX_WBITS | 16) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, window)
    million = bytes(1_000_000)
    return b"".join(packer.compress(million) for _ in range(megabytes)) + packer.flush()


HTML, CHUNKED = "Content-Type: text/html", "Transfer-Encoding: chunked"
ZEROS = bytes(65536)


@pytest.mark.parametrize(
    "answer",
    [
        pouring(repeat(ZEROS), (HTML, "Content-Length: 100000000")),
        pouring(repeat(ZEROS)),
        pouring(repeat(b"10000\r\n" + ZEROS + b"\r\n"), (HTML, CHUNKED)),
        pouring(repeat(b"1;" + b"x" * 4000 + b"\r\nx\r\n"), (HTML, CHUNKED)),  # a byte of page in 4,000 on the wire
        page(bomb(60), headers=("Content-Encoding: gzip",)),
        page(bomb(60, zlib.MAX_WBITS), headers=("Content-Encoding: deflate",)),
        page(bomb(60, -zlib.MAX_WBITS), headers=("Content-Encoding: deflate",)),
        page(gzip.compress(bomb(60)), headers=("Content-Encoding: gzip, gzip",)),
    ],
    ids=["declared", "endless", "chunks", "padding", "gzip bomb", "zlib bomb", "deflate bomb", "bomb in a bomb"],
)
def test_a_page_that_is_too_large_is_refused_in_little_memory(answer: Answer) -> None:
    with listening({"lantern.example/": answer}) as listener:
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            error = refused("http://lantern.example/", public_web(listener))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert error.code in {"too-large", "site-error"}
    assert peak - before < 20_000_000


def dripping(head: bytes, listener: Listener) -> Answer:
    """Sends `head`, then one byte every 50 ms until the connection is closed."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(head)
        while not listener.closing.wait(0.05):
            connection.sendall(b"x")

    return answer


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Long: ", b""],
    ids=["body", "header", "first line"],
)
def test_a_page_that_drips_is_refused_at_the_deadline(head: bytes, counting: Listener) -> None:
    counting.answers["lantern.example/"] = dripping(head, counting)
    began = time.monotonic()
    error = refused("http://lantern.example/", public_web(counting), FetchPolicy(seconds=0.4))
    assert error.code == "too-slow"
    assert time.monotonic() - began < SECONDS / 2


def test_one_deadline_holds_over_all_hops(counting: Listener) -> None:
    def late(location: str) -> Answer:
        def answer(connection: socket.socket) -> None:
            counting.closing.wait(0.15)
            redirect(location)(connection)

        return answer

    for number in range(5):
        counting.answers[f"lantern.example/{number}"] = late(f"/{number + 1}")
    error = refused("http://lantern.example/0", public_web(counting), FetchPolicy(seconds=0.4))
    assert error.code == "too-slow"


def test_a_resolver_that_never_answers_is_waited_for_no_longer_than_the_deadline(counting: Listener) -> None:
    stuck = threading.Event()

    def look_up(host: str, port: int) -> list[str]:
        stuck.wait(60)
        return [PUBLIC]

    network = replace(public_web(counting), look_up=look_up)
    began = time.monotonic()
    try:
        assert refused("http://lantern.example/", network, FetchPolicy(seconds=0.2)).code == "too-slow"
        assert time.monotonic() - began < SECONDS / 2
    finally:
        stuck.set()


@pytest.mark.parametrize(
    "raw",
    [
        b"not http at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Type: text/html\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
    ],
    ids=["noise", "cut", "bad length", "many headers", "bad gzip", "brotli unasked"],
)
def test_a_broken_answer_is_an_error_in_words(raw: bytes, counting: Listener) -> None:
    counting.answers["lantern.example/"] = lambda connection: connection.sendall(raw)
    assert refused("http://lantern.example/", public_web(counting)).code in {"site-error", "too-large"}


# --- honest failure


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("401 Unauthorized", "refused"),
        ("403 Forbidden", "refused"),
        ("404 Not Found", "not-found"),
        ("429 Too Many Requests", "site-error"),
        ("451 Unavailable For Legal Reasons", "refused"),
        ("503 Unavailable", "site-error"),
    ],
)
def test_a_refusal_of_the_site_is_told_with_its_number(status: str, code: str, counting: Listener) -> None:
    counting.answers["lantern.example/"] = page("<p>No.</p>", status=status)
    error = refused("http://lantern.example/", public_web(counting))
    assert error.code == code
    assert status[:3] in error.message
    assert "lantern.example" in error.message


@pytest.mark.parametrize("kind", ["image/png", "application/json"])
def test_a_link_to_something_else_is_unsupported(kind: str, counting: Listener) -> None:
    counting.answers["lantern.example/"] = page(b"x", content_type=kind)
    error = refused("http://lantern.example/", public_web(counting))
    assert error.code == "unsupported"
    assert kind in error.message


def test_an_unknown_name_and_an_unreachable_site_are_told_apart(counting: Listener) -> None:
    assert refused("http://nowhere.test/", public_web(counting)).code == "not-found"
    dialler = Dialler(counting.port)
    dialler.dead = {PUBLIC}
    assert refused("http://lantern.example/", public_web(counting, dialler=dialler)).code == "unreachable"


# --- redirects


def hops(count: int) -> dict[str, Answer]:
    answers: dict[str, Answer] = {f"lantern.example/{n}": redirect(f"/{n + 1}") for n in range(count)}
    return {**answers, f"lantern.example/{count}": page("<p>There.</p>")}


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    with listening(hops(5)) as listener:
        assert fetch("http://lantern.example/0", POLICY, public_web(listener)).url.path == "/5"
    with listening(hops(6)) as listener:
        refused("http://lantern.example/0", public_web(listener))
        assert listener.connections == 6


def test_a_redirect_from_a_secure_page_to_an_open_one_is_refused_and_the_other_way_followed() -> None:
    answers = {
        "lantern.example/open": redirect("https://lantern.example/secure"),
        "lantern.example/secure": page("<p>There.</p>"),
        "lantern.example/down": redirect("http://lantern.example/open"),
    }
    with listening(answers) as listener:
        assert fetch("http://lantern.example/open", POLICY, public_web(listener)).url.scheme == "https"
        assert refused("https://lantern.example/down", public_web(listener)).code == "not-allowed"


@pytest.mark.parametrize(
    "location",
    ["there", "//lantern.example/there", "http://lantern.example/there#part", "/a/../there", "?x=1", "/café"],
)
def test_a_relative_redirect_is_followed(location: str) -> None:
    there = page("<p>There.</p>")
    places = ("lantern.example/there", "lantern.example/?x=1", "lantern.example/caf%C3%A9")
    answers = {"lantern.example/": redirect(location), **dict.fromkeys(places, there)}
    with listening(answers) as listener:
        assert b"There" in (fetch("http://lantern.example/", POLICY, public_web(listener)).data or b"")


# --- the newsroom's own lists


def lists(**hosts: str) -> FetchPolicy:
    """A policy with lists as they are written in .env."""
    return FetchPolicy.model_validate(hosts)


@pytest.mark.parametrize(
    ("policy", "host", "allowed"),
    [
        (lists(allow_hosts="*.lantern.example"), "www.lantern.example", True),
        (lists(allow_hosts="lantern.example"), "notlantern.example", False),
        (lists(allow_hosts="lantern.example"), "lantern.example.evil.example", False),
        (lists(deny_hosts="evil.example, other.example"), "www.EVIL.example", False),
        (lists(deny_hosts="evil.example"), "lantern.example", True),
        (lists(allow_hosts="evil.example", deny_hosts="evil.example"), "evil.example", False),
    ],
)
def test_the_lists_of_hosts_hold_for_subdomains_too(policy: FetchPolicy, host: str, allowed: bool) -> None:
    with listening({f"{host.lower()}/": page("<p>There.</p>")}) as listener:
        if allowed:
            assert fetch(f"http://{host}/", policy, public_web(listener)).data
        else:
            assert refused(f"http://{host}/", public_web(listener), policy).code == "not-allowed"
            assert listener.connections == 0


def test_a_redirect_to_a_denied_host_is_refused() -> None:
    with listening({"lantern.example/": redirect("http://evil.example/")}) as listener:
        error = refused("http://lantern.example/", public_web(listener), lists(deny_hosts="evil.example"))
        assert (error.code, listener.connections) == ("not-allowed", 1)


def test_naming_an_inner_address_on_the_allow_list_does_not_open_it(counting: Listener) -> None:
    policy = lists(allow_hosts=f"127.0.0.1 localhost inner.test 127.0.0.1:{counting.port}")
    for host in ("127.0.0.1", "inner.test", "localhost"):
        assert refused(f"http://{host}:{counting.port}/", wide(counting), policy).code in {"not-public", "bad-link"}
    assert counting.connections == 0


def test_a_packed_page_is_unpacked_and_one_that_is_cut_off_is_broken_and_no_shorter_article(counting: Listener) -> None:
    text = b"<p>The mayor denied it.</p>" * 9
    packed = gzip.compress(text)

    def send(sent: bytes) -> None:
        counting.answers["lantern.example/"] = pouring([sent[:7], sent[7:]], (HTML, "Content-Encoding: gzip"))

    send(packed + bytes(8))
    assert fetch("http://lantern.example/", POLICY, public_web(counting)).data == text
    send(packed[:-9])
    assert refused("http://lantern.example/", public_web(counting)).code == "site-error"
