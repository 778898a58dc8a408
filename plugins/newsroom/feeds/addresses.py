"""Addresses as feed readers need them: absolute, in ASCII."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What `quote` leaves alone: what has a meaning in addresses, and `%` of what is quoted already."""
WHOLE = re.compile(r"https?://[\w!$&'()*+,\-./:;=?@~]+", re.ASCII)
"""An address that is absolute and in ASCII already, as most are."""
ROOTED = re.compile(r"(?:/(?!\.)[\w!$&'()*+,\-.:=@~]+)+/?", re.ASCII)
"""One in ASCII that begins at the root of the site and goes straight down from there."""
LONELY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def absolute(address: str, base: str) -> str:
    """Return `address`, as found on the page `base`, as an absolute URI.

    Feeds know no IRIs in RSS, and some readers none in Atom: a host gets its
    IDNA form, everything else percent signs.
    """
    if WHOLE.fullmatch(address):
        return address
    if ROOTED.fullmatch(address) and WHOLE.fullmatch(base):
        return "/".join((*base.split("/", 3)[:3], address[1:]))
    try:
        parts = urlsplit(urljoin(base, address.strip()))
    except ValueError:  # brackets that hold no IPv6 address
        return quoted(address)
    return urlunsplit(
        (parts.scheme, ascii_host(parts.netloc), quoted(parts.path), quoted(parts.query), quoted(parts.fragment))
    )


def quoted(part: str) -> str:
    """Return a part of an address in ASCII; what is quoted already stays so."""
    return quote(LONELY_PERCENT.sub("%25", part), safe=SAFE)


def ascii_host(host: str) -> str:
    """Return a host in its IDNA form; one that has none is left as it is."""
    try:
        return host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return quote(host, safe=":@")
