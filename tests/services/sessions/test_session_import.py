"""What a file brings from outside: importing adds, and takes words only with a strike that somebody agreed to."""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind
from cop_session.paths import Workspace
from cop_session.services import Check, Library, Outcome, StrikesUnconfirmed
from cop_session.services.workspace.backup_restore import Restoring
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles import bundle
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.database_key import Key
from cop_session.store.log.event_codec import encode
from cop_session.store.log.hash_chain import Stored
from cop_session.troubles import Trouble
from tests.store.bundles.import_over_session import words_in
from tests.support.clock import HandClock

KEY = Key(bytes(range(32)), b"sleutel1")
WORDS = ("zwemt graag", "schrikt van lawaai", "telt op de vingers")

Attack = Callable[[list[Stored]], list[Stored]]


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    found: Key | None = request.param
    return found


@pytest.fixture
def library(tmp_path: Path, clock: HandClock, key: Key | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))
    opened = Library.open(Workspace(tmp_path / "werkmap"), clock=clock, key=key)
    yield opened
    opened.close()


@pytest.fixture
def session(library: Library, clock: HandClock) -> str:
    """A session with three needs and half a sentence, in a backup too."""
    with closing(library.prepare(locale="nl_BE", zone="Europe/Brussels")) as live:
        for words in WORDS:
            live.record(ev.LineNoted(Kind.NEED, words))
        live.draft("action", "een half")
    Backups(library.workspace.database, library._key).make(clock.now())
    return live.id


def stored(library: Library, session: str) -> list[Stored]:
    return list(library._log.stored(session))


def lines(library: Library, session: str) -> list[int]:
    return [one.seq for one in stored(library, session) if one.kind == "LineNoted"]


def words(library: Library, session: str) -> list[bytes | None]:
    return [one.payload for one in stored(library, session)]


def blanked(rows: Sequence[Stored], *seqs: int) -> list[Stored]:
    return [one.struck() if one.seq in seqs or not seqs else one for one in rows]


def traced(rows: Sequence[Stored], *struck: int) -> list[Stored]:
    """Return a log that goes on with strikes, whatever is blank in it."""
    last = bundle.Bundle("", tuple(rows)).events()[-1]
    more = [
        ev.Recorded(last.seq + place, last.seq + place, last.at, last.elapsed_ms, ev.LineStruck(line, Kind.NEED))
        for place, line in enumerate(struck, 1)
    ]
    return [*rows, *encode(more, rows[-1].digest)]


def file(folder: Path, session: str, rows: Sequence[Stored], **more: object) -> Path:
    path = folder / "gekregen.cop.json"
    path.write_bytes(bundle.dump(session, rows, **more))  # type: ignore[arg-type]  # whatever a test wants in it
    return path


def backed_up(library: Library, session: str) -> list[bytes | None]:
    (backup, *_) = Backups(library.workspace.database, library._key).generations()
    return list(words_in(backup.path, library._key, session).values())


def check(library: Library, *checks: Check) -> list[bool]:
    """Which of these checks found all well."""
    return [one.well for one in library.check_up() if one.check in checks]


def middle(rows: Sequence[Stored]) -> int:
    return [one.seq for one in rows if one.kind == "LineNoted"][1]


ATTACKS: dict[str, Attack] = {
    "all is blank": blanked,
    "one line is blank": lambda rows: blanked(rows, middle(rows)),
    "the first event is blank": lambda rows: blanked(rows, 1),
    "a blank prefix": lambda rows: blanked(rows[:-1]),
    "a prefix of one": lambda rows: blanked(rows[:1]),
    "blank, and it goes on": lambda rows: traced(blanked(rows, 1, middle(rows) - 1, middle(rows)), middle(rows)),
    "a strike of another line": lambda rows: traced(blanked(rows, middle(rows), middle(rows) + 1), middle(rows)),
    "a strike that left the words": lambda rows: traced(rows, middle(rows)),
    "a strike of no line": lambda rows: traced(blanked(rows, 1), 1),
    "a strike of what is to come": lambda rows: traced(rows, len(rows) + 1),
    "strikes of all": lambda rows: traced(
        [one.struck() if one.kind == "LineNoted" else one for one in rows],
        *(one.seq for one in rows if one.kind == "LineNoted"),
    ),
}


ASKED = {"blank, and it goes on", "a strike of another line", "strikes of all"}
REFUSED = {"a strike that left the words", "a strike of no line", "a strike of what is to come"}


