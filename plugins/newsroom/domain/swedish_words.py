"""What editors write in Swedish, or know from other generators, where the format has an English word."""

from collections.abc import Mapping
from types import MappingProxyType

SWEDISH_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "rubrik": "title", "datum": "date", "ingress": "summary", "description": "summary", "lead": "summary",
        "deck": "summary", "vinjett": "kicker", "serie": "series", "tags": "topics", "tag": "topics",
        "category": "topics", "categories": "topics", "ämnen": "topics", "ämne": "topics", "bild": "image",
        "picture": "image", "författare": "author", "authors": "author", "skribent": "author", "kontakt": "contacts",
        "contact": "contacts", "diarienummer": "case", "ärende": "case", "evenemang": "event", "länk": "link",
        "relaterat": "related", "uppdateringar": "updates", "modified": "updates", "språk": "lang", "language": "lang",
        "draft": "status", "kommentarer": "comments", "kort": "short", "typ": "type", "organ": "body", "nämnd": "body",
        "anslaget": "posted", "justerat": "approved", "möte": "meeting", "dagordning": "agenda", "beslut": "decisions",
        "paragrafer": "paragraphs", "sekreterare": "secretary", "bilagor": "attachments", "fil": "file",
        "arrangör": "organiser", "sidor": "pages", "bildtext": "caption", "fotograf": "credit", "foto": "credit",
        "alternativtext": "alt", "namn": "name", "förvaringsplats": "minutes_at", "omedelbar": "immediate",
    }
)  # fmt: skip
"""Key as written to key as meant."""

SWEDISH_CHOICES: Mapping[str, str] = MappingProxyType(
    {
        "publicerad": "published", "publicerat": "published", "utkast": "draft", "indragen": "withdrawn",
        "tillbakadragen": "withdrawn", "avpublicerad": "withdrawn", "borttagen": "withdrawn", "väntar": "pending",
        "avvisad": "rejected", "öppen": "open", "öppna": "open", "ja": "open", "stängd": "closed", "stängda": "closed",
        "inga": "none", "ingen": "none", "nej": "none", "protokoll": "minutes", "justerat protokoll": "minutes",
        "delegationsbeslut": "delegated", "delegation": "delegated", "sammanträde": "meeting", "kallelse": "meeting",
        "möte": "meeting", "föreskrift": "ordinance", "föreskrifter": "ordinance", "kungörelse": "other",
        "övrigt": "other", "annat": "other", "laglighetsprövning": "legality", "arkivera": "archive",
        "ta bort": "remove",
    }
)  # fmt: skip
"""Word as written to choice as meant; counts only where that choice is one."""
