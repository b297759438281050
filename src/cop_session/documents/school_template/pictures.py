"""Pictures without the metadata of cameras and drawing programs: author, place, time, device."""

import struct
from collections.abc import Iterator
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD"}

_JPEG: Final = b"\xff\xd8\xff"
_JPEG_DROPPED: Final = {*range(0xE1, 0xEE), 0xEF, 0xFE}
"""Markers of applications (Exif, XMP, colour profiles with the name of a screen) and of comments."""
_START_OF_SCAN: Final = 0xDA
_IN_SCAN: Final = {0x00, *range(0xD0, 0xD8), 0xFF}
_END_OF_IMAGE: Final = b"\xff\xd9"

_GIF: Final = (b"GIF87a", b"GIF89a")

_EMF_DESCRIPTION: Final = 60
"""Where a metafile stores the length and position of its description, which names the drawing program and the file."""


def cleaned(content: bytes) -> tuple[str, bytes] | None:
    """Return the ending of the file name for this kind of picture and its clean bytes.

    None for a damaged file, or for any format other than PNG, JPEG, GIF, EMF or WMF.
    """
    try:
        if content.startswith(_PNG):
            return "png", _PNG + b"".join(_png(content))
        if content.startswith(_JPEG):
            return "jpeg", b"".join(_jpeg(content))
        if content.startswith(_GIF):
            return "gif", b"".join(_gif(content))
        if content[40:44] == b" EMF":
            return "emf", _emf(content)
    except (struct.error, IndexError, ValueError):
        return None
    if content.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")):
        return "wmf", content
    return None


def _png(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    kind = b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", content, place)
        end = place + size + 12
        if end > len(content):
            raise ValueError("cut off")
        if kind in _PNG_KEPT:
            yield content[place:end]
        place = end


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    place = 2
    while content[place : place + 2] != _END_OF_IMAGE:
        start, marker, size = struct.unpack_from(">BBH", content, place)
        if start != 0xFF or size < 2:
            raise ValueError("no marker")
        end = place + 2 + size
        if marker == _START_OF_SCAN:
            end = _after_scan(content, end)
        if marker not in _JPEG_DROPPED:
            yield content[place:end]
        place = end
    # Behind the end there can be another picture, with all that was written into it.
    yield _END_OF_IMAGE


def _after_scan(content: bytes, place: int) -> int:
    """Return the position of the next marker that is no part of the scan itself."""
    while content[place] != 0xFF or content[place + 1] in _IN_SCAN:
        place = content.index(b"\xff", place + 1)
    return place


def _gif(content: bytes) -> Iterator[bytes]:
    place = 13 + _colours(content[10])
    yield content[:place]
    while content[place] != 0x3B:
        start = place
        extension = content[place] == 0x21
        if extension:
            place = _after_blocks(content, place + 2)
        elif content[place] == 0x2C:
            place = _after_blocks(content, place + 11 + _colours(content[place + 9]))
        else:
            raise ValueError("no block")
        # Of the extensions only what drives an image is kept: no comments, no XMP.
        if not extension or content[start + 1] == 0xF9:
            yield content[start:place]
    yield b"\x3b"


def _colours(flags: int) -> int:
    """Return the bytes of the table of colours that these flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(content: bytes, place: int) -> int:
    while content[place]:
        place += content[place] + 1
    return place + 1


def _emf(content: bytes) -> bytes:
    letters, place = struct.unpack_from("<II", content, _EMF_DESCRIPTION)
    size = 2 * letters
    if place + size > len(content):
        raise ValueError("cut off")
    return content[:place] + bytes(size) + content[place + size :] if size else content
