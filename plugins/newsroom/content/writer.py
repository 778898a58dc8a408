"""Pelican's writer, with the output folder behind one gateway."""

from typing import Any

from pelican.plugins import signals
from pelican.writers import Writer

from newsroom.files import Outputs


class Press(Writer):  # type: ignore[misc]
    """Renders a template and hands the page to `Outputs`, which knows what changed."""

    def __init__(self, output_path: str, settings: Any) -> None:
        super().__init__(output_path, settings)
        self.outputs: Outputs = settings["NEWSROOM_OUTPUTS"]

    def write_file(
        self, name: str, template: Any, context: Any, relative_urls: bool = False, paginated: Any = None,
        template_name: str | None = None, override_output: bool = False, url: str | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """Render `template` with `context` and `kwargs`, and write it as `name`.

        The signature is Pelican's, so that other people's plugins work; lists
        arrive here already cut into pages.
        """
        local = {**context, **kwargs, "output_file": name}
        self.outputs.write(name, template.render(local))
        signals.content_written.send(str(self.outputs.folder / name), context=local)
