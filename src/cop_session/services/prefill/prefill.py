"""Details of schools and of the people at their tables from earlier sessions: pure, derived, and stored nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cop_session.domain.codes import Detail
from cop_session.domain.state import Participant, State
from cop_session.reading.words.name_normalisation import key
from cop_session.services.prefill.team_transfer import family, school_details, team

_ANYWHERE: Final = frozenset({Detail.SCHOOL, Detail.TOWN, Detail.FACILITATOR, Detail.PARTNERSHIP})
"""Details that are proposed at other schools too."""


@dataclass(frozen=True)
class PrefillRecord:
    """The details of one session; `family` goes to no round table of another pupil."""

    session_id: str
    pupil_id: str
    school_id: str
    details: Mapping[Detail, str]
    team: tuple[Participant, ...]
    family: tuple[Participant, ...]
    fictional: bool = False
    pupil: str = ""

    def is_at(self, school: "SchoolLabel", school_id: str = "") -> bool:
        """Tell whether this was at that school, going by its id or else by its name and town."""
        return (bool(school_id) and self.school_id == school_id) or school.fits(self.school)

    @cached_property
    def school(self) -> "SchoolLabel":
        """How the school was called."""
        return SchoolLabel(self.details.get(Detail.SCHOOL, ""), self.details.get(Detail.TOWN, ""))


@dataclass(frozen=True)
class SchoolLabel:
    """The label of a school; many share a name, so a typed town distinguishes them."""

    name: str
    town: str = ""

    def fits(self, other: "SchoolLabel") -> bool:
        """Tell whether both can be the same school."""
        (name, here), (other_name, there) = self._keys, other._keys
        return bool(name) and name == other_name and (not here or not there or here == there)

    @cached_property
    def _keys(self) -> tuple[str, str]:
        return key(self.name), key(self.town)


def known(session_id: str, state: State) -> PrefillRecord:
    """Return the record of a session."""
    return PrefillRecord(
        session_id,
        state.pupil_id,
        state.school_id,
        school_details(state),
        team(state),
        family(state),
        state.fictional,
        state.detail(Detail.PUPIL),
    )


class Earlier:
    """The details in `sessions`, the newest first; fictional sessions come after real ones."""

    def __init__(self, sessions: Iterable[PrefillRecord] = ()) -> None:
        self._sessions: Final[Sequence[PrefillRecord]] = sorted(sessions, key=lambda one: one.fictional)

    def texts(
        self, detail: Detail, school: SchoolLabel, school_id: str = "", *, elsewhere: bool = True
    ) -> tuple[str, ...]:
        """Return the texts filled in for a detail: at this school first, then `elsewhere` if those fit here."""
        here = [one for one in self._sessions if one.is_at(school, school_id)]
        others = self._sessions if elsewhere and detail in _ANYWHERE else ()
        found: dict[str, str] = {}
        for one in (*here, *others):
            found.setdefault(key(one.details.get(detail, "")), one.details.get(detail, ""))
        return tuple(text for alike, text in found.items() if alike)

    def school_id(self, school: SchoolLabel) -> str | None:
        """Return the id by which a school of that name and town went last."""
        return next((one.school_id for one in self._sessions if school.fits(one.school)), None)

    def knows(self, school_id: str) -> bool:
        """Tell whether any session was at that school."""
        return any(one.school_id == school_id for one in self._sessions)

    def of_other_pupils(self, state: State) -> tuple[PrefillRecord, ...]:
        """Return the records of other pupils' round tables; fictional ones only if this one is fictional too."""
        return tuple(
            one for one in self._sessions if one.pupil_id != state.pupil_id and (state.fictional or not one.fictional)
        )

    def people(self, state: State) -> tuple[Participant, ...]:
        """Return the likely participants of this round table: the school's people, and those of earlier talks.

        The earlier talks are those on this pupil. Participants already at the table are left out.
        """
        seated = {one.person_id for one in state.people}
        names = {key(one.name) for one in state.people}
        found: dict[tuple[str, str], Participant] = {}
        for one in self._people(state):
            if one.person_id not in seated and key(one.name) not in names:
                seated.add(one.person_id)
                found.setdefault((key(one.name), one.role), one)
        return tuple(found.values())

    def _people(self, state: State) -> Iterator[Participant]:
        school = SchoolLabel(state.detail(Detail.SCHOOL), state.detail(Detail.TOWN))
        for one in self._sessions:
            if one.pupil_id == state.pupil_id:
                yield from (*one.team, *one.family)
            elif one.is_at(school, state.school_id):
                yield from one.team
