"""What “cop-session export” writes, prints and refuses."""

import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.services.delivery import document_formats
from cop_session.troubles import Trouble
from tests.cli.conftest import Prompt
from tests.cli.test_refusals import assert_one_sentence
from tests.documents.support.opened_document import opened


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_formats, "printed", lambda document, private: b"%PDF")


def exports(home: Path) -> list[tuple[int, str, str]]:
    """Return what the log says left the room."""
    library = Library.open(Workspace(home))
    try:
        (one,) = library.sessions()
        return [(made.number, made.format, made.reader.value) for made in library.read(one.id).now.exports]
    finally:
        library.close()


@pytest.mark.parametrize(
    ("options", "ending"),
    [
        ("--format markdown", "-v1.md"),
        ("--format html", "-v1.html"),
        ("--format pdf", "-v1.pdf"),
        ("--format ics", "-v1.ics"),
        ("--for parents", "-v1-ouders.docx"),
        ("--for pupil --format text", "-v1-mijn-plan.txt"),
        ("--draft --reply-by vrijdag", "-ontwerp.docx"),
    ],
)
def test_one_file_is_made_and_named(cop: Prompt, lena: Path, tmp_path: Path, options: str, ending: str) -> None:
    done = cop("export", lena, "--out", tmp_path / "uit", *options.split())
    assert (done.code, done.err) == (0, "")
    path = Path(done.out.strip())
    assert path.name == f"zorgplan-2026-11-24-1e4a0000{ending}"
    assert path.stat().st_size


def test_everybody_is_served_and_passwords_are_told_once(cop: Prompt, home: Path, lena: Path) -> None:
    cop("import", lena)
    done = cop("export", "1e4a", "--for", "everyone")
    files = [Path(line) for line in done.out.splitlines()]
    assert len(files) == 9
    assert {file.parent for file in files} == {home / "exports" / "zorgplan-2026-11-24-1e4a0000-v1"}
    *told, advice = done.err.splitlines()
    assert [line.split(":")[0] for line in told] == ["Wachtwoord voor Joris Maes", "Wachtwoord voor Ilse D'Hondt"]
    assert "per telefoon" in advice
    passphrase = told[0].split(": ")[1]
    (locked,) = (file for file in files if file.name.endswith("clb.docx"))
    assert opened(locked.read_bytes(), passphrase)
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert passphrase.encode() not in everything
    assert (1, "protected", "school") in exports(home)


@pytest.mark.parametrize("options", ["--protect", "--protect --format docx", "--format eml", "--format eml --protect"])
def test_a_password_goes_to_standard_error_and_the_file_to_standard_output(
    cop: Prompt, lena: Path, tmp_path: Path, options: str
) -> None:
    done = cop("export", lena, "--out", tmp_path, *options.split())
    content = Path(done.out.strip()).read_bytes()
    if done.out.strip().endswith(".eml"):
        (attached, _) = message_from_bytes(content, policy=policy.default).iter_attachments()
        content = attached.get_content()
    assert opened(content, done.err.splitlines()[0].removeprefix("Wachtwoord: "))


def test_a_slip_for_each_who_does_something(cop: Prompt, home: Path, lena: Path) -> None:
    cop("import", lena)
    done = cop("export", "1e4a", "--for", "owners", "--format", "text")
    assert len(done.out.splitlines()) == 7
    assert exports(home) == [(1, "text", "owner")] * 7


