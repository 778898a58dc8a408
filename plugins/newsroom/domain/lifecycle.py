"""Whether an item is to be seen at a given moment, and where."""

from datetime import datetime
from typing import Literal

from newsroom.domain.clock import end_of, start_of
from newsroom.domain.schema import Item, Notice

State = Literal["published", "held", "draft", "withdrawn"]


def state(item: Item, moment: datetime) -> State:
    """Return what becomes of `item` at `moment`.

    `held` waits for its date. A notice is `published` here as soon as its own
    date lets it; when it is on the board is a matter of posting.py.
    """
    if item.status != "published":
        return item.status
    when = item.date
    if isinstance(item, Notice):
        when = item.posting_day
    return "held" if when is not None and start_of(when) > moment else "published"


def is_listed(item: Item, moment: datetime) -> bool:
    """Tell whether lists and the front page show it: `expires` is the last time they do."""
    return item.expires is None or moment <= end_of(item.expires)


def is_top(item: Item, moment: datetime) -> bool:
    """Tell whether it is a top story: `top` is the last time it is."""
    return item.top is not None and moment <= end_of(item.top)
