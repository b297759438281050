"""Files of the plan: whole, private, never over another one."""

import os
import stat
from pathlib import Path

import pytest

from cop_session.documents import document_files
from cop_session.i18n import catalogue
from cop_session.troubles import Trouble


def test_what_is_written_is_there_for_the_owner_alone_and_nothing_else(tmp_path: Path) -> None:
    written = document_files.write(tmp_path / "exports", "zorgplan-v1", ".docx", b"inhoud")
    assert written == tmp_path / "exports" / "zorgplan-v1.docx"
    assert written.read_bytes() == b"inhoud"
    assert os.listdir(written.parent) == ["zorgplan-v1.docx"]
    if os.name == "posix":
        assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_the_next_free_name_is_taken(tmp_path: Path) -> None:
    names = [document_files.write(tmp_path, "plan-v1", ".docx", bytes([number])).name for number in range(3)]
    assert names == ["plan-v1.docx", "plan-v1-2.docx", "plan-v1-3.docx"]
    assert (tmp_path / "plan-v1.docx").read_bytes() == b"\x00"


def test_a_link_that_points_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.write_bytes(b"van iemand anders")
    (tmp_path / "plan.docx").symlink_to(elsewhere)
    (tmp_path / "plan-2.docx").symlink_to(tmp_path / "bestaat niet")
    assert document_files.write(tmp_path, "plan", ".docx", b"nieuw").name == "plan-3.docx"
    assert elsewhere.read_bytes() == b"van iemand anders"


def test_a_drive_without_hard_links_is_as_safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "plan.docx").write_bytes(b"oud")
    written = document_files.write(tmp_path, "plan", ".docx", b"nieuw")
    assert written.name == "plan-2.docx"
    assert written.read_bytes() == b"nieuw"
    assert (tmp_path / "plan.docx").read_bytes() == b"oud"
    assert len(os.listdir(tmp_path)) == 2
    if os.name == "posix":
        assert stat.S_IMODE(written.stat().st_mode) == 0o600


@pytest.mark.parametrize("in_the_way", ["", "exports"])
def test_an_unwritable_folder_gives_one_sentence(tmp_path: Path, in_the_way: str) -> None:
    blocking = tmp_path / "bestand"
    blocking.write_text("geen map")
    with pytest.raises(Trouble) as trouble:
        document_files.write(blocking / in_the_way, "plan-v1", ".docx", b"x")
    assert trouble.value.code == "cannot_write"
    assert "plan-v1.docx" in trouble.value.sentence(catalogue("nl_BE"))


def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(Trouble):
        document_files.write(tmp_path, "plan-v1", ".docx", b"x")
    assert os.listdir(tmp_path) == []
