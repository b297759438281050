"""A Word document as PDF, by LibreOffice if installed: no macro, no network, and no remains on disk."""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from zipfile import BadZipFile, ZipFile

from cop_session.disk_errors import disk_trouble
from cop_session.regular_files import read_regular
from cop_session.temporary_files import OFFICE_FOLDER, office_folders, sweep_unheld, temporary_folder
from cop_session.troubles import Trouble

PATIENCE = 90
"""In seconds: many times the first start of LibreOffice on the slowest laptop."""

_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = {
    "darwin": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    # soffice.exe would not wait until it is done.
    "win32": tuple(
        rf"%{folder}%\LibreOffice\program\soffice.com"
        for folder in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
    ),
}
_UNIX = ("/usr/lib/libreoffice/program/soffice", "/usr/local/bin/soffice")
_FLAGS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
_COMMON = "/org.openoffice.Office.Common"
_SETTINGS = (
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Filter/PDF/Export", "UseTaggedPDF", "true"),
    (f"{_COMMON}/Filter/PDF/Export", "ExportBookmarks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    # Any remaining network request goes to a local port without a listener.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_FOR_EVERYBODY = (f"{_COMMON}/Filter/PDF/Export", "PDFUACompliance", "true")
"""Marks the file as PDF/UA: accessible to users of a screen reader."""

_TRACES = re.compile(
    rb"/(?:Creator|Producer|Author)\s*<[0-9A-Fa-f]+>|/ModDate\s*\([^)]*\)"
    rb"|<(pdf:Producer|xmp:CreatorTool|xmp:ModifyDate)>[^<]*</\1>"
)
_MOMENTS = re.compile(
    rb"(?P<day>/CreationDate\s*\(D:\d{8})[^)]*\)|(?P<date><xmp:CreateDate>\d{4}-\d\d-\d\d)[^<]*(?P<end></xmp:CreateDate>)"
)
_PICTURES = (b"<w:drawing", b"<w:pict", b"<w:object")
_FULL = 2_000_000
"""Bytes that a plan may take while it is made."""


def converted(document: bytes, private: Path | None = None) -> bytes:
    """Return a .docx as a tagged PDF that tells the day on which it was made, but neither the hour nor the program.

    It is marked as PDF/UA unless it holds an object without a description: a picture of the school.

    LibreOffice works in a new folder in `private`, else in the system's temporary folder, for this user alone; it is
    always wiped, and so are the remains of an earlier killed run. Raises Trouble "no_libreoffice", "disk_full",
    "not_converted".
    """
    program = _program()
    if program is None:
        raise Trouble("no_libreoffice")
    parent = private or Path(gettempdir())
    try:
        with suppress(OSError):
            sweep(parent)
        with temporary_folder(parent / f"{OFFICE_FOLDER}{secrets.token_hex(4)}") as folder:
            (folder / "plan.docx").write_bytes(document)
            _furnish(folder, (*_SETTINGS, _FOR_EVERYBODY) if _is_words_alone(document) else _SETTINGS)
            _run(program, folder)
            if not (folder / "plan.pdf").exists() and shutil.disk_usage(folder).free < _FULL:
                # LibreOffice does not tell why.
                raise Trouble("disk_full")
            return _without_traces(read_regular(folder / "plan.pdf"))
    except subprocess.SubprocessError as error:
        raise Trouble("not_converted") from error
    except OSError as error:
        raise disk_trouble(error, "not_converted") from error


def sweep(parent: Path) -> None:
    """Wipe the folders in `parent` of this user's runs that were killed; raises OSError."""
    for folder in office_folders(parent):
        sweep_unheld(folder)


def _program() -> str | None:
    on_path = (shutil.which(name) for name in _PROGRAMS if sys.platform != "win32")
    usual = (os.path.expanduser(os.path.expandvars(path)) for path in _ELSEWHERE.get(sys.platform, _UNIX))
    return next((one for one in (*on_path, *usual) if one and os.path.isfile(one)), None)


def _is_words_alone(document: bytes) -> bool:
    try:
        with ZipFile(BytesIO(document)) as package:
            parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    except BadZipFile:
        return False
    return not any(mark in part for part in parts for mark in _PICTURES)


def _furnish(folder: Path, settings: Iterable[tuple[str, str, str]]) -> None:
    """Make a new profile, and room for LibreOffice's own copies of the document."""
    (folder / "tmp").mkdir()
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in settings
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (user / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", "utf-8")


def _run(program: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    task = ("--convert-to", "pdf", "--outdir", str(folder), str(folder / "plan.docx"))
    own = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder / "tmp"))
    process = subprocess.Popen(
        [program, profile, *_FLAGS, *task],
        env={**os.environ, **own},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(PATIENCE)
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the remaining processes: the process started here is a launcher, and the office itself is its child."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _without_traces(document: bytes) -> bytes:
    """Blank the program and the hour of creation, byte for byte, as a PDF counts them."""
    return _MOMENTS.sub(_day_alone, _TRACES.sub(_blanked, document))


def _day_alone(found: "re.Match[bytes]") -> bytes:
    kept = found["day"] + b")" if found["day"] else found["date"] + found["end"]
    return kept.ljust(len(found[0]))


def _blanked(found: "re.Match[bytes]") -> bytes:
    whole = found[0]
    if whole.startswith(b"<"):
        return b" " * len(whole)
    start = whole.index(b"<" if whole.endswith(b">") else b"(")
    return (whole[: start + 1] + whole[-1:]).ljust(len(whole))
