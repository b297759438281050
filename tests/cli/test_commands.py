"""What each command prints and leaves."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from cop_session.paths import Workspace
from cop_session.services import Library
from tests.cli.conftest import Prompt
from tests.support.rescues import leave


def test_from_sample_to_plan(cop: Prompt, home: Path, lena: Path, milan: Path) -> None:
    taken = cop("import", lena, milan)
    assert (taken.code, taken.err) == (0, "")
    assert [line.split()[0][:8] for line in taken.out.splitlines()] == ["1e4a0000", "3171a000"]
    listed = cop("list").out.splitlines()
    assert [line.split()[0] for line in listed] == ["3171a000", "1e4a0000"]
    exported = cop("export", "1e4a")
    path = Path(exported.out.strip())
    assert (exported.code, path.parent, path.suffix) == (0, home / "exports", ".docx")
    assert b"hoorspel" in ZipFile(path).read("word/document.xml")
    assert "plan v1" in cop("list").out


def test_what_could_not_be_saved_is_back_and_said_so_once(cop: Prompt, lena: Path, home: Path) -> None:
    cop("import", lena)
    leave(Workspace(home), lena, "Rustig kunnen starten")
    first, second = cop("show", "1e4a"), cop("show", "1e4a")
    assert "staat weer op zijn plaats" in first.err
    assert second.err == ""
    assert "Rustig kunnen starten" in first.out == second.out


def test_the_list_shows_no_name_and_no_words(cop: Prompt, lena: Path) -> None:
    cop("import", lena)
    out = cop("list").out
    assert "L." in out
    assert "Lena" not in out
    assert "hoorspel" not in out


def test_an_empty_list_says_so_and_is_empty_for_scripts(cop: Prompt) -> None:
    assert cop("list").out == "Er zijn nog geen rondetafelgesprekken.\n"
    assert json.loads(cop("list", "--json").out) == []


def test_the_first_of_the_list_are_the_newest(cop: Prompt, lena: Path) -> None:
    cop("import", lena, lena.with_name("milan.cop.json"))
    whole = cop("list").out.splitlines()
    assert len(whole) == 2
    assert cop("list", "--first", 1).out.splitlines() == whole[:1]
    both = json.loads(cop("list", "--json").out)
    assert cop("list", "--json").out == json.dumps(both, ensure_ascii=False, indent=2) + "\n"
    assert json.loads(cop("list", "--json", "--first", 1).out) == both[:1]
    assert [cop("list", "--first", wrong).code for wrong in ("0", "-1", "veel")] == [2, 2, 2]


def test_scripts_can_read_the_list_and_the_plan(cop: Prompt, lena: Path) -> None:
    cop("import", lena)
    (session,) = json.loads(cop("list", "--json").out)
    assert (session["pupil"], session["phase"], session["held_on"]) == ("Lena", "closed", "2026-11-24")
    plan = json.loads(cop("show", session["id"], "--json").out)
    assert plan["number"] == 1
    assert "agreements" in [section["code"] for section in plan["sections"]]


def test_the_plan_shown_is_that_of_the_file_and_holds_no_score(cop: Prompt, lena: Path) -> None:
    cop("import", lena)
    stored, from_file = cop("show", "1e4a").out, cop("show", lena).out
    assert stored == from_file
    assert "De klas maakt een hoorspel; Lena kiest haar rol" in stored
    assert "te kort tegen 18/12" in stored


def test_each_plan_is_in_the_words_of_its_own_country(cop: Prompt, lena: Path, milan: Path) -> None:
    assert "Zorgplan" in cop("show", lena).out
    dutch = cop("show", milan).out
    assert "Zorgplan" not in dutch
    assert "handelingsdeel" in dutch


def test_exporting_from_a_file_records_nothing_and_makes_no_workspace(
    cop: Prompt, home: Path, lena: Path, tmp_path: Path
) -> None:
    before = lena.read_bytes()
    paths = [Path(cop("export", lena, "--out", tmp_path / "uit", "--format", one).out.strip()) for one in FORMATS]
    assert [path.name for path in paths] == [
        "zorgplan-2026-11-24-1e4a0000-v1.docx",
        "zorgplan-2026-11-24-1e4a0000-v1.txt",
        "1e4a0000.cop.json",
    ]
    assert paths[2].read_bytes() == before == lena.read_bytes()
    assert not home.exists()


FORMATS = ("docx", "text", "bundle")


def test_a_bundle_goes_out_and_comes_in_elsewhere(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    cop("import", lena)
    bundle = cop("export", "1e4a", "--format", "bundle", "--out", tmp_path).out.strip()
    elsewhere = tmp_path / "elders"
    assert "binnengehaald" in cop("import", bundle, home=elsewhere).out
    assert "stond er al" in cop("import", bundle, home=elsewhere).out
    assert len(cop("list", home=elsewhere).out.splitlines()) == 1


def test_a_real_child_without_a_passphrase_is_said_to_be_unprotected(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    library = Library.open(Workspace(tmp_path / "elders"))
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.close()
    (file,) = library.export_bundle(live.id)
    library.close()
    assert cop("import", lena).err == ""
    done = cop("import", file)
    assert done.code == 0
    assert "nog niet beveiligd" in done.err
    assert len(done.err.splitlines()) == 1


def test_one_bad_file_does_not_keep_the_others_out(cop: Prompt, lena: Path, milan: Path, tmp_path: Path) -> None:
    done = cop("import", lena, tmp_path / "weg.cop.json", milan)
    assert done.code == 1
    assert done.err == f"Er is geen bestand “{tmp_path / 'weg.cop.json'}”.\n"
    assert len(cop("list").out.splitlines()) == 2


def test_the_doctor_finds_a_whole_workspace_whole(cop: Prompt, lena: Path) -> None:
    cop("import", lena)
    done = cop("doctor")
    assert done.code == 0
    assert "!" not in done.out
    assert "1 gesprek, en het is volledig." in done.out


def test_the_doctor_refuses_where_something_is_amiss(cop: Prompt, home: Path, lena: Path) -> None:
    cop("import", lena)
    (home / "settings.toml").write_text("kleur = 'blauw'\n[keys]\n'table.undo' = 'f9'\n")
    done = cop("doctor")
    assert (done.code, done.err) == (1, "")
    assert "“kleur”" in done.out
    assert "F9 hoort al bij “table.mine”, dus “table.undo” blijft F8." in done.out


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("nl_BE", "Er is geen gesprek “nergens”."),
        ("nl_NL", "Er is geen gesprek “nergens”."),
        ("en", "There is no round table “nergens”."),
    ],
)
def test_it_speaks_the_language_of_the_settings(cop: Prompt, home: Path, locale: str, sentence: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f'locale = "{locale}"\n')
    done = cop("show", "nergens")
    assert done.code == 1
    assert done.err.startswith(sentence)


def test_the_workspace_can_be_named_before_or_after_the_command(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    here = tmp_path / "hier"
    cop("--workspace", here, "import", lena)
    assert "1e4a0000" in cop("list", "--workspace", here).out
    assert "1e4a0000" not in cop("list").out


def test_what_became_of_the_stop_points_beside_a_file_is_said(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    file = tmp_path / "les.cop.json"
    file.write_bytes(lena.read_bytes())
    stops = lena.with_name("lena.stops.json").read_text()
    file.with_name("les.stops.json").write_text(stops.replace("?", "??"))
    assert cop("import", file).out.splitlines()[1:] == ["De stoppunten ernaast zijn mee binnengehaald."]
    file.with_name("les.stops.json").write_text(stops)
    done = cop("import", file)
    assert (done.code, done.err) == (0, "")
    assert "eigen stoppunten bij; die blijven" in done.out
