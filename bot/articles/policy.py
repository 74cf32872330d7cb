"""What may be fetched, and how much of it: the part of safe fetching that a newsroom may set."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

MAX_REDIRECTS = 5
SECONDS = 20.0
"""One deadline over look-up, every hop and the last byte; a news page takes one or two."""
MAX_BYTES = 5_000_000
"""On the wire and once more after decoding; the heaviest news pages have 3 MB of HTML."""


def _hosts(value: object) -> object:
    """Host names as people write them: “*.Example.com”, “.example.com”, with or without a comma between two."""
    names = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(names, list | tuple | set | frozenset):
        return names
    return frozenset(str(name).strip().lower().removeprefix("*").strip(".") for name in names) - {""}


Hosts = Annotated[frozenset[str], BeforeValidator(_hosts)]


class FetchPolicy(BaseModel):
    """Limits of one fetch. No value of any field makes an address that is not public reachable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    allow_hosts: Hosts = frozenset()
    """If any are named, only these and their subdomains are fetched, and their addresses are checked all the same."""
    deny_hosts: Hosts = frozenset()
    """Never fetched, with their subdomains; wins over `allow_hosts`."""
    contact: str | None = Field(default=None, max_length=200, pattern=r"^[!-'*-~]+$")
    """A link or address for site owners, sent in the User-Agent."""
    seconds: float = Field(default=SECONDS, gt=0, le=60)
    max_bytes: int = Field(default=MAX_BYTES, gt=0, le=20_000_000)

    def host_refused(self, host: str) -> str | None:
        """Why `host` is not fetched by this policy, or None."""
        if _named(host, self.deny_hosts):
            return "is on the list of sites that I must not open"
        if self.allow_hosts and not _named(host, self.allow_hosts):
            return "is not on the list of sites that I may open"
        return None


def _named(host: str, names: frozenset[str]) -> bool:
    labels = host.lower().strip(".").split(".")
    return any(".".join(labels[start:]) in names for start in range(len(labels)))
