"""Which network addresses are public: a table of our own, since the standard library's ages with the interpreter.

Source: IANA IPv4 and IPv6 Special-Purpose Address Registries, IANA IPv4 Multicast Address Space, IANA IPv6 Global
Unicast Address Assignments, as of November 2026. Blocks that the registries call globally reachable but that serve no web site
(192.0.0.9/32, 2001:1::1/128, …) are refused with the block around them.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_SPECIAL = {
    "an unspecified address": "0.0.0.0/8",  # RFC 791, RFC 1122
    "a private address": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",  # RFC 1918
    "a carrier’s inner address": "100.64.0.0/10",  # RFC 6598; a cloud’s metadata service lives there too
    "a loopback address": "127.0.0.0/8",  # RFC 1122
    "a cloud’s metadata address": "168.63.129.16/32",  # a public block, but answered by the host of every Azure machine
    "a link-local address": "169.254.0.0/16",  # RFC 3927; metadata services of most clouds
    # RFC 6890 (the first holds a cloud's metadata address), 7535, 7450, 7534
    "a protocol address": "192.0.0.0/24 192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 2620:4f:8000::/48",
    "a documentation address": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20",  # RFC 5737, 9637
    "a relay address": "192.88.99.0/24",  # RFC 7526
    "a test address": "198.18.0.0/15",  # RFC 2544
    "a multicast address": "224.0.0.0/4",  # RFC 5771
    "a reserved address": "240.0.0.0/4 3ffe::/16",  # RFC 1112; holds the broadcast address; RFC 3701
    # RFC 2928: Teredo, benchmarking, ORCHID; RFC 3056 (6to4): carries any IPv4 address inside
    "a tunnel address": "2001::/23 2002::/16",
}
_BLOCKS = [(ip_network(block), kind) for kind, blocks in _SPECIAL.items() for block in blocks.split()]
_GLOBAL_V6 = IPv6Network("2000::/3")
"""The only space that IANA gives to global unicast; loopback, mapped, NAT64, unique local … all lie outside."""


def not_public(address: Address) -> str | None:
    """What kind of address `address` is if it is not a public one ("a loopback address"), else None."""
    if isinstance(address, IPv6Address) and (address not in _GLOBAL_V6 or address.scope_id):
        return "a loopback address" if address.is_loopback else "an inner or reserved address"
    return next((kind for block, kind in _BLOCKS if address in block), None)


def literal(host: str) -> Address | None:
    """The address that `host` spells out, or None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
