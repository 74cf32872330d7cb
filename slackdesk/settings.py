"""Settings of a desk: tokens, scopes, and Slack's time limits."""

import secrets
from dataclasses import dataclass, field

BOT_SCOPES = tuple(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands files:read files:write"
    " groups:history groups:read im:history im:read users:read".split()
)
"""All scopes that a method of this desk can need; give `DeskSettings` fewer to try an app with fewer."""


@dataclass(frozen=True)
class Redelivery:
    """When an event counts as not delivered, and when it is sent again. Seconds.

    The defaults are Slack's: an acknowledgement within 3 s, else again at once, after 1 minute, after 5 minutes.
    """

    ack_within: float = 3.0
    delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    wait_for_socket: bool = True
    """Events wait for a socket. False: an attempt without a socket is a failed one, and after the last the event is
    lost."""


@dataclass(frozen=True)
class DeskSettings:
    """Tokens and secrets are new for each desk, so that no web page and no other program knows them."""

    bot_token: str = field(default_factory=lambda: f"xoxb-desk-{secrets.token_hex(16)}")
    app_token: str = field(default_factory=lambda: f"xapp-desk-{secrets.token_hex(16)}")
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    client_id: str = "1.2"
    client_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    scopes: tuple[str, ...] = BOT_SCOPES
    commands: tuple[str, ...] = ("/claims",)
    shortcuts: tuple[tuple[str, str], ...] = (("who_claims_what", "Who claims what?"),)
    """Message shortcuts: callback id and the words of the menu."""
    redelivery: Redelivery = field(default_factory=Redelivery)
    trigger_lives: float = 3.0
    """Seconds in which a trigger id opens a view."""
