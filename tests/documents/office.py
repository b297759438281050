"""Opens documents through LibreOffice's own interface: `python3 office.py FOLDER FILE PASSWORD…`, empty for none.

Runs in the Python for which LibreOffice's UNO is installed, which is mostly not that of the tests, so it imports
nothing else. Prints, as JSON, the text that each password opened, and null where it was refused.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

PATIENCE = 60


def main(folder: Path, file: Path, passwords: list[str]) -> None:
    """Start an office with a profile of its own, try every password and end it."""
    pipe = f"cop-session-{folder.name}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    accept = f"--accept=pipe,name={pipe};urp;"
    flags = ["--headless", "--norestore", "--nodefault", "--nologo", "--nolockcheck", "--nofirststartwizard"]
    nowhere = subprocess.DEVNULL
    command = ["soffice", profile, accept, *flags]
    office = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, start_new_session=True)
    try:
        desktop = connected(pipe)
        print(json.dumps([text_behind(desktop, file, password) for password in passwords]))
        desktop.terminate()
        office.wait(PATIENCE)
    finally:
        # What was started is a launcher; the office itself is its child.
        if office.poll() is None:
            os.killpg(office.pid, signal.SIGKILL)


def connected(pipe: str) -> Any:
    """Return the desktop of the office once it listens."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until:
                raise
            # Another program opens the pipe, and nothing tells when.
            time.sleep(0.1)
        else:
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)


def text_behind(desktop: Any, file: Path, password: str) -> str | None:
    """Return the text of a document, None where the office refuses to open it."""
    named = {"Hidden": True, **({"Password": password} if password else {})}
    arguments = tuple(PropertyValue(Name=name, Value=value) for name, value in named.items())
    try:
        document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, arguments)
    except Exception:
        return None
    if document is None:
        return None
    text = str(document.Text.String)
    document.close(True)
    return text


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
