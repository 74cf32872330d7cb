"""How many tokens a text costs, by a careful estimate, and what a call took."""

import math

from bot.breakdown import Tokens
from bot.readers.model.client import Reply

BYTES_A_TOKEN = 3
"""Never too few for prose: English has about 4.4 bytes a token in o200k_base, most other languages more than 3."""


def estimate(text: str) -> int:
    """Tokens of `text`, too many rather than too few."""
    return math.ceil(len(text.encode("utf-8", "surrogatepass")) / BYTES_A_TOKEN)


def spent(asked: str, reply: Reply) -> Tokens:
    """What a call took: as the server tells it, estimated where it does not."""
    sent = estimate(asked) if reply.tokens_in is None else reply.tokens_in
    got = estimate(reply.text) if reply.tokens_out is None else reply.tokens_out
    return Tokens(**{"in": sent}, out=got, exact=None not in (reply.tokens_in, reply.tokens_out))
