"""Redirects and dead addresses in the forms that nginx and Caddy include."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType


def nginx_redirects(moved: Mapping[str, str], gone: Mapping[str, bool]) -> str:
    """Return lines for an nginx `map $uri` block: old address to new."""
    return "".join(f"~^{escape(old)}/?$ {quote(new)};\n" for old, new in sorted(moved.items()))


def nginx_gone(moved: Mapping[str, str], gone: Mapping[str, bool]) -> str:
    """Return lines for an nginx `map $uri` block: 1 for a dead address, and for all below it that is dead too."""
    return "".join(f"~^{escape(address)}{'(/|$)' if below else '/?$'} 1;\n" for address, below in sorted(gone.items()))


def caddy_redirects(moved: Mapping[str, str], gone: Mapping[str, bool]) -> str:
    """Return Caddyfile directives: permanent redirects."""
    lines = [f"redir {path} {quote(new)} permanent\n" for old, new in sorted(moved.items()) for path in both(old)]
    return "".join(lines)


def caddy_gone(moved: Mapping[str, str], gone: Mapping[str, bool]) -> str:
    """Return Caddyfile directives: 410 for a dead address, and for all below it that is dead too."""
    return "".join(
        f"error {quote(address.rstrip('/'))}{end} 410\n"
        for address, below in sorted(gone.items())
        for end in (("", "/*") if below else ("", "/"))
    )


def both(address: str) -> list[str]:
    """Return an address with and without its last slash."""
    bare = quote(address.rstrip("/"))
    return [bare] if re.search(r"\.\w+$", bare) else [bare, f"{bare}/"]


def escape(address: str) -> str:
    """Return the regular expression that matches `address` without its last slash, for nginx."""
    return re.escape(address.rstrip("/")).replace(r"\ ", r"\x20").replace(";", r"\x3b").replace('"', r"\x22")


def quote(address: str) -> str:
    """Return `address` without anything that ends a word in a server's configuration."""
    return re.sub(r"[\s;{}\"'\\$#]", lambda found: f"%{ord(found[0]):02X}", address)


MAPS: Mapping[str, Callable[[Mapping[str, str], Mapping[str, bool]], str]] = MappingProxyType(
    {
        "redirects.nginx": nginx_redirects,
        "gone.nginx": nginx_gone,
        "redirects.caddy": caddy_redirects,
        "gone.caddy": caddy_gone,
    }
)
"""File in the state folder to what makes it, of moved addresses and of dead ones with whether all below is dead too."""
