"""The common data of every section of the plan: the state, a translator, and the numbers of needs and agreements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cop_session.documents.plan import code_wording as wording
from cop_session.documents.plan.bidi import has_mirrored
from cop_session.documents.plan.thread import documented, ends_well, line_before
from cop_session.domain.codes import DONE, Detail, Kind, Standing
from cop_session.domain.display_names import call_names
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.state import Line, State
from cop_session.domain.talk_format import TalkFormat
from cop_session.domain.when import When, first_date
from cop_session.formats import format_of
from cop_session.i18n import Translator

TEACHERS_OWN = frozenset({Kind.AIM, Kind.DOES, Kind.LACKS})
"""Kinds of lines that make up the support need of the teacher."""
PARENTS_OWN = frozenset({Kind.PARENTS_NEED})
"""The kind of line for needs of the parents."""

MAY_WAIT = (
    *(Kind.NEED, Kind.WORKS, Kind.AIM, Kind.DOES, Kind.LACKS, Kind.PARENTS_NEED),
    *(Kind.SIGN, Kind.AGREEMENT, Kind.CONCERN),
)
"""Kinds of lines, besides actions and loose ends, that stay in the plan when they are kept for later."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A state as a plan: its content, with numbers and wording."""

    state: State
    t: Translator
    today: date
    number: int
    code: str
    year: int
    needs: tuple[Line, ...]
    agreements: tuple[Line, ...]
    """Actions that stand and that no owner refused, by first date; each keeps its number."""
    refused: tuple[Line, ...]
    """Actions that stand although a person who must do them said no."""
    reply_by: date | None = None
    """Until when readers of a draft can answer."""
    holidays: tuple[tuple[date, date], ...] = ()
    """When schools are closed: from and to, both included."""
    made_on: date | None = None
    """The day on which the document leaves, if known."""
    before: "Plan | None" = None
    """The plan of the talk that this one follows, as that ended; None if there is none, or it is not known any more."""

    @property
    def talk(self) -> TalkFormat:
        """The format of the talk."""
        return format_of(self.state)

    @property
    def ends_well(self) -> bool:
        """Whether the talks ended well, so that there is no next one."""
        return ends_well(self.state)

    @property
    def edition(self) -> int:
        """The number of the version that left last, or would be the first to leave."""
        return max((one.number for one in self.state.exports), default=0) or max(self.number, 1)

    def then(self, line: Line) -> Line | None:
        """Return a line that came along as it was in the plan before; None for any other line."""
        return line_before(self.state, self.before.state, line.origin) if self.before else None

    def number_then(self, line: Line) -> int:
        """Return the number that an agreement had in the plan before; 0 if it was none there."""
        then = self.then(line)
        return self.before.agreement_number(then.id) if self.before and then else 0

    def standing(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of a kind that count, in their order."""
        return _standing(self.state, kind)

    def kept_for_later(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of a kind that wait for later."""
        return self._with(kind, Standing.LATER)

    def dropped(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of a kind that were dropped."""
        return self._with(kind, Standing.DROPPED)

    def done(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of a kind that are done, or reached."""
        return self._with(kind, DONE)

    def _with(self, kind: Kind, standing: Standing) -> tuple[Line, ...]:
        return tuple(line for line in self.state.of(kind) if line.standing == standing and not line.struck)

    def need_number(self, line: int) -> int:
        """Return the number of a need in the plan; 0 for any other line."""
        return _position(self.needs, line)

    def agreement_number(self, line: int) -> int:
        """Return the number of an agreement, which is that of its action on the board; 0 for any other line."""
        return self.state.number(line) if any(one.id == line for one in self.agreements) else 0

    def needs_of(self, line: Line) -> str:
        """Return the needs that a line answers, as in "1, 2" or "leerkracht"."""
        numbers = sorted(number for number in map(self.need_number, line.needs) if number)
        texts = [str(number) for number in numbers]
        if self.helps_the_teacher(line):
            texts.append(wording.teacher(self.t))
        if self._answers(line, PARENTS_OWN):
            texts.append(wording.parents(self.t))
        return ", ".join(texts)

    def helps_the_teacher(self, line: Line) -> bool:
        """Tell whether a line answers a need of the teacher."""
        return self._answers(line, TEACHERS_OWN)

    def _answers(self, line: Line, kinds: frozenset[Kind]) -> bool:
        targets = (self.state.line(target) for target in line.needs)
        return any(target and target.stands and target.kind in kinds for target in targets)

    def name(self, person: int | None) -> str:
        """Return a participant's name; empty without a participant."""
        known = self.state.person(person)
        return known.name if known else ""

    def names(self, people: Iterable[int]) -> str:
        """Return the names of participants as a list in a sentence."""
        return wording.listed(self.t, [name for name in map(self.name, people) if name])

    def doing(self, line: Line) -> str:
        """Return the names of the owners; while the owners are in doubt, the words in which they were named."""
        return line.owners_doubt.said if line.owners_doubt else self.names(line.owners)

    def with_relation(self, person: int | None) -> str:
        """Return a participant's name and role, as in "Fatma Yıldız (mama)"."""
        known = self.state.person(person)
        return f"{known.name} ({wording.briefly(self.t, known)})" if known else ""

    def when(self, moment: When | None) -> str:
        """Return when something happens."""
        return wording.when(self.t, moment, self.year)

    @property
    def mirrored_names(self) -> tuple[str, ...]:
        """The names that read from right to left, to be set apart from the text next to them."""
        state = self.state
        names = (
            self.pupil,
            *(one.name for one in state.people),
            *call_names(state.people).values(),
            *(one.name for one in state.recipients),
            *(state.detail(detail) for detail in (Detail.SCHOOL, Detail.TOWN, Detail.FACILITATOR, Detail.CONTACT)),
        )
        return tuple(sorted({visible(name) for name in names if has_mirrored(name)}))

    @property
    def contact(self) -> str:
        """The contact person for questions and their contact details, each if known; empty without a contact person."""
        known = (self.state.detail(Detail.CONTACT), self.state.detail(Detail.REACH))
        return visible(", ".join(one_line(part) for part in known if part))

    @property
    def pupil(self) -> str:
        """The pupil's first name or initials, or else "de leerling"."""
        return self.known_pupil or self.t("the pupil")

    @property
    def known_pupil(self) -> str:
        """The pupil's first name or initials; empty if neither is known."""
        known = self.state.detail(Detail.PUPIL)
        seated = self.state.pupil
        return visible(one_line(known or (seated.name if seated else "")))


def plan_of(
    state: State,
    t: Translator,
    *,
    today: date,
    number: int,
    code: str,
    reply_by: date | None = None,
    holidays: tuple[tuple[date, date], ...] = (),
    made_on: date | None = None,
    earlier: Sequence[State] = (),
) -> Plan:
    """Return the plan of a state; `outline` explains the arguments."""
    before = None
    if earlier:
        *others, last = earlier
        before = plan_of(last, t, today=today, number=max(number - 1, 0), code="", earlier=others)
    state = documented(state, earlier)
    actions = _standing(state, Kind.ACTION)
    refused = tuple(line for line in actions if verdict(line) is Verdict.NOT_FEASIBLE)
    agreed = (line for line in actions if line not in refused)
    return Plan(
        state=state,
        t=t,
        today=today,
        number=number,
        code=code,
        year=(state.held_on or today).year,
        needs=tuple(line for line in state.of(Kind.NEED) if line.stands or (line.standing == DONE and not line.struck)),
        agreements=tuple(sorted(agreed, key=lambda line: first_date(line.when) or date.max)),
        refused=refused,
        reply_by=reply_by,
        holidays=holidays,
        made_on=made_on,
        before=before,
    )


def _standing(state: State, kind: Kind) -> tuple[Line, ...]:
    return tuple(line for line in state.of(kind) if line.stands)


def _position(lines: tuple[Line, ...], wanted: int) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.id == wanted), 0)
