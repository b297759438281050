"""What a check-up comes upon where something is amiss."""

import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from cop_session.services import Check, Library
from cop_session.troubles import Trouble


def found(library: Library, check: Check) -> tuple[str, ...]:
    return next(one.found for one in library.check_up() if one.check is check)


def tampered(library: Library, statement: str) -> None:
    connection = sqlite.connect(str(library.workspace.database))
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_changed_word_is_noticed_and_the_session_opens_read_only(library: Library, lena: str, milan: str) -> None:
    tampered(
        library,
        "UPDATE event SET payload = CAST(replace(CAST(payload AS TEXT), 'hoorspel', 'toneelstuk') AS BLOB) "
        f"WHERE session_id = '{lena}'",
    )
    assert found(library, Check.SESSIONS) == (lena,)
    live = library.open_session(lena)
    live.close()
    assert live.read_only is not None
    assert live.read_only.code == "damaged_session"
    healthy = library.open_session(milan)
    healthy.close()
    assert healthy.read_only is None


def test_an_index_that_is_out_of_step_is_made_anew(library: Library, lena: str, milan: str) -> None:
    tampered(library, f"UPDATE session SET pupil = 'Iemand anders' WHERE id = '{lena}'")
    assert found(library, Check.INDEX) == (lena,)
    assert found(library, Check.INDEX) == ()
    assert {one.pupil for one in library.sessions()} == {"Lena", "Milan"}


def test_a_search_that_finds_less_is_noticed_and_put_right(library: Library, lena: str, milan: str) -> None:
    assert found(library, Check.INDEX) == ()
    tampered(library, "UPDATE full_text_idx SET term = CAST('!' || hex(term) AS BLOB) WHERE term != x''")
    assert set(found(library, Check.INDEX)) == {lena, milan}
    assert found(library, Check.INDEX) == ()
    assert [one.id for one in library.search("hoorspel")] == [lena]


def test_words_that_stand_in_the_full_text_only_are_noticed_and_put_right(
    library: Library, lena: str, milan: str
) -> None:
    tampered(library, "UPDATE full_text_content SET c1 = replace(c1, 'hoorspel', 'toneelstuk')")
    assert set(found(library, Check.INDEX)) == {lena, milan}
    assert found(library, Check.INDEX) == found(library, Check.DATABASE) == ()


@pytest.mark.parametrize("named", ["'0'", "'zoek'"])
def test_an_event_of_which_the_session_is_another_one_is_missed(
    library: Library, lena: str, milan: str, named: str
) -> None:
    tampered(library, f"UPDATE event SET session_id = {named} WHERE session_id = '{lena}' AND seq = 20")
    assert found(library, Check.SESSIONS) == (lena,)


@pytest.mark.usefixtures("lena")
def test_backups_behind_a_link_or_on_a_disk_that_is_away_are_named(library: Library, tmp_path: Path) -> None:
    backups = library.workspace.backups
    backups.mkdir(exist_ok=True)
    link = backups / "20261124T160000000000Z-0002.db"
    link.symlink_to(tmp_path / "elders.db")
    assert found(library, Check.BACKUPS) == (str(link),)
    link.unlink()
    backups.rename(tmp_path / "elders")
    backups.symlink_to(tmp_path / "schijf")
    assert found(library, Check.BACKUPS) == (str(backups),)
    with pytest.raises(Trouble) as caught:
        library.custody.erase(library.sessions()[0].id)
    assert caught.value.code == "backups_out_of_reach"
    assert library.sessions()


@pytest.mark.usefixtures("lena")
def test_what_waits_to_be_recovered_is_named(library: Library) -> None:
    rescued = library.workspace.reports / "1e4a0000-abc.cop.json"
    rescued.touch(mode=0o600)
    assert found(library, Check.RESCUED) == (str(rescued),)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, not permission bits")
def test_a_file_that_others_can_read_is_named(library: Library, lena: str) -> None:
    (file,) = library.export_bundle(lena)
    (deeper,) = library.export_bundle(lena, library.workspace.exports / "levering")
    for one in (file, deeper):
        one.chmod(0o644)
    assert set(found(library, Check.PRIVATE)) == {str(file), str(deeper)}


def test_what_a_newer_program_wrote_is_named(library: Library, lena: str) -> None:
    tampered(library, f"UPDATE event SET kind = 'SeatSwapped' WHERE session_id = '{lena}' AND seq = 20")
    assert found(library, Check.NEWER) == (lena,)
