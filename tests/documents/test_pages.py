"""The plan as LibreOffice prints it: it opens, and it is as short as a care coordinator wants it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cop_session.documents import docx
from cop_session.documents.outline import outline
from cop_session.i18n import catalogue
from tests.documents import sessions
from tests.documents.sessions import DAY
from tests.scenarios import lena, milan

NEEDED = ("soffice", "pdfinfo", "pdftotext")
MISSING = [program for program in NEEDED if shutil.which(program) is None]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    plans = {
        "lena": (lena.state(), "nl_BE"),
        "milan": (milan.state(), "nl_NL"),
        "full": (sessions.full(), "nl_BE"),
    }
    for name, (state, locale) in plans.items():
        made = outline(state, catalogue(locale), number=1, today=DAY, code="abcd1234")
        (folder / f"{name}.docx").write_bytes(docx.render(made))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(folder / f"{name}.docx") for name in plans]
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return folder


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
@pytest.mark.parametrize(("name", "at_most"), [("lena", 3), ("milan", 3), ("full", 7)])
def test_the_plan_prints_on_few_pages_with_its_footer_on_each(printed: Path, name: str, at_most: int) -> None:
    information = subprocess.run(["pdfinfo", printed / f"{name}.pdf"], check=True, capture_output=True, text=True)
    found = re.search(r"Pages:\s+(\d+)", information.stdout)
    assert found is not None
    pages = int(found[1])
    assert pages <= at_most
    assert "A4" in information.stdout
    text = subprocess.run(["pdftotext", printed / f"{name}.pdf", "-"], check=True, capture_output=True, text=True)
    assert [f"pagina {page}/{pages}" in text.stdout for page in range(1, pages + 1)] == [True] * pages
    assert text.stdout.count("abcd1234 · v1") == pages
