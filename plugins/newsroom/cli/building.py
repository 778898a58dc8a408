"""Run one build for a command, quietly but for what its user needs."""

import shutil
from pathlib import Path
from typing import Any

from pelican.log import console

from newsroom.cli.arguments import WrongUse
from newsroom.content.site import Newsroom
from newsroom.content.state import state_for
from newsroom.files import write_json


def build_site(settings: dict[str, Any], clean: bool = False, profile: Path | None = None) -> Newsroom:
    """Build the site of `settings` and print a summary. Raises ContentRefused."""
    content, output = Path(settings["PATH"]).resolve(), Path(settings["OUTPUT_PATH"]).resolve()
    refuse_overlap(content, output)
    if clean:
        forget(content, output, settings.get("NEWSROOM_STATE"))
    console.quiet = True
    site = Newsroom(settings)
    site.run()
    if profile:
        write_json(profile, {"stages": site.stopwatch.stages, "seconds": site.stopwatch.total})
    print(summary(site))
    return site


def refuse_overlap(content: Path, output: Path, option: str = "--output") -> None:
    """Refuse to build the site into its own content. Raises WrongUse."""
    if output == content or output.is_relative_to(content) or content.is_relative_to(output):
        raise WrongUse(f"Utmappen {output} och innehållet {content} får inte ligga i varandra. Ange en annan {option}.")


def forget(content: Path, output: Path, said: str | None) -> None:
    """Delete what the last build wrote and what it cached; nothing that is somebody else's."""
    state = state_for(content, output, Path(said) if said else None)
    for name in state.earlier_outputs():
        (output / name).unlink(missing_ok=True)
    shutil.rmtree(state.cache, ignore_errors=True)


def summary(site: Newsroom, where: Path | None = None) -> str:
    """Return what the build did, in a line or two."""
    told = site.summary()
    seconds = f"{told['seconds']:.1f}".replace(".", ",")
    files = f"{told['written']} filer skrivna, {told['kept']} oförändrade, {told['pruned']} borttagna"
    items = f"{told['published']} av {told['items']} texter är publicerade"
    return f"Klart på {seconds} s: {items}.\n{files} i {where or site.outputs.folder}"
