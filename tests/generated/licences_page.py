"""The page of licences of what the program ships: `python -m tests.generated.licences_page` writes docs/licences.md."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from typing import Final

from tests.generated.messages import ROOT

PAGE: Final = ROOT / "docs" / "licences.md"
LOCK: Final = ROOT / "requirements.lock"
_PINNED: Final = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)
_READ_IN_THE_FILE: Final = {"sqlcipher3": "Zlib; SQLCipher in it: BSD-3-Clause"}
"""Packages whose metadata is silent, as their licence file has it."""
_HEAD: Final = """\
# Licences

cop-session is MIT-licensed. It is installed with the packages below, whose files are checked against the digests in
`requirements.lock`. The Dutch words for passphrases (`documents/words_nl.txt`) and those that are no names
(`training/words_nl.txt.xz`) are from OpenTaal's word list, under the revised BSD licence at the head of those
files. `make sbom` writes the same list for programs, as CycloneDX, to `dist/sbom.cdx.json`.

| package | version | licence |
| --- | --- | --- |
"""


def page() -> str:
    """The page as it should be; a package that is not installed here raises PackageNotFoundError."""
    return _HEAD + "\n".join(_rows()) + "\n"


def pinned() -> Iterator[tuple[str, str]]:
    """The name and the version of every package that is installed with the program."""
    yield from _PINNED.findall(LOCK.read_text("utf-8"))


def licence(package: Distribution) -> str:
    """What a package says of its licence: an SPDX expression, or else its classifiers, or else its own words."""
    about = package.metadata.json
    if expression := about.get("license_expression"):
        return str(expression)
    classified = [one.rpartition(" :: ")[2] for one in about.get("classifier", []) if one.startswith("License ::")]
    said = ", ".join(classified) or str(about.get("license", "")).partition("\n")[0]
    return said or _READ_IN_THE_FILE.get(str(about["name"]), "")


def _rows() -> Iterator[str]:
    for name, version in pinned():
        yield f"| {name} | {version} | {licence(distribution(name))} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
