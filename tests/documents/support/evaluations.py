"""The evaluations of the scenarios as they leave: with the talks that they follow, in every form, for every reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from cop_session.documents import calendar_file, markdown_export, pupil_system_export, text_export
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.plan.thread import documented
from cop_session.documents.readers import outline_for, owners
from cop_session.documents.word import word_document
from cop_session.domain.codes import Reader
from cop_session.domain.state import Export, State
from cop_session.i18n import catalogue
from cop_session.services.sessions.plan_versions import holidays_of
from tests.scenarios import lena_again, lena_ends, milan_again

NOW = datetime(2027, 1, 12, 18, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Evaluated:
    """An evaluation, the talks that it follows, and the number of its plan."""

    state: State
    earlier: Sequence[State]
    number: int

    def made(self, reader: Reader = Reader.SCHOOL, owner: int | None = None, locale: str = "") -> Outline:
        return outline_for(
            reader,
            self.state,
            catalogue(locale or self.state.locale),
            number=self.number,
            today=self.state.held_on or NOW.date(),
            code="1e4a0001",
            owner=owner,
            holidays=holidays_of(self.state),
            earlier=self.earlier,
        )

    def word(self) -> bytes:
        return word_document.render(self.made())

    def outlines(self) -> Mapping[str, Outline]:
        """The document of each reader."""
        sheets: list[tuple[Reader, int | None]] = [(one, None) for one in Reader if one is not Reader.OWNER]
        sheets += [(Reader.OWNER, owner) for owner in owners(documented(self.state, self.earlier))]
        return {f"{reader}-{owner or ''}": self.made(reader, owner) for reader, owner in sheets}

    def every(self) -> Mapping[str, bytes]:
        """Every document in every form, a Word file as all that is in its package."""
        found: dict[str, bytes] = {}
        for name, made in self.outlines().items():
            found[f"{name}.docx"] = unpacked(word_document.render(made))
            found[f"{name}.txt"] = text_export.render(made).encode()
            found[f"{name}.html"] = pupil_system_export.html(made).encode()
            found[f"{name}.md"] = markdown_export.render(made).encode()
        if documented(self.state).evaluation:
            t = catalogue(self.state.locale)
            found["plan.ics"] = calendar_file.appointment(
                self.state, t, uid="uid", sequence=0, now=NOW, code="1e4a0001"
            )
        return found


def unpacked(word: bytes) -> bytes:
    with ZipFile(BytesIO(word)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


def exported(state: State, number: int) -> State:
    """A closed talk whose plan left the house."""
    return replace(state, exports=(Export(state.seq + 1, NOW, number, "docx", state.locale),))


NOVEMBER = exported(lena_again.earlier(), 1)
JANUARY = exported(lena_again.state(), 2)
LENA = Evaluated(lena_again.state(), (NOVEMBER,), 2)
LENA_ENDS = Evaluated(lena_ends.state(), (NOVEMBER, JANUARY), 3)
MILAN = Evaluated(milan_again.state(), (exported(milan_again.earlier(), 1),), 2)