def test_names_that_may_not_belong_are_pointed_out(cop: Prompt, home: Path, lena: Path, milan: Path) -> None:
    cop("import", lena, milan)
    library = Library.open(Workspace(home))
    live = library.open_session(library.resolve("1e4a"))
    live.record(ev.LineReworded(live.state.of(Kind.WORKS)[0].id, "leest graag met Milan"))
    live.close()
    library.close()
    done = cop("export", "1e4a")
    assert done.code == 0
    assert done.err.startswith("Hoort dit erin? “Milan” (")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--for everyone --format pdf", "--for everyone"),
        ("--for everyone --protect", "--for everyone"),
        ("--format bundle --for parents", "gespreksbestand"),
        ("--format bundle --reply-by vrijdag", "gespreksbestand"),
        ("--format ics --draft", "agenda"),
        ("--format ics --for pupil", "agenda"),
        ("--for grandma", "“grandma” kan niet bij --for. Kies een van deze: school, parents, pupil, owners, everyone."),
        ("--format wrd", "“wrd” kan niet bij --format. Kies een van deze: docx, text,"),
        ("--format text --protect", "Enkel Word"),
    ],
)
def test_options_that_do_not_go_together_are_one_sentence(
    cop: Prompt, home: Path, lena: Path, options: str, says: str
) -> None:
    assert says in assert_one_sentence(cop("export", lena, *options.split()), code=2)
    assert not home.exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--reply-by vrijdag", "Enkel op een ontwerp"),
        ("--draft --reply-by ooit", "“ooit” is geen dag"),
        ("--draft --reply-by 1/1/2020", "voorbij"),
    ],
)
def test_a_day_to_answer_by_that_cannot_be_is_one_sentence(
    cop: Prompt, lena: Path, tmp_path: Path, options: str, says: str
) -> None:
    assert says in assert_one_sentence(cop("export", lena, "--out", tmp_path / "uit", *options.split()))
    assert not (tmp_path / "uit").exists()


def test_after_the_first_version_there_is_no_draft(cop: Prompt, lena: Path) -> None:
    cop("import", lena)
    assert cop("export", "1e4a", "--draft").code == 0
    assert cop("export", "1e4a").code == 0
    assert "ontwerp" in assert_one_sentence(cop("export", "1e4a", "--draft"))


@pytest.mark.parametrize(
    ("locale", "words"), [("nl_BE", "Zeg het per telefoon"), ("nl_NL", "Zeg het per telefoon"), ("en", "by phone")]
)
def test_the_help_of_export_speaks_the_language_of_the_settings(
    cop: Prompt, home: Path, locale: str, words: str
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f'locale = "{locale}"\n')
    done = cop("export", "--help")
    assert (done.code, done.err) == (0, "")
    assert words in done.out
    assert all(option in done.out for option in ("--for", "--draft", "--reply-by", "--protect"))


def test_the_usual_audience_may_be_named_for_a_calendar_and_the_title_has_the_code(
    cop: Prompt, lena: Path, tmp_path: Path
) -> None:
    done = cop("export", lena, "--for", "school", "--format", "ics", "--out", tmp_path / "uit")
    assert done.code == 0
    entry = Path(done.out.strip()).read_text("utf-8")
    assert "SUMMARY:Overleg 1e4a0000" in entry
    assert "Lena" not in entry


@pytest.mark.parametrize("option", ["--out", "--template", "--workspace"])
def test_an_option_that_names_nothing_writes_nothing(
    cop: Prompt, home: Path, lena: Path, tmp_path: Path, option: str
) -> None:
    said = assert_one_sentence(cop("export", lena, option, ""), code=2)
    assert f"Na {option} ontbreekt de naam" in said
    assert not home.exists()


def test_a_folder_is_no_paper(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    said = assert_one_sentence(cop("export", lena, "--template", tmp_path, "--out", tmp_path / "uit"))
    assert f"“{tmp_path}” is een map" in said


def test_what_was_agreed_and_cannot_be_made_is_an_exit_code_too(
    cop: Prompt, lena: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(document: bytes, private: Path | None) -> bytes:
        raise Trouble("no_libreoffice")

    monkeypatch.setattr(document_formats, "printed", none)
    assert cop("import", lena).code == 0
    for session in ("1e4a", lena):
        done = cop("export", session, "--for", "everyone", "--out", tmp_path / "uit")
        assert (done.code, "LibreOffice" in done.err) == (1, True)
        assert ".docx" in done.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="nothing here is full")
def test_what_cannot_be_told_because_the_disk_is_full_is_one_sentence(lena: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cop_session", "show", str(lena)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "kan niet geschreven worden: de schijf is vol" in done.stderr.decode()
