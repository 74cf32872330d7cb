"""Which network addresses are public: a table of our own, since the standard library's ages with the interpreter.

Source: IANA IPv4 and IPv6 Special-Purpose Address Registries, IANA IPv4 Multicast Address Space, IANA IPv6 Global
Unicast Address Assignments, as of November 2026. Blocks that the registries call globally reachable but that serve no web site
(192.0.0.9/32, 2001:1::1/128, …) are refused with the block around them.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_SPECIAL_V4: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(block), kind)
    for block, kind in (
        ("0.0.0.0/8", "an unspecified address"),  # RFC 791, RFC 1122
        ("10.0.0.0/8", "a private address"),  # RFC 1918
        ("100.64.0.0/10", "a carrier’s inner address"),  # RFC 6598; a cloud’s metadata service lives there too
        ("127.0.0.0/8", "a loopback address"),  # RFC 1122
        (
            "168.63.129.16/32",
            "a cloud’s metadata address",
        ),  # a public block, but answered by the host of every Azure machine
        ("169.254.0.0/16", "a link-local address"),  # RFC 3927; metadata services of most clouds
        ("172.16.0.0/12", "a private address"),  # RFC 1918
        ("192.0.0.0/24", "a protocol address"),  # RFC 6890; holds a cloud's metadata address
        ("192.0.2.0/24", "a documentation address"),  # RFC 5737
        ("192.31.196.0/24", "a protocol address"),  # RFC 7535
        ("192.52.193.0/24", "a protocol address"),  # RFC 7450
        ("192.88.99.0/24", "a relay address"),  # RFC 7526
        ("192.168.0.0/16", "a private address"),  # RFC 1918
        ("192.175.48.0/24", "a protocol address"),  # RFC 7534
        ("198.18.0.0/15", "a test address"),  # RFC 2544
        ("198.51.100.0/24", "a documentation address"),  # RFC 5737
        ("203.0.113.0/24", "a documentation address"),  # RFC 5737
        ("224.0.0.0/4", "a multicast address"),  # RFC 5771
        ("240.0.0.0/4", "a reserved address"),  # RFC 1112; holds the broadcast address
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
"""The only space that IANA gives to global unicast; loopback, mapped, NAT64, unique local … all lie outside."""
_SPECIAL_V6: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(block), kind)
    for block, kind in (
        ("2001::/23", "a protocol or tunnel address"),  # RFC 2928; holds Teredo, benchmarking, ORCHID
        ("2001:db8::/32", "a documentation address"),  # RFC 3849
        ("2002::/16", "a tunnel address"),  # RFC 3056 (6to4): carries any IPv4 address inside
        ("2620:4f:8000::/48", "a protocol address"),  # RFC 7534
        ("3ffe::/16", "a reserved address"),  # RFC 3701
        ("3fff::/20", "a documentation address"),  # RFC 9637
    )
)


def not_public(address: Address) -> str | None:
    """What kind of address `address` is if it is not a public one ("a loopback address"), else None."""
    if isinstance(address, IPv4Address):
        return next((kind for block, kind in _SPECIAL_V4 if address in block), None)
    if address not in _GLOBAL_V6 or address.scope_id:
        return "a loopback address" if address.is_loopback else "an inner or reserved address"
    return next((kind for block, kind in _SPECIAL_V6 if address in block), None)


def literal(host: str) -> Address | None:
    """The address that `host` spells out, or None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
