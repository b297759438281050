"""The document comes on the paper that the settings name for its school, and the dialog says what fell back."""

from pathlib import Path

from docx import Document

from cop_session.config import School, Settings
from tests.documents import schools
from tests.tui.house import house, screen, settled, with_samples, workspace

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


async def test_what_the_school_s_paper_lacks_is_said_when_the_document_is_made(tmp_path: Path) -> None:
    schools.saved(tmp_path, schools.from_word(), "brief.docx")
    said = await exported(tmp_path, School("../brief.docx"))
    assert "Het briefpapier van de school heeft geen stijl voor Ondertitel" in said
    (made,) = (one for one in workspace(tmp_path).exports.iterdir() if one.suffix == ".docx")
    assert LENA in Document(str(made)).sections[0].header.paragraphs[0].text


async def test_paper_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    said = await exported(tmp_path, School("weg.docx"))
    assert "Gemaakt: zorgplan" in said
    assert "Het staat op gewoon papier" in said
