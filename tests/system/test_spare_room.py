"""Spare room inside live objects holds nothing of what was freed before, and the objects stay as they are."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.spare_room import _overwrite_end

SHORT_AFTER_LONG = """
import ctypes
from cop_session.spare_room import overwrite_spare_room, zero_new_blocks

zero_new_blocks()
# What comes after these texts takes their blocks, and does not fill them.
for wide in ("", "\u00e9"):
    written = [wide + "kanariegeel" + str(number) for number in range(1000, 9000)]
    kept = written[::100]
    del written
    short = [wide + str(number) for number in range(1000, 8000)]
    codes = [compile(f"x = {number}", "here", "exec") for number in range(100)]
    raw = [b"b" * 4 + bytes([number % 256]) for number in range(7000)]
    overwrite_spare_room()
    assert short == [wide + str(number) for number in range(1000, 8000)]
    assert kept == [wide + "kanariegeel" + str(number) for number in range(1000, 9000, 100)]
    for text in (*short, *raw):
        used = text.__sizeof__()
        behind = ctypes.string_at(id(text) + used, -used % 16)
        assert len(behind) < 6 or not any(behind), behind
    for number, code in enumerate(codes):
        space = {}
        exec(code, space)
        assert space["x"] == number

# A block that is taken anew is empty.
take = ctypes.pythonapi.PyObject_Malloc
take.argtypes, take.restype = [ctypes.c_size_t], ctypes.c_size_t
del short, raw, kept
assert not any(ctypes.string_at(take(64), 64) != bytes(64) for _ in range(5000))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is done elsewhere")
def test_what_was_freed_is_not_behind_what_takes_its_place() -> None:
    # In a process of its own: from now on Python takes its memory otherwise.
    done = subprocess.run([sys.executable, "-c", SHORT_AFTER_LONG], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is done elsewhere")
@pytest.mark.parametrize("allocator", ["malloc", "debug", "malloc_debug"])
def test_another_allocator_is_left_alone(allocator: str) -> None:
    code = "from cop_session import spare_room as s; s.zero_new_blocks(); s.overwrite_spare_room(); print(s._zeroed)"
    env = {"PYTHONMALLOC": allocator}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=env)
    assert (done.stdout, done.returncode) == ("False\n", 0), done.stderr


@given(st.lists(st.integers(), max_size=100), st.integers(0, 20), st.integers(0, 30))
def test_a_list_stays_as_it_is(items: list[int], more: int, fewer: int) -> None:
    items += range(more)
    del items[:fewer]
    before = list(items)
    _overwrite_end(items)
    assert items == before
