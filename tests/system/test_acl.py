"""Who gets into a folder on Windows: what is asked of the system and what is made of its answers; there, for real."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from ctypes import POINTER, wintypes
from pathlib import Path
from typing import Any

import pytest

from cop_session import acl
from cop_session.paths import Workspace

SID = "S-1-5-21-1004336348-1177238915-682003330-1001"


class System:
    """Stands in for Windows: it takes and gives what the real one does, as bytes in memory and not as objects of ours.

    `lists` holds what it says of a path, `short` the name it has for the user, `made` which folder got which list.
    """

    def __init__(self) -> None:
        self.lists = dict[str, str]()
        self.made = dict[str, str]()
        self.short = SID
        self.refuses = False
        self._held = dict[int, Any]()
        self._calls = dict[str, Any]()
        size = POINTER(wintypes.DWORD)
        text = POINTER(ctypes.c_void_p)
        prototypes: tuple[tuple[Callable[..., int | None], tuple[Any, ...]], ...] = (
            (self.GetTokenInformation, (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, size)),
            (self.ConvertSidToStringSidW, (ctypes.c_void_p, text)),
            (
                self.ConvertStringSecurityDescriptorToSecurityDescriptorW,
                (ctypes.c_wchar_p, wintypes.DWORD, text, ctypes.c_void_p),
            ),
            (
                self.ConvertSecurityDescriptorToStringSecurityDescriptorW,
                (ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD, text, ctypes.c_void_p),
            ),
            (
                self.GetNamedSecurityInfoW,
                (ctypes.c_wchar_p, ctypes.c_int, wintypes.DWORD, *[ctypes.c_void_p] * 4, text),
            ),
            (self.CreateDirectoryW, (ctypes.c_wchar_p, POINTER(ctypes.c_ubyte))),
            (self.LocalFree, (ctypes.c_void_p,)),
        )
        for call, takes in prototypes:
            gives = ctypes.c_void_p if call.__name__ == "LocalFree" else ctypes.c_int
            self._calls[call.__name__] = ctypes.CFUNCTYPE(gives, *takes)(call)

    def library(self, name: str) -> dict[str, Any]:
        assert name in ("kernel32", "advapi32")
        return self._calls

    @property
    def held(self) -> int:
        """How many pieces of memory were not given back."""
        return len(self._held)

    def _hold(self, words: str) -> int:
        buffer = ctypes.create_unicode_buffer(words)
        self._held[ctypes.addressof(buffer)] = buffer
        return ctypes.addressof(buffer)

    def GetTokenInformation(self, token: int, kind: int, room: int, size: int, needed: Any) -> int:  # noqa: N802  # as Windows calls it
        assert (ctypes.c_ssize_t(token).value, kind) == (-4, 1)
        assert size >= ctypes.sizeof(ctypes.c_void_p) * 2 + 68
        ctypes.c_void_p.from_address(room).value = room + 16
        return 1

    def ConvertSidToStringSidW(self, identifier: int, text: Any) -> int:  # noqa: N802  # as Windows calls it
        assert identifier
        text[0] = self._hold(SID)
        return 1

    def ConvertStringSecurityDescriptorToSecurityDescriptorW(  # noqa: N802  # as Windows calls it
        self, told: str, revision: int, made: Any, size: int | None
    ) -> int:
        if self.refuses:
            return 0
        assert (revision, size) == (1, None)
        made[0] = self._hold(told.replace(SID, self.short))
        return 1

    def ConvertSecurityDescriptorToStringSecurityDescriptorW(  # noqa: N802  # as Windows calls it
        self, made: int, revision: int, which: int, text: Any, size: int | None
    ) -> int:
        assert (revision, which, size) == (1, 4, None)
        text[0] = self._hold(ctypes.wstring_at(made))
        return 1

    def GetNamedSecurityInfoW(self, path: str, kind: int, which: int, *out: Any) -> int:  # noqa: N802  # as Windows calls it
        assert (kind, which, *out[:4]) == (1, 4, None, None, None, None)
        if path not in self.lists:
            return 2
        out[4][0] = self._hold(self.lists[path])
        return 0

    def CreateDirectoryW(self, path: str, attributes: Any) -> int:  # noqa: N802  # as Windows calls it
        given = acl._Attributes.from_address(ctypes.addressof(attributes.contents))
        assert given.size == 3 * ctypes.sizeof(ctypes.c_void_p)
        self.made[path] = ctypes.wstring_at(given.descriptor)
        os.mkdir(path)
        return 1

    def LocalFree(self, memory: int) -> None:  # noqa: N802  # as Windows calls it
        del self._held[memory]


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    found = System()
    monkeypatch.setattr(acl, "_library", found.library)
    yield found
    assert found.held == 0


def test_a_folder_is_made_with_a_list_of_one(system: System, tmp_path: Path) -> None:
    folder = tmp_path / "Zoë's map"
    acl.make(folder)
    assert system.made == {str(folder): f"D:P(A;OICI;FA;;;{SID})"}
    acl.make(folder)
    assert len(system.made) == 1


def test_where_there_are_no_lists_it_is_a_folder_like_any_other(system: System, tmp_path: Path) -> None:
    system.refuses = True
    acl.make(tmp_path / "stick")
    assert (tmp_path / "stick").is_dir()
    assert system.made == {}
    with pytest.raises(FileNotFoundError):
        acl.make(tmp_path / "weg" / "stick")


@pytest.mark.parametrize(
    ("told", "others"),
    [
        ("D:P(A;OICI;FA;;;{user})", False),
        ("D:P(A;OICI;FA;;;{user})(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)", False),
        ("D:PAI(A;OICI;FA;;;{user})(A;OICI;0x1200a9;;;BU)", True),
        ("D:AI(A;ID;FA;;;{user})(A;ID;0x1301bf;;;AU)", True),
        ("D:(D;;FA;;;WD)(A;;FA;;;{user})", False),
        ('D:(XA;;FR;;;WD;(@User.Title==("x")))', True),
        ("D:(A;;FA;;;S-1-5-21-1-2-3-1002)", True),
        ("D:", False),
        ("D:NO_ACCESS_CONTROL", True),
        ("", True),
    ],
)
@pytest.mark.parametrize("short", [SID, "LA"])
def test_others_are_whoever_is_not_the_user_or_the_system(system: System, told: str, others: bool, short: str) -> None:
    system.short = short
    system.lists["C:\\werkmap"] = told.format(user=short)
    assert acl.others_get_in(Path("C:\\werkmap")) is others


def test_what_cannot_be_told_is_an_error(system: System) -> None:
    with pytest.raises(OSError, match="weg"):
        acl.others_get_in(Path("weg"))


if sys.platform == "win32":

    def _let_in(path: Path) -> list[str]:
        icacls = Path(os.environ["SYSTEMROOT"], "System32", "icacls.exe")
        told = subprocess.run([icacls, path], capture_output=True, text=True, check=True).stdout
        # After the list comes a line with a count, behind an empty one.
        lines = told.replace(str(path), "").split("\n\n")[0].splitlines()
        return [line.strip() for line in lines if line.strip()]

    def test_the_folders_and_files_of_a_workspace_are_for_the_user_alone(tmp_path: Path) -> None:
        workspace = Workspace(tmp_path / "werkmap")
        workspace.create()
        file = workspace.sessions / "gesprek.txt"
        file.write_text("Lena")
        for path in (workspace.root, workspace.sessions, workspace.exports, workspace.reports, file):
            (only,) = _let_in(path)
            assert os.environ["USERNAME"].lower() in only.lower()
            assert "(F)" in only
            assert not acl.others_get_in(path)
        for folder in (workspace.root, workspace.sessions):
            assert "(OI)(CI)" in _let_in(folder)[0]

    def test_a_folder_that_everybody_gets_into_is_noticed(tmp_path: Path) -> None:
        icacls = Path(os.environ["SYSTEMROOT"], "System32", "icacls.exe")
        # Everybody, by the identifier that is the same in all languages.
        subprocess.run([icacls, tmp_path, "/grant", "*S-1-1-0:(R)"], capture_output=True, check=True)
        assert acl.others_get_in(tmp_path)
