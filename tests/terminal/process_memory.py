"""Words in the memory of another process, found without having them in our own more often than they are asked for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-32-le")
_CHUNK: Final = 1 << 22
_OVERLAP: Final = 512


def words_in_memory(pid: int, *words: str) -> dict[str, int]:
    """Return how often each of `words` stands in the writable memory of a process, in any width of letters."""
    patterns = {re.compile(re.escape(word.encode(encoding))): word for word in words for encoding in _ENCODINGS}
    found = dict.fromkeys(words, 0)
    for piece in memory_of(pid):
        for pattern, word in patterns.items():
            found[word] += len(pattern.findall(piece))
    return {word: count for word, count in found.items() if count}


def memory_of(pid: int) -> Iterator[bytes]:
    """Yield the writable memory of a process in pieces that overlap."""
    about = Path(f"/proc/{pid}")
    with (about / "mem").open("rb", buffering=0) as memory:
        for line in (about / "maps").read_text().splitlines():
            place, rights, *rest = line.split()
            if "w" not in rights or rest[-1] in ("[vvar]", "[vsyscall]"):
                continue
            start, end = (int(part, 16) for part in place.split("-"))
            for at in range(start, end, _CHUNK):
                try:
                    memory.seek(at)
                    yield memory.read(min(_CHUNK + _OVERLAP, end - at))
                except OSError:
                    # Gone since, or a page that nobody may read.
                    continue
