"""What the program is shipped with is known, locked by digests, and may be shipped with it."""

import re
from importlib.metadata import distribution

import pytest

from tests.generated import licences_page
from tests.generated.messages import ROOT


def test_the_page_lists_every_locked_package() -> None:
    assert licences_page.PAGE.read_text("utf-8") == licences_page.page(), "run `make licences`"


@pytest.mark.parametrize("name", [name for name, _ in licences_page.pinned()])
def test_the_licence_of_a_package_is_known_and_asks_nothing_of_our_own(name: str) -> None:
    licence = licences_page.licence(distribution(name))
    assert licence
    assert not re.search(r"\b[AL]?GPL|proprietary|commercial", licence, re.IGNORECASE)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_digests_and_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", text)
    assert len(entries) > 20
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|file:|index-url", text)
