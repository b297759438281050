"""A protected document: opens with its passphrase in another program, with no other one, and leaves no clear copy."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from msoffcrypto.exceptions import InvalidKeyError

from cop_session.documents import document_encryption, document_passphrase
from cop_session.documents.outline import outline
from cop_session.documents.word import word_document
from cop_session.i18n import catalogue
from tests.documents.support.document_sessions import DAY
from tests.documents.support.opened_document import opened
from tests.scenarios import lena

CANARY = "groene kaart"
WORDS = "anker bloesem citer dadel egel fagot"


def python_with_uno() -> str | None:
    """The Python for which LibreOffice's interface is installed, if any."""
    if shutil.which("soffice") is None:
        return None
    for python in ("/usr/bin/python3", shutil.which("python3") or ""):
        if os.access(python, os.X_OK):
            found = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False, timeout=30)
            if found.returncode == 0:
                return python
    return None


@pytest.fixture(scope="module")
def document() -> bytes:
    """Lena's plan, its parts stored as they are so that its words would be seen in any copy."""
    made = word_document.render(outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY))
    plain = BytesIO()
    with ZipFile(BytesIO(made)) as packed, ZipFile(plain, "w", ZIP_STORED) as unpacked:
        for name in packed.namelist():
            unpacked.writestr(name, packed.read(name))
    assert CANARY.encode() in plain.getvalue()
    return plain.getvalue()


@pytest.fixture(scope="module")
def sealed(document: bytes) -> bytes:
    return document_encryption.protected(document, WORDS)


def test_it_comes_back_byte_for_byte_and_whole(document: bytes, sealed: bytes) -> None:
    assert opened(sealed, WORDS) == document


def test_it_is_agile_aes_256_with_sha_512(sealed: bytes) -> None:
    assert sealed.startswith(bytes.fromhex("d0cf11e0a1b11ae1"))
    for said in (b'cipherAlgorithm="AES"', b'keyBits="256"', b'hashAlgorithm="SHA512"', b'spinCount="100000"'):
        assert said in sealed
    assert CANARY.encode() not in sealed
    assert WORDS.encode() not in sealed
    assert WORDS.encode("utf-16-le") not in sealed


def test_another_passphrase_is_refused(sealed: bytes) -> None:
    with pytest.raises(InvalidKeyError, match="Key verification"):
        opened(sealed, WORDS.upper())


def test_a_changed_byte_is_noticed(sealed: bytes) -> None:
    middle = len(sealed) // 2
    changed = sealed[:middle] + bytes([sealed[middle] ^ 1]) + sealed[middle + 1 :]
    with pytest.raises(InvalidKeyError, match="integrity"):
        opened(changed, WORDS)


@pytest.mark.parametrize("size", [document_encryption.SMALLEST, document_encryption.SMALLEST + 1])
def test_the_smallest_document_that_is_taken_opens_again(size: int) -> None:
    made = BytesIO()
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", types)
    small = made.getvalue()
    with ZipFile(made, "a") as package:
        package.comment = b"x" * (size - len(small))
    assert len(made.getvalue()) == size
    assert opened(document_encryption.protected(made.getvalue(), WORDS), WORDS) == made.getvalue()
    with pytest.raises(ValueError, match="size"):
        document_encryption.protected(small, WORDS)


def test_without_a_passphrase_nothing_is_made(document: bytes) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        document_encryption.protected(document, "")


def test_no_file_is_written_on_the_way(document: bytes, tmp_path: Path) -> None:
    """In a program of its own, since what watches files opened cannot be taken off again."""
    source, target = tmp_path / "clear", tmp_path / "sealed"
    source.write_bytes(document)
    program = f"""
import sys
from cop_session.documents.document_encryption import protected
clear = open({str(source)!r}, "rb").read()
written = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & 3 or event.startswith("tempfile."):
        written.append((event, arguments))
sys.addaudithook(watch)
sealed = protected(clear, {WORDS!r})
print(written)
open({str(target)!r}, "wb").write(sealed)
"""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    there = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch)), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run([sys.executable, "-c", program], env=there, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    assert list(scratch.iterdir()) == []
    assert opened(target.read_bytes(), WORDS) == document


@pytest.mark.skipif(python_with_uno() is None, reason="LibreOffice with python3-uno is not installed here")
def test_libreoffice_opens_it_with_the_passphrase_alone(sealed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(sealed)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(__file__).with_name("office.py")
        command = [python_with_uno() or "", str(script), folder, str(file), WORDS, "", "anker bloesem"]
        scratch = {**os.environ, "TMPDIR": folder}
        run = subprocess.run(command, env=scratch, capture_output=True, text=True, check=True, timeout=110)
    inside, without, wrong = json.loads(run.stdout)
    assert CANARY in inside
    assert "Zorgplan" in inside
    assert (without, wrong) == (None, None)


def test_a_passphrase_is_six_of_the_words() -> None:
    known = set(document_passphrase.words())
    drawn = [document_passphrase.new().split(" ") for _ in range(200)]
    assert {len(words) for words in drawn} == {document_passphrase.WORDS}
    assert {word for words in drawn for word in words} <= known
    assert len({tuple(words) for words in drawn}) == 200


def test_there_are_enough_words_that_can_be_told_by_telephone() -> None:
    words = document_passphrase.words()
    assert len(words) >= 4096
    assert len(set(words)) == len(words)
    # No q, x or y: they are spelled out too easily in more than one way.
    assert not [word for word in words if not re.fullmatch("[a-pr-wz]{4,8}", word)]
    assert list(words) == sorted(words)


def test_no_two_words_sound_the_same() -> None:
    alike = [
        ("ij", "ei"),
        ("ch", "g"),
        ("au", "ou"),
        ("th", "t"),
        ("ck", "k"),
        ("c", "k"),
        ("v", "f"),
        ("z", "s"),
        ("w", "f"),
    ]
    heard: dict[str, str] = {}
    for word in document_passphrase.words():
        sound = re.sub(r"(.)\1", r"\1", word)
        for one, other in alike:
            sound = sound.replace(one, other)
        sound = re.sub("d$", "t", re.sub("b$", "p", sound))
        assert sound not in heard, (word, heard.get(sound))
        heard[sound] = word


def test_chance_comes_from_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def chance(size: int) -> bytes:
        asked.append(size)
        return bytes(size)

    monkeypatch.setattr("random._urandom", chance)
    first = document_passphrase.words()[0]
    assert document_passphrase.new() == " ".join([first] * document_passphrase.WORDS)
    assert len(asked) == document_passphrase.WORDS
