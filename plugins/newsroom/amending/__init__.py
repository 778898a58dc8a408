"""Bring out an edit of words alone, in a second, however large the archive is.

Most edits are of that kind: a sentence is mended, a headline, a lead, and date,
topics and pictures are as they were. Then nothing but the item's own page,
its entries in feeds, pages that show its card or link to it by its title, and
lists of related items can be others. What these are made of was left by the last
build, so nothing else is looked at, not even Pelican.

Whatever does not fit goes the whole way (docs/decisions/0006-incremental.md).
"""