def imported(library: Library, path: Path) -> str:
    """What came of importing: the outcome, or the code of the trouble."""
    try:
        return library.import_bundle(path).outcome.value
    except Trouble as trouble:
        return trouble.code


def test_no_word_goes_from_here_or_a_backup_unasked(library: Library, session: str, tmp_path: Path) -> None:
    before, rows = words(library, session), stored(library, session)
    for name, attack in ATTACKS.items():
        came = imported(library, file(tmp_path, session, attack(rows)))
        expected = "strikes_unconfirmed" if name in ASKED else "damaged_bundle" if name in REFUSED else "unchanged"
        assert (name, came) == (name, expected)
        assert words(library, session) == before, name
        assert library._log.drafts(session) == {"action": "een half"}, name
        assert backed_up(library, session) == before, name
    assert check(library, Check.SESSIONS, Check.MISSING) == [True, True]


def test_strikes_are_counted_first_and_carried_out_once_agreed_to(
    library: Library, session: str, tmp_path: Path
) -> None:
    second, third = lines(library, session)[1:]
    rows = stored(library, session)
    path = file(tmp_path, session, traced(blanked(rows, second, third), second, third))
    with pytest.raises(StrikesUnconfirmed) as caught:
        library.import_bundle(path)
    assert len(caught.value.lines) == 2
    with pytest.raises(StrikesUnconfirmed):
        library.import_bundle(path, [rows[second - 1].digest])
    assert all(words(library, session))
    done = library.import_bundle(path, caught.value.lines)
    assert (done.outcome, done.struck) == (Outcome.EXTENDED, 2)
    for left in (words(library, session), backed_up(library, session)):
        assert [seq for seq, one in enumerate(left, 1) if one is None] == [second, third]
    assert library.import_bundle(path).outcome is Outcome.UNCHANGED
    assert check(library, Check.MISSING) == [True]


@pytest.mark.parametrize("attack", ["all is blank", "one line is blank", "a strike of another line"])
def test_a_file_without_words_never_keeps_the_whole_one_out(
    library: Library, session: str, tmp_path: Path, attack: str
) -> None:
    rows = stored(library, session)
    path = file(tmp_path, session, ATTACKS[attack](rows))
    with closing(Library.open(Workspace(tmp_path / "elders"))) as other:
        with pytest.raises(Trouble, match="damaged_bundle"):
            other.import_bundle(path)
        other.import_bundle(file(tmp_path, session, rows))
        assert words(other, session) == [one.payload for one in rows]


def test_a_branch_with_words_that_were_struck_here_says_so_and_travels(
    library: Library, session: str, tmp_path: Path
) -> None:
    second = lines(library, session)[1]
    other_way = file(tmp_path, session, elsewhere(stored(library, session)))
    with closing(library.open_session(session)) as live:
        assert live.strike(second) is None
    branch = library.import_bundle(other_way)
    assert branch.outcome is Outcome.BRANCHED
    assert words(library, branch.session_id)[second - 1] is None
    assert library.import_bundle(other_way).outcome is Outcome.UNCHANGED
    assert check(library, Check.MISSING) == [True]
    taken, *_ = library.export_bundle(branch.session_id, tmp_path)
    with closing(Library.open(Workspace(tmp_path / "elders"))) as other:
        assert other.import_bundle(taken).outcome is Outcome.NEW
        assert check(other, Check.MISSING) == [True]


def elsewhere(rows: Sequence[Stored]) -> list[Stored]:
    last = bundle.Bundle("", tuple(rows)).events()[-1]
    seq = last.seq + 1
    return [*rows, *encode([ev.Recorded(seq, seq, last.at, 0, ev.LineNoted(Kind.NEED, "elders"))], rows[-1].digest)]


def test_practice_from_before_a_strike_is_whole_without_its_origin(library: Library, tmp_path: Path) -> None:
    with closing(library.prepare(locale="nl_BE", zone="Europe/Brussels", fictional=True)) as live:
        live.record(ev.LineNoted(Kind.NEED, WORDS[0]))
        line = live.next_seq - 1
        assert live.strike(line) is None
    practice = library.practise(live.id, line)
    practice.close()
    library.custody.erase(live.id)
    assert check(library, Check.MISSING) == [True]
    assert library.open_session(practice.id).read_only is None
    assert library.export_bundle(practice.id, tmp_path)


