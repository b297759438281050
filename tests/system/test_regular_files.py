"""Regular files: a link is not followed, a pipe or device not waited for, and what is wiped is written over first."""

import os
from pathlib import Path

import pytest

from cop_session.regular_files import NotRegularFile, is_regular, open_regular, read_regular, wipe, wipe_tree

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A file of somebody else."""
    path = tmp_path / "brief.txt"
    path.write_text("van iemand anders")
    return path


@pytest.fixture(params=["link", "broken link", "pipe", "device", "folder"])
def strange(request: pytest.FixtureRequest, tmp_path: Path, other: Path) -> Path:
    """Something that is no regular file, at a place where one belongs."""
    path = tmp_path / "vreemd.json"
    match request.param:
        case "link":
            path.symlink_to(other)
        case "broken link":
            path.symlink_to(tmp_path / "nergens")
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case _:
            path.mkdir()
    return path


def test_it_is_not_opened_and_not_waited_for(strange: Path) -> None:
    assert not is_regular(strange)
    for writable in (False, True):
        with pytest.raises(NotRegularFile):
            open_regular(strange, writable=writable)


def test_it_is_removed_and_what_a_link_leads_to_stays(strange: Path, other: Path) -> None:
    if strange.is_dir() and not strange.is_symlink():
        with pytest.raises(NotRegularFile):
            wipe(strange)
        (strange / "in.txt").write_text("x")
    wipe_tree(strange)
    assert not os.path.lexists(strange)
    assert other.read_text() == "van iemand anders"


def test_a_link_that_somebody_typed_is_followed(tmp_path: Path, other: Path) -> None:
    link = tmp_path / "vreemd.json"
    link.symlink_to(other)
    assert read_regular(link, follow=True) == b"van iemand anders"


@pytest.mark.parametrize(
    ("strange", "error"),
    [
        ("broken link", FileNotFoundError),
        ("pipe", NotRegularFile),
        ("device", NotRegularFile),
        ("folder", NotRegularFile),
    ],
    indirect=["strange"],
)
def test_it_is_followed_to_a_regular_file_only(strange: Path, error: type[OSError]) -> None:
    with pytest.raises(error):
        read_regular(strange, follow=True)


def test_no_more_is_read_than_was_asked_for(other: Path) -> None:
    assert read_regular(other, 3) == b"van"
    assert read_regular(other, 0) == b""
    assert read_regular(other) == b"van iemand anders"


def test_what_is_wiped_is_written_over(other: Path) -> None:
    with other.open("rb") as held:
        wipe(other)
        assert held.read() == bytes(17)
    wipe(other)
    assert not other.exists()


def test_a_file_with_another_name_keeps_its_content_there(other: Path, tmp_path: Path) -> None:
    os.link(other, tmp_path / "tweede")
    wipe(other)
    assert not other.exists()
    assert (tmp_path / "tweede").read_text() == "van iemand anders"
