"""The document comes on the paper that the settings name for its school, and the dialog says what fell back."""

from pathlib import Path

from docx import Document

from cop_session.config import School, Settings
from tests.documents.support import papers, schools
from tests.tui.support.house import house, screen, settled, with_samples, workspace

LENA = "Vrije Basisschool De Wegwijzer"


async def exported(folder: Path, school: School) -> str:
    with_samples(folder)
    async with house(folder, settings=Settings(schools={LENA: school})).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        await pilot.press("f5")
        await settled(pilot)
        return " ".join(screen(pilot).replace("│", " ").split())


async def test_what_is_odd_in_the_school_s_paper_is_said_when_the_document_is_made(tmp_path: Path) -> None:
    schools.saved(tmp_path, papers.mistyped()["{{plna}}"], "brief.docx")
    said = await exported(tmp_path, School("../brief.docx"))
    assert "{{plna}}" in said
    (made,) = (one for one in workspace(tmp_path).exports.iterdir() if one.suffix == ".docx")
    assert "{{plna}}" in "".join(one.text for one in Document(str(made)).paragraphs)


async def test_paper_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    said = await exported(tmp_path, School("weg.docx"))
    assert "Gemaakt: zorgplan" in said
    assert "Het staat op gewoon papier" in said
