"""Names of entries that outlive title and address.

A reader shows an entry anew when its id changes, so the id is made from the
item's `id` alone. It is a `urn:uuid:` (RFC 9562, version 5): `tag:` and `http:`
ids would need a host name, which may change, and `urn:newsroom:` is not a
registered namespace, which validators say.
"""

from functools import cache
from uuid import UUID, uuid5

NEWSROOM = UUID("7d0a1c56-3f0e-5b0e-9a53-2f6b8d1f4c7e")
"""Where all our names begin; changing it would show every entry of every newsroom anew."""


def urn(namespace: str, kind: str, name: str) -> str:
    """Return the id of a thing of a `kind` (`item`, `update`, `digest`, `channel`) called `name`.

    `namespace` tells one newsroom's things from another's and is the site's to
    choose, once.
    """
    return uuid5(own(namespace), f"{kind}:{name}").urn


@cache
def own(namespace: str) -> UUID:
    """Return where the names of one newsroom begin."""
    return uuid5(NEWSROOM, namespace)
