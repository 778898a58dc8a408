"""Pictures without a picture library, so that they too are the same everywhere.

PNG with a palette of grey-blue stripes, its pixels stored and not compressed: the
bytes of a compressor differ between its versions.
"""

import struct
import zlib

WIDTH, HEIGHT = 1200, 800
STORED = 65535
"""The longest block that deflate can store as it is."""
PALETTE = bytes(part for shade in range(256) for part in (shade, (shade * 3) % 256, 255 - shade // 2))


def picture(number: int) -> bytes:
    """Return the PNG file of picture `number`."""
    row = bytes((column * (number + 1) // 7) % 256 for column in range(WIDTH))
    pixels = b"".join(b"\0" + row[line % WIDTH :] + row[: line % WIDTH] for line in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = (b"IHDR", head), (b"PLTE", PALETTE), (b"IDAT", stored(pixels)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, held) for name, held in chunks)


def chunk(name: bytes, held: bytes) -> bytes:
    """Return one part of a PNG file."""
    return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))


def stored(held: bytes) -> bytes:
    """Return `held` as a zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4)."""
    blocks = []
    for start in range(0, len(held), STORED):
        block = held[start : start + STORED]
        is_last = start + STORED >= len(held)
        blocks.append(struct.pack("<BHH", is_last, len(block), len(block) ^ 0xFFFF) + block)
    return b"\x78\x01" + b"".join(blocks) + struct.pack(">I", zlib.adler32(held))
