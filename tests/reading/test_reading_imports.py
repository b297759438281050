"""What the room loads, seen from a fresh interpreter."""

from tests.system.test_import_hygiene import HEAVY, loaded_by, modules


def test_capture_loads_nothing_heavy() -> None:
    everything = ", ".join(modules("cop_session.reading"))
    assert loaded_by(everything) & (HEAVY | {"sqlite3"}) == set()
