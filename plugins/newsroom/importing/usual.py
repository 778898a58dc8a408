"""What Hugo, Jekyll, Eleventy and Pelican usually write, and what of it concerns us."""

USUAL_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "linktitle"),
    "date": ("date", "publishdate", "pubdate", "published_at", "published", "created"),
    "summary": ("summary", "description", "excerpt", "lead", "ingress", "deck", "subtitle"),
    "kicker": ("kicker", "eyebrow"),
    "series": ("series",),
    "topics": ("topics", "tags", "tag", "categories", "category", "keywords"),
    "author": ("author", "authors", "byline"),
    "image": ("image", "image.src", "image.path", "cover.image", "header.image", "featured_image", "featuredimage",
              "thumbnail", "images"),
    "image_alt": ("image_alt", "image.alt", "cover.alt", "header.alt", "alt"),
    "image_caption": ("image_caption", "image.caption", "cover.caption", "header.caption", "caption"),
    "image_credit": ("image_credit", "image.credit", "credit", "photo"),
    "link": ("source_url", "external_url", "externalurl", "external_link", "link", "redirect_to", "redirectto",
             "redirect", "file_url"),
    "case": ("case", "diarienummer"),
    "expires": ("expires", "expirydate"),
    "lang": ("lang", "language", "locale"),
    "slug": ("slug",),
    "permalink": ("permalink", "url"),
    "aliases": ("aliases", "redirect_from"),
    "id": (),
    "type": (), "body": (), "posted": (), "meeting": (), "approved": (), "minutes_at": (), "paragraphs": (),
    "secretary": (), "appeal": (), "appeal_by": (), "comes_down": (), "file": ("file",), "organiser": (),
    "draft": ("draft",),
    "status": ("status",),
    "published": ("published",),
}  # fmt: skip
"""Our key: theirs, in order. The last three decide `status` together."""

USUAL_IGNORED = (
    "layout", "type", "weight", "menu", "menutitle", "linktitle", "ptitle", "template", "eleventynavigation", "toc",
    "toc_hide", "disabletoc", "exclude_search", "socialshare", "lastmod", "modified", "last_modified_at", "updated",
    "comments", "comment", "math", "sitemap", "outputs", "resources", "params", "variant", "hidden", "id", "uuid",
    "translationkey", "save_as", "pinned", "cms_date", "date_precision", "metadescription", "metadata", "head",
)  # fmt: skip
"""Keys that steer a generator and say nothing of the text."""

USUAL_LEFT = {
    "*/_index.md": "avsnittssida i Hugo",
    "_index.md": "avsnittssida i Hugo",
    "*/README.md": "hör till källan, inte till innehållet",
    "README.md": "hör till källan, inte till innehållet",
    "LICENSE.md": "hör till källan, inte till innehållet",
    "CHANGELOG.md": "hör till källan, inte till innehållet",
    "CONTRIBUTING.md": "hör till källan, inte till innehållet",
    "CODE_OF_CONDUCT.md": "hör till källan, inte till innehållet",
    "archetypes/*": "hör till generatorn",
    "themes/*": "hör till generatorn",
    "_includes/*": "hör till generatorn",
    "_layouts/*": "hör till generatorn",
    "*node_modules/*": "hör till generatorn",
}

USUAL_LANGUAGES = {
    f"{above}{code}": code
    for above in ("content/", "src/", "")
    for code in ("sv", "en", "fi", "se", "smj", "sma", "ar", "fa", "so", "uk", "ru", "pl", "de", "fr", "es", "da", "nb")
}
"""Folders that Hugo and others keep per language."""
