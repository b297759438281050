"""A Word document as PDF, by LibreOffice where there is one: no macro, no network, and nothing of it left on disk."""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from cop_session.troubles import Trouble

PATIENCE = 90
"""In seconds: many times what the slowest laptop needs to start LibreOffice for the first time."""

_PREFIX = "cop-session-pdf-"
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
    # Whatever would still go out goes to where nobody listens.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_TRACES = re.compile(rb"/(?:Creator|Producer|Author)\s*<[0-9A-Fa-f]+>|/(?:CreationDate|ModDate)\s*\([^)]*\)")


def available() -> bool:
    """Return whether a LibreOffice is found on this computer."""
    return _program() is not None


def converted(document: bytes) -> bytes:
    """Return a .docx as a tagged PDF that tells neither by what nor when it was made.

    What LibreOffice writes in between stands in a folder for this user alone, and is removed whatever happens; what an
    earlier run left when it was killed is removed first. Raises Trouble "no_libreoffice" and "not_converted".
    """
    program = _program()
    if program is None:
        raise Trouble("no_libreoffice")
    _sweep()
    with TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            (folder / "plan.docx").write_bytes(document)
            _furnish(folder)
            _run(program, folder)
            return _without_traces((folder / "plan.pdf").read_bytes())
        except (OSError, subprocess.SubprocessError) as error:
            raise Trouble("not_converted") from error


def _program() -> str | None:
    on_path = (shutil.which(name) for name in _PROGRAMS if sys.platform != "win32")
    usual = (os.path.expanduser(os.path.expandvars(path)) for path in _ELSEWHERE.get(sys.platform, _UNIX))
    return next((one for one in (*on_path, *usual) if one and os.path.isfile(one)), None)


def _furnish(folder: Path) -> None:
    """Make a profile that nobody used before, and room for LibreOffice's own copies of the document."""
    (folder / "tmp").mkdir()
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
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
    """End what is still running: what was started is a launcher, and the office itself is its child."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _sweep() -> None:
    """Remove the folders of runs that were killed before they could."""
    for folder in _left_over():
        shutil.rmtree(folder, ignore_errors=True)


def _left_over() -> Iterator[Path]:
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        try:
            found = folder.lstat()
        except OSError:
            continue
        mine = sys.platform == "win32" or found.st_uid == os.getuid()
        if mine and stat.S_ISDIR(found.st_mode) and time.time() - found.st_mtime > 2 * PATIENCE:
            yield folder


def _without_traces(document: bytes) -> bytes:
    """Blank by what and when it was made, byte for byte, as a PDF counts them."""
    return _TRACES.sub(_blanked, document)


def _blanked(found: "re.Match[bytes]") -> bytes:
    whole = found[0]
    start = whole.index(b"<" if whole.endswith(b">") else b"(")
    return (whole[: start + 1] + whole[-1:]).ljust(len(whole))