@pytest.mark.parametrize("which", ["a line", "who sits there", "the first event", "everything"])
def test_words_taken_away_by_hand_are_told(library: Library, session: str, clock: HandClock, which: str) -> None:
    with closing(library.open_session(session)) as live:
        live.record(ev.DetailSet(Detail.PUPIL, "Kind"))
        live.strike(lines(library, session)[0])
    seqs = {
        "a line": [lines(library, session)[2]],
        "who sits there": [stored(library, session)[-2].seq],
        "the first event": [1],
        "everything": [one.seq for one in stored(library, session)],
    }[which]
    with library._engine.begin() as connection:
        for seq in seqs:
            connection.exec_driver_sql(
                "UPDATE event SET payload = NULL, salt = NULL WHERE session_id = ? AND seq = ?", (session, seq)
            )
    with closing(library.open_session(session)) as live:
        assert live.read_only is not None
        assert live.read_only.code == "words_missing"
    assert [one.found for one in library.check_up() if one.check is Check.MISSING] == [(session,)]
    for refused in (lambda: library.export_bundle(session), lambda: library.custody.leaving(session)):
        with pytest.raises(Trouble) as caught:
            refused()
        assert caught.value.code == "words_missing"


@pytest.mark.parametrize("later", [False, True], ids=["of today", "of the year 2199"])
def test_drafts_from_outside_stay_outside_and_that_is_said(
    library: Library, session: str, tmp_path: Path, clock: HandClock, later: bool
) -> None:
    at = clock.now() + timedelta(days=60_000 if later else 0)
    path = file(tmp_path, session, stored(library, session), drafts={"nergens": "onzichtbaar"}, drafts_at=at)
    done = library.import_bundle(path)
    assert (done.outcome, done.drafts_left) == (Outcome.UNCHANGED, True)
    assert library._log.drafts(session) == {"action": "een half"}


def test_drafts_of_a_rescue_from_the_future_fill_only_what_is_empty(
    library: Library, session: str, tmp_path: Path, clock: HandClock
) -> None:
    rescued = {"action": "heel iets anders", "need": "nieuw"}
    at, secret = clock.now() + timedelta(days=400), secret_of(library._engine)
    rows = stored(library, session)
    path = file(tmp_path, session, rows, drafts=rescued, drafts_at=at, secret=secret)
    assert not library.import_bundle(path).drafts_left
    assert library._log.drafts(session) == {"action": "een half", "need": "nieuw"}


@pytest.mark.parametrize("proof", ["none", "of another workspace", "own"])
def test_in_the_temporary_folder_only_what_is_marked_is_taken_back(
    library: Library, session: str, tmp_path: Path, clock: HandClock, key: Key | None, proof: str
) -> None:
    secret = {"none": None, "of another workspace": bytes(32), "own": secret_of(library._engine)}[proof]
    data = bundle.dump(session, elsewhere(stored(library, session)), {"need": "half"}, clock.now(), secret)
    path = tmp_path / "tijdelijk" / f"{session[:8]}-bijlage.cop.json"
    path.write_bytes(data)
    library.close()
    with closing(Library.open(library.workspace, clock=clock, key=key)) as again:
        own = proof == "own"
        assert [one.added for one in again.returned] == ([1] if own else [])
        assert ("need" in again._log.drafts(session)) is own
        assert path.exists() is not own


def test_a_link_in_the_temporary_folder_is_not_followed(
    library: Library, session: str, tmp_path: Path, clock: HandClock, key: Key | None
) -> None:
    secret = secret_of(library._engine)
    target = file(tmp_path, session, elsewhere(stored(library, session)), secret=secret)
    (tmp_path / "tijdelijk" / f"{session[:8]}-x.cop.json").symlink_to(target)
    library.close()
    with closing(Library.open(library.workspace, clock=clock, key=key)) as again:
        assert not again.returned
    assert target.exists()


def test_a_rescue_that_strikes_waits_and_is_told(
    library: Library, session: str, clock: HandClock, key: Key | None
) -> None:
    second = lines(library, session)[1]
    rows = traced(blanked(stored(library, session), second), second)
    path = library.workspace.reports / f"{session[:8]}-0badcafe.cop.json"
    path.write_bytes(bundle.dump(session, rows, {}, clock.now(), secret_of(library._engine)))
    library.close()
    with closing(Library.open(library.workspace, clock=clock, key=key)) as again:
        assert (list(again.returned), list(again.unconfirmed)) == ([], [path])
        assert all(words(again, session))
        with pytest.raises(StrikesUnconfirmed) as caught:
            again.import_bundle(path)
        assert again.import_bundle(path, caught.value.lines).struck == 1
    with closing(Library.open(library.workspace, clock=clock, key=key)) as once_more:
        assert not once_more.unconfirmed
        assert not path.exists()


