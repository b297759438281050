"""`cop-session copy`: what must be looked at on standard output, what was decided from a file."""

import json
from pathlib import Path

from cop_session.services import read_bundle
from tests.cli.conftest import Prompt


def test_it_refuses_and_prints_the_list_until_all_was_decided(
    cop: Prompt, lena: Path, home: Path, tmp_path: Path
) -> None:
    cop("import", lena)
    refused = cop("copy", "1e4a", "--training")
    assert refused.code == 1
    assert "quote:30.text" in refused.out
    assert "rare:dyslexie" in refused.out
    assert refused.err.startswith("In dit gesprek zijn nog ")
    assert "Lena" not in refused.out
    listed = json.loads(cop("copy", "1e4a", "--training", "--json").out)
    decided: dict[str, object] = {one["key"]: "keep" for one in listed if one["kind"] != "rare"}
    decided["rare"] = "take"
    decided["quote:30.text"] = {"replace": "Ik lees liever zacht."}
    file = tmp_path / "besluiten.json"
    file.write_text(json.dumps(decided))
    made = cop("copy", "1e4a", "--training", "--decisions", file, "--out", tmp_path / "uit")
    assert made.code == 0
    path = Path(made.out.strip())
    assert path.parent == tmp_path / "uit"
    _, timeline = read_bundle(path)
    assert timeline.now.fictional
    assert "trainingskopie, niet in een dossier" in cop("show", path).out
    # For the web it is still about a real child.
    assert cop("replay", path, "--cast", tmp_path / "web.cast").code == 1
    assert "Ik lees liever zacht." in path.read_text()
    assert [file.name for file in (home / "exports").iterdir()] == []


def test_a_file_can_be_copied_too(cop: Prompt, milan: Path, tmp_path: Path) -> None:
    keys = [one["key"] for one in json.loads(cop("copy", milan, "--training", "--json").out)]
    file = tmp_path / "besluiten.json"
    file.write_text(json.dumps(dict.fromkeys(keys, "leave_out")))
    made = cop("copy", milan, "--training", "--decisions", file)
    assert made.code == 0
    assert "Milan" in milan.read_text()
    assert "Milan" not in Path(made.out.strip()).read_text()


def test_what_is_no_decision_is_refused(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    file = tmp_path / "besluiten.json"
    for wrong in (
        '["keep"]',
        '{"capital:Elders": "keep"}',
        '{"rare": "perhaps"}',
        '{"rare": {"replace": " "}}',
        "{",
    ):
        file.write_text(wrong)
        refused = cop("copy", lena, "--training", "--decisions", file)
        assert (refused.code, refused.out) == (1, "")
        assert "staan geen beslissingen" in refused.err
    assert cop("copy", lena, "--training", "--decisions", tmp_path / "geen.json").code == 1
    assert cop("copy", lena).code == 2
