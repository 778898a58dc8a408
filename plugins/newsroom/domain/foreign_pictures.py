"""What a file is that was meant as a picture but cannot be published as one.

"Unknown format" helps nobody. An editor who is told that the phone saved HEIC, or that
the download was a web page, knows what to do next.
"""

import re

SAVE_ANEW = "Hämta eller exportera bilden på nytt från originalet. Filen kan ha kapats när den kopierades."
SAVE_AS = "Öppna bilden, spara eller exportera den som JPEG, PNG eller WebP och ange den filen i stället."
BROKEN = "Bildfilen är skadad eller ofullständig."

LOOKED_AT = 4096
"""Bytes from the start of the file; every signature stands among them."""

OURS = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF.{4}WEBP|.{4}ftypavi[fs]", re.DOTALL)
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
SVG = re.compile(rb"<(?:svg:)?svg\b")
PHONE = re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL)
OTHER_PICTURES = (
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"II[*+]\x00|MM\x00[*+]"), "TIFF"),
    (re.compile(rb"\xff\x0a|\x00\x00\x00\x0cJXL "), "JPEG XL"),
    (re.compile(rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51"), "JPEG 2000"),
    (re.compile(rb"8BPS"), "Photoshop"),
    (re.compile(rb"\x00\x00[\x01\x02]\x00"), "ICO"),
)
NO_PICTURES = (
    (PAGE, "en webbsida"),
    (re.compile(rb"%PDF-"), "en PDF"),
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"), "ett Office-dokument eller ett arkiv"),
    (re.compile(rb".{4}ftyp|\x1aE\xdf\xa3", re.DOTALL), "en film"),
)


class RefusedPicture(Exception):
    """A picture that must not be published: why, and what the editor can do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def explain(content: bytes) -> tuple[str, str]:
    """Return what the file is and the way out: a message and a hint, in Swedish."""
    start = content[:LOOKED_AT]
    if OURS.match(start):
        return BROKEN, SAVE_ANEW
    if MARKUP.match(start) and SVG.search(start) and not PAGE.match(start):
        return (
            "Bilden är en SVG-fil. En sådan kan innehålla skript som körs hos läsaren och publiceras därför inte.",
            "Exportera bilden som PNG och ange den filen i stället.",
        )
    if PHONE.match(start):
        return (
            "Bilden är en HEIC-fil, som de flesta webbläsare inte kan visa.",
            f"{SAVE_AS} På en iPhone: välj Inställningar, Kamera, Format, ”Mest kompatibelt”.",
        )
    for signature, name in OTHER_PICTURES:
        if signature.match(start):
            return f"Bilden är en {name}-fil. Den sorten publiceras inte.", SAVE_AS
    for signature, name in NO_PICTURES:
        if signature.match(start):
            return f"Filen är {name}, ingen bild.", SAVE_AS
    return "Filen är ingen bild, eller så är den skadad.", SAVE_ANEW
