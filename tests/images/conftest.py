"""Pictures made for a test, with the notes that cameras and people leave in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

Save = Callable[..., Path]


@pytest.fixture
def corners() -> Image.Image:
    """A picture that looks different whichever way it is turned: red, green, blue and white from the upper left."""
    image = Image.new("RGB", (96, 64), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 47, 31), "red")
    draw.rectangle((48, 0, 95, 31), "lime")
    draw.rectangle((0, 32, 47, 63), "blue")
    return image


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Save a picture as a file among the test's own and return its path."""

    def saved(image: Image.Image, name: str, **options: object) -> Path:
        path = tmp_path / "images" / name
        path.parent.mkdir(exist_ok=True)
        image.save(path, **options)
        return path

    return saved


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where finished pictures are kept."""
    return tmp_path / "state" / "cache"


@pytest.fixture
def shared() -> Path:
    """Real pictures whose file names say what they are."""
    return Path(__file__).parents[3] / "shared" / "images"