def test_a_rescue_stays_until_every_word_of_it_is_here(
    library: Library, session: str, clock: HandClock, key: Key | None
) -> None:
    path = library.workspace.reports / f"{session[:8]}-0badcafe.cop.json"
    rescued = {"action": "wat hier nergens staat"}
    before = clock.now() - timedelta(days=1)
    path.write_bytes(bundle.dump(session, stored(library, session), rescued, before, secret_of(library._engine)))
    library.close()
    with closing(Library.open(library.workspace, clock=clock, key=key)) as again:
        assert not again.returned
        assert again._log.drafts(session) == {"action": "een half"}
        assert path.exists()
        assert [one.found for one in again.check_up() if one.check is Check.RESCUED] == [(str(path),)]


def test_a_rescue_of_before_there_were_marks_comes_back_from_its_folder(
    library: Library, session: str, clock: HandClock, key: Key | None
) -> None:
    path = library.workspace.reports / f"{session[:8]}-0badcafe.cop.json"
    path.write_bytes(bundle.dump(session, stored(library, session), {"need": "van toen"}, clock.now()))
    library.close()
    with closing(Library.open(library.workspace, clock=clock, key=key)) as again:
        assert again._log.drafts(session)["need"] == "van toen"
        assert not path.exists()


def test_a_large_rescue_comes_back_and_is_not_shared(
    library: Library, session: str, clock: HandClock, key: Key | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = elsewhere(stored(library, session))
    data = bundle.dump(session, rows, {}, clock.now(), secret_of(library._engine))
    for place in (library.workspace.reports, tmp_path / "tijdelijk"):
        (place / f"{session[:8]}-0badcafe.cop.json").write_bytes(data)
    library.close()
    monkeypatch.setattr(bundle, "LARGEST", len(data) - 1000)
    monkeypatch.setattr(bundle, "MOST_EVENTS", 2)
    with closing(Library.open(library.workspace, clock=clock, key=key)) as again:
        assert [one.added for one in again.returned] == [1, 0]
        assert words(again, session) == [one.payload for one in rows]
        with pytest.raises(Trouble, match="too_large_to_share"):
            again.export_bundle(session)
        with closing(again.open_session(session)) as live:
            live.draft("action", "")
        with pytest.raises(Trouble, match="too_large_to_share"):
            again.custody.hand_over(session, tmp_path / "stick")
        assert list(again.workspace.exports.iterdir()) == []
        assert words(again, session) == [one.payload for one in rows]


def test_an_altered_bundle_with_a_proof_of_another_is_not_own(library: Library, session: str, tmp_path: Path) -> None:
    secret = secret_of(library._engine)
    rows = stored(library, session)
    proof = json.loads(bundle.dump(session, rows, {}, None, secret))["proof"]
    whole = json.loads(bundle.dump(session, rows, {"need": "vreemd"})) | {"proof": proof}
    path = tmp_path / "a.cop.json"
    path.write_text(json.dumps(whole, ensure_ascii=False))
    assert library.import_bundle(path).drafts_left
    assert "need" not in library._log.drafts(session)


def test_a_strike_reaches_what_was_rescued_in_the_temporary_folder(
    library: Library, session: str, tmp_path: Path, clock: HandClock
) -> None:
    path = tmp_path / "tijdelijk" / f"{session[:8]}-0badcafe.cop.json"
    secret = secret_of(library._engine)
    path.write_bytes(bundle.dump(session, stored(library, session), {}, clock.now(), secret))
    with closing(library.open_session(session)) as live:
        assert live.strike(lines(library, session)[0]) is None
    assert WORDS[0].encode() not in path.read_bytes()
    assert WORDS[1].encode() in path.read_bytes()


def test_a_backup_that_was_struck_is_whole_when_it_is_put_back(
    library: Library, session: str, clock: HandClock, key: Key | None
) -> None:
    second, third = lines(library, session)[1:]
    with closing(library.open_session(session)) as live:
        for line in (second, third):
            assert live.strike(line) is None
    library.close()
    Restoring(library.workspace, key).restore(1)
    with closing(Library.open(library.workspace, clock=clock, key=key)) as again:
        assert [seq for seq, one in enumerate(words(again, session), 1) if one is None] == [second, third]
        assert check(again, Check.MISSING, Check.AHEAD) == [True, True]
        with closing(again.open_session(session)) as live:
            assert live.read_only is None
