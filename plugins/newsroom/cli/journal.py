"""`newsroom journal`: whether the posting journal is whole, and what it proves of a notice."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.cli.arguments import WrongUse, add_common, read_settings

if TYPE_CHECKING:
    from newsroom.publishing.journal import Journal

SUMMARY = "Kontrollerar anslagsjournalen och skriver anslagsbevis."
GOOD, BAD_CONTENT = 0, 1
SAID = {
    "changed": "ändrades medan det satt uppe",
    "late": "sattes upp sent",
    "missing": "saknades i ett bygge",
    "early": "togs ned för tidigt",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("what", choices=("verify", "certificate"), metavar="VAD", help="verify eller certificate")
    parser.add_argument("notice", nargs="?", metavar="ANSLAG", help="anslagets fil, eller dess id")
    add_common(parser)
    parser.add_argument("--to", type=Path, metavar="MAPP", help="mappen som journalens webbplats publiceras i")
    parser.add_argument("--out", type=Path, metavar="FIL", help="filen för beviset: .html, annars ren text")


def run(arguments: Namespace) -> int:
    """Verify or certify; exit 1 when the chain is broken."""
    journal = find_journal(arguments)
    broken = journal.breaks()
    for each in broken:
        print(f"Journalen är bruten på rad {each.line}: {each.message}.", file=sys.stderr)
    if arguments.what == "certificate":
        certify(journal, arguments)
    else:
        verify(journal)
    return BAD_CONTENT if broken else GOOD


def find_journal(arguments: Namespace) -> "Journal":
    """Return the journal that is meant. Raises WrongUse."""
    from newsroom.content.state import state_for
    from newsroom.incremental.ledger import STATE_FOLDER
    from newsroom.incremental.tracks import place_of
    from newsroom.publishing.journal import JOURNAL, Journal

    settings = read_settings(arguments)
    content, said = place_of(Path(settings["PATH"])), settings.get("NEWSROOM_STATE")
    if said or arguments.to:
        found = [state_for(content, arguments.to or content, Path(said) if said else None).folder]
    else:
        found = sorted(path.parent for path in (content.parent / STATE_FOLDER).glob(f"*/{JOURNAL}"))
    found = [folder for folder in found if (folder / JOURNAL).exists()]
    if len(found) != 1:
        many = "Det finns flera anslagsjournaler" if found else "Hittar ingen anslagsjournal"
        raise WrongUse(f"{many}. Ange mappen som publish skriver till med --to, eller dess --state.")
    return Journal(found[0])


def verify(journal: "Journal") -> None:
    """Tell what the journal says a registrar must know of."""
    from newsroom.content.dates import moment
    from newsroom.domain.clock import read_moment
    from newsroom.domain.journal import read_line

    entries = [entry for line in journal.lines() if (entry := read_line(line))]
    for entry in entries:
        if entry["event"] in SAID:
            print(f"{moment(read_moment(entry['at']))}: {entry['path']} {SAID[entry['event']]}.")
    whole = "Kedjan är bruten." if journal.breaks() else "Kedjan är hel."
    print(f"{whole} {len(entries)} rader om {len({entry['id'] for entry in entries})} anslag.")


def certify(journal: "Journal", arguments: Namespace) -> None:
    """Print the certificate of posting of one notice. Raises WrongUse."""
    from newsroom.publishing.certificate import as_html, as_text, certificate_of

    name = (arguments.notice or "").removeprefix("content/").lstrip("/")
    entries = journal.entries_of(name)
    if not entries:
        raise WrongUse(f"Journalen vet inget om anslaget ”{name}”. Ange filens sökväg, till exempel notices/2026/a.md.")
    settings = read_settings(arguments)
    publisher = settings.get("NEWSROOM_PUBLISHER", {}).get("name", settings["SITENAME"])
    certificate = certificate_of(entries, not journal.breaks(), publisher)
    if arguments.out is None:
        print(as_text(certificate))
        return
    for folder in (arguments.to, Path(settings["OUTPUT_PATH"])):
        if folder and arguments.out.resolve().is_relative_to(folder.resolve()):
            raise WrongUse(f"Beviset får inte ligga i {folder}: det är inte till för besökarna. Ange en annan --out.")
    is_html = arguments.out.suffix.lower() in (".html", ".htm")
    arguments.out.write_text(as_html(certificate) if is_html else as_text(certificate) + "\n", "utf-8")
