"""The ledger: every file of the output, its digest and stamp, and what it was made of.

It may be deleted at any time; then everything is made again, and nothing pruned.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from newsroom.files import write_if_changed
from newsroom.incremental.outputs import Row

STATE_FOLDER = ".newsroom"
"""Where state folders stand, beside the content."""


def read_ledger(path: Path, pair: str) -> dict[str, Row]:
    """Return name to row of what the last build of the `pair` of content and output left; nothing when in doubt."""
    try:
        ledger = json.loads(path.read_bytes())
        outputs = ledger["outputs"] if ledger["pair"] == pair else {}
        if isinstance(outputs, list):  # As versions before 0.2 wrote it: names alone, which are still to be pruned.
            return dict.fromkeys(outputs, Row("", "", 0, 0, 0))
        return {name: Row(*row) for name, row in outputs.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_ledger(path: Path, pair: str, rows: Mapping[str, Row]) -> None:
    """Write the ledger, a line for each file."""
    quoted = json.JSONEncoder().encode
    lines = ",\n".join(
        f'{quoted(name)}: ["{row.digest}", "{row.made_of}", {row.size}, {row.modified}, {row.changed}, {row.number}]'
        for name, row in sorted(rows.items())
    )
    write_if_changed(path, f'{{"pair": {json.dumps(pair)}, "outputs": {{\n{lines}\n}}}}\n'.encode())
