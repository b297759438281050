"""Access to a folder on Windows, which uses an access control list (ACL) instead of permission bits.

Python's own `mkdir` with mode 0700 does something of the kind, but not in every version that we run on. And its list
names the owner: a file made by a user who runs as administrator is closed to the same user afterwards.
"""

import ctypes
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import wintypes
from pathlib import Path
from typing import Any, Final

_NO_STRANGERS: Final = frozenset({"SY", "BA", "OW", "CO"})
"""The system, its administrators, and the owner or creator of a file: as with permission bits, they have access."""
_EVERYBODY: Final = frozenset({"WD"})
_ALLOWED: Final = re.compile(r"\((?:A|OA|XA|ZA);[^;]*;[^;]*;[^;]*;[^;]*;([^;)]*)")

_REVISION: Final = 1
_OF_A_FILE: Final = 1
_LIST: Final = 4
_TOKEN_USER: Final = 1
_OUR_TOKEN: Final = -4
_ROOM_FOR_A_USER: Final = 256


class _Attributes(ctypes.Structure):
    _fields_ = (("size", wintypes.DWORD), ("descriptor", wintypes.LPVOID), ("inherited", wintypes.BOOL))


def make(folder: Path) -> None:
    """Make a folder to which only the user has access, and to its new contents; an existing folder stays unchanged.

    On a drive without such lists it is an ordinary folder. Raises OSError on failure.
    """
    if folder.is_dir():
        return
    try:
        with _descriptor(only_for(_user())) as descriptor:
            attributes = _Attributes(ctypes.sizeof(_Attributes), descriptor, False)
            create = _function("kernel32", "CreateDirectoryW", wintypes.LPCWSTR, ctypes.POINTER(_Attributes))
            made = create(str(folder), ctypes.byref(attributes))
    except OSError:
        made = False
    if not made:
        folder.mkdir(exist_ok=True)


def others_get_in(path: Path) -> bool:
    """Tell whether anyone but the user, the system and its administrators has access to a folder or file.

    Raises OSError if that is unknown.
    """
    found = ctypes.c_void_p()
    takes = (wintypes.LPCWSTR, ctypes.c_int, wintypes.DWORD, *[ctypes.c_void_p] * 5)
    ask = _function("advapi32", "GetNamedSecurityInfoW", *takes, gives=wintypes.DWORD)
    if ask(str(path), _OF_A_FILE, _LIST, None, None, None, None, ctypes.byref(found)):
        raise OSError(f"who gets into {path}")
    try:
        allowed = trustees(_told(found))
    finally:
        _free(found)
    # The system abbreviates some users, so our own list has to come from the system too.
    with _descriptor(only_for(_user())) as own:
        return not allowed <= trustees(_told(own)) | _NO_STRANGERS


def only_for(user: str) -> str:
    """Return an ACL in the system's notation that grants access to one user, inherits nothing and is inherited."""
    return f"D:P(A;OICI;FA;;;{user})"


def trustees(told: str) -> frozenset[str]:
    """Return who has access by an ACL in the system's notation; without an ACL that is everyone."""
    if not told.startswith("D:") or "NO_ACCESS_CONTROL" in told:
        return _EVERYBODY
    return frozenset(_ALLOWED.findall(told))


def _user() -> str:
    """Return the system's identifier of the user, the same in all languages."""
    takes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD, ctypes.POINTER(wintypes.DWORD))
    room, needed = ctypes.create_string_buffer(_ROOM_FOR_A_USER), wintypes.DWORD()
    ask = _function("advapi32", "GetTokenInformation", *takes)
    if not ask(_OUR_TOKEN, _TOKEN_USER, room, _ROOM_FOR_A_USER, ctypes.byref(needed)):
        raise OSError("whose token this is")
    # The buffer begins with a pointer to the user's identifier.
    identifier, text = ctypes.c_void_p.from_buffer(room), wintypes.LPWSTR()
    convert = _function("advapi32", "ConvertSidToStringSidW", wintypes.LPVOID, ctypes.POINTER(wintypes.LPWSTR))
    if not convert(identifier, ctypes.byref(text)):
        raise OSError("who the user is")
    return _taken(text)


@contextmanager
def _descriptor(told: str) -> Iterator[ctypes.c_void_p]:
    made = ctypes.c_void_p()
    takes = (wintypes.LPCWSTR, wintypes.DWORD, ctypes.POINTER(ctypes.c_void_p), wintypes.LPVOID)
    convert = _function("advapi32", "ConvertStringSecurityDescriptorToSecurityDescriptorW", *takes)
    if not convert(told, _REVISION, ctypes.byref(made), None):
        raise OSError(told)
    try:
        yield made
    finally:
        _free(made)


def _told(descriptor: ctypes.c_void_p) -> str:
    text = wintypes.LPWSTR()
    takes = (wintypes.LPVOID, wintypes.DWORD, wintypes.DWORD, ctypes.POINTER(wintypes.LPWSTR), wintypes.LPVOID)
    convert = _function("advapi32", "ConvertSecurityDescriptorToStringSecurityDescriptorW", *takes)
    if not convert(descriptor, _REVISION, _LIST, ctypes.byref(text), None):
        raise OSError("a list that is not understood")
    return _taken(text)


def _taken(text: wintypes.LPWSTR) -> str:
    try:
        return text.value or ""
    finally:
        _free(text)


def _free(memory: ctypes.c_void_p | wintypes.LPWSTR) -> None:
    _function("kernel32", "LocalFree", ctypes.c_void_p, gives=ctypes.c_void_p)(memory)


def _function(library: str, name: str, *takes: Any, gives: Any = wintypes.BOOL) -> Callable[..., Any]:
    function = _library(library)[name]
    function.argtypes, function.restype = takes, gives
    return function


def _library(name: str) -> ctypes.CDLL:
    if sys.platform == "win32":
        return ctypes.WinDLL(name)
    raise OSError(name)
