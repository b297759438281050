"""No core of the program is written, and no other process of the same user reads its memory."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells this of a process")

_PROGRAM = """
import os, resource, signal, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
from cop_session.cli import run
run(sys.argv[1:], {"COP_SESSION_HOME": os.getcwd()})
import ctypes
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
canary = "kanarie" * 1000
os.kill(os.getpid(), int(os.environ["SIGN"]))
"""


@pytest.mark.parametrize("sign", [signal.SIGABRT, signal.SIGSEGV])
@pytest.mark.parametrize("arguments", [["list"], ["--help"]])
def test_a_crash_leaves_no_core(tmp_path: Path, sign: signal.Signals, arguments: list[str]) -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY and os.geteuid():
        pytest.skip("cores are off already here")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        cwd=tmp_path,
        env=os.environ | {"SIGN": str(sign.value)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == -sign
    # No core, and not dumpable: a core through a pipe knows no limit.
    assert done.stdout.splitlines()[-1] == "(0, 0) 0"
    assert not list(tmp_path.rglob("*core*"))
