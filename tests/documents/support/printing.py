"""Documents as LibreOffice prints them: with a font of Calibri's widths, and without one."""

import os
import shutil
import subprocess
from pathlib import Path

NEEDED = ("soffice", "pdfinfo", "pdftotext")
MISSING = [program for program in NEEDED if shutil.which(program) is None]

CARLITO, NONE = "Carlito", "none"
_WITHOUT = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont>
<pattern><patelt name="family"><string>Carlito</string></patelt></pattern>
<pattern><patelt name="family"><string>Calibri</string></patelt></pattern>
</rejectfont></selectfont></fontconfig>"""


def has_carlito() -> bool:
    """Tell whether there is a font as wide as Calibri."""
    if shutil.which("fc-list") is None:
        return False
    return "Carlito" in subprocess.run(["fc-list"], check=True, capture_output=True, text=True).stdout


def convert(folder: Path, font: str = CARLITO) -> None:
    """Make a PDF of every Word document in a folder, with or without Carlito."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(file) for file in folder.glob("*.docx")]
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *sources]
    environment = dict(os.environ)
    if font == NONE:
        (folder / "fonts.conf").write_text(_WITHOUT)
        environment["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    subprocess.run(command, check=True, capture_output=True, timeout=100, env=environment)


def pages(file: Path) -> list[str]:
    """The text of each page of a PDF."""
    told = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    return told.split("\f")[:-1]
