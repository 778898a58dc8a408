"""Write front matter as a person would: plain where that is safe, quoted where YAML needs it."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from newsroom.domain.schema import KINDS, Item

FIRST = ("id", "title", "type", "body", "date", "posted")
"""Keys that stand first; the others follow in the order of the schema."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WIDE = 10_000
"""Characters; a text is never broken over lines."""
STARTER = "<!-- Skriv texten här, och ta bort den här raden. Den syns inte på webbplatsen. -->"


class Dumper(yaml.SafeDumper):
    """PyYAML's, with the two habits of hand-written front matter that it lacks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        super().increase_indent(flow, False)


def represent_text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    """Leave a day unquoted, as everybody writes it."""
    tag = "tag:yaml.org,2002:timestamp" if DAY.fullmatch(text) else "tag:yaml.org,2002:str"
    return dumper.represent_scalar(tag, text)


Dumper.add_representer(str, represent_text)


def compose(kind: str, values: Mapping[str, Any], left: Mapping[str, str]) -> str:
    """Return a source file of `kind` that says `values`.

    Each key of `left` gets a line of its own without a value, and what is to be
    written there as a comment.
    """
    model = KINDS[kind]
    assert issubclass(model, Item)
    known = [*FIRST, *(key for key in model.model_fields if key not in FIRST)]
    lines = ["---"]
    for key in [*known, *(key for key in values if key not in known)]:
        if key in values:
            lines.append(yaml.dump({key: values[key]}, Dumper=Dumper, allow_unicode=True, width=WIDE).rstrip("\n"))
        elif key in left:
            lines.append(f"{key}:  # {left[key]}")
    return "\n".join([*lines, "---", "", STARTER, ""])
