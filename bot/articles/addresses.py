"""Which network addresses are public: a table of our own, since the standard library's ages with the interpreter.

Source: IANA IPv4 and IPv6 Special-Purpose Address Registries, IANA IPv4 Multicast Address Space, IANA IPv6 Global
Unicast Address Assignments, as of November 2026. Blocks that the registries call globally reachable but that serve no web site
(192.0.0.9/32, 2001:1::1/128, …) are refused with the block around them.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_BLOCKS = [
    ip_network(block)
    for block in (
        "0.0.0.0/8",  # unspecified: RFC 791, RFC 1122
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),  # private: RFC 1918
        "100.64.0.0/10",  # carriers: RFC 6598; a cloud’s metadata service lives there too
        "127.0.0.0/8",  # loopback: RFC 1122
        "168.63.129.16/32",  # a public block, but answered by the host of every Azure machine
        "169.254.0.0/16",  # link-local: RFC 3927; metadata services of most clouds
        # protocols: RFC 6890 (the first holds a cloud's metadata address), 7535, 7450, 7534
        *("192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", "2620:4f:8000::/48"),
        *("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),  # documentation: RFC 5737
        *("2001:db8::/32", "3fff::/20"),  # documentation: RFC 9637
        "192.88.99.0/24",  # relays: RFC 7526
        "198.18.0.0/15",  # tests: RFC 2544
        "224.0.0.0/4",  # multicast: RFC 5771
        "240.0.0.0/4",  # reserved: RFC 1112; holds the broadcast address
        "3ffe::/16",  # reserved: RFC 3701
        "2001::/23",  # tunnels: RFC 2928: Teredo, benchmarking, ORCHID
        "2002::/16",  # tunnels: RFC 3056 (6to4): carries any IPv4 address inside
    )
]
_GLOBAL_V6 = IPv6Network("2000::/3")
"""The only space that IANA gives to global unicast; loopback, mapped, NAT64, unique local … all lie outside."""


def is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and (address not in _GLOBAL_V6 or address.scope_id):
        return False
    return not any(address in block for block in _BLOCKS)


def literal(host: str) -> Address | None:
    """The address that `host` spells out, or None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
