"""The form about a session, new or existing: pupil, place, time and method."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from cop_session.domain import events as ev
from cop_session.domain.codes import OF_THE_SCHOOL, Detail, Scale
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import ROUND_TABLE, State
from cop_session.domain.talk_format import TalkFormat
from cop_session.formats import format_of, offered_talks
from cop_session.i18n import Translator, catalogue, msgid
from cop_session.services.prefill.prefill import Earlier, SchoolLabel
from cop_session.tui.dialogs.month_dialog import MonthDialog
from cop_session.tui.forms.school_lookup import SchoolLookup
from cop_session.tui.forms.session_values import (
    DAY,
    HOUR,
    FormValues,
    draft_name,
    events_of,
    is_clear,
    read_day,
    understood,
    values_of,
    written,
)
from cop_session.tui.keys import bindings
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.widgets.choice import Choice
from cop_session.tui.widgets.fields.offered_input import OfferedInput
from cop_session.tui.widgets.fields.plain_input import PlainInput
from cop_session.tui.widgets.key_line import KeyLine

_DETAILS = (
    (Detail.PUPIL, msgid("Pupil"), msgid("first name or initials")),
    (Detail.GROUP, msgid("Class"), ""),
    (Detail.SCHOOL, msgid("School"), ""),
    (Detail.TOWN, msgid("Town"), ""),
    (Detail.SUPPORT_PHASE, msgid("Phase"), msgid("for example: phase 2")),
    (Detail.FACILITATOR, msgid("Facilitator"), ""),
    (Detail.CONTACT, msgid("Contact at school"), ""),
    (Detail.ROOM, msgid("Room"), ""),
    (Detail.PARTNERSHIP, msgid("Partnership"), ""),
)
_FOR_THE_PLAN = (
    (Detail.REACH, msgid("Contact: phone, mail"), ""),
    (Detail.REASON, msgid("Occasion"), msgid("for the plan: what happens, no diagnosis")),
)
"""Fields that can be filled in later, and so come last."""

_TYPING = 0.2
"""Delay in seconds between the first unsaved key and saving."""
_VOCABULARY = (("nl_BE", msgid("Flanders")), ("nl_NL", msgid("Netherlands")), ("en", msgid("English")))
_SCALES = ((Scale.CONDITIONS, msgid("will work, if …, not")), (Scale.FIVE, msgid("0 to 5")))


def _choices(
    t: Translator, was: FormValues, offered: Sequence[TalkFormat], *, new: bool
) -> tuple[Choice, Choice, Choice, Choice]:
    """Return the fields chosen with the arrows: kind of talk, minutes, scale and vocabulary.

    For an existing session, minutes and scale also show the earlier choice.
    """

    def before(choice: str) -> str:
        return t("was: {choice}", choice=choice)

    told = None if new else before
    offered_lengths = {was.minutes, *(length for talk in offered for length in talk.lengths)}
    lengths = [(str(one), t("{n} min", n=one)) for one in sorted(offered_lengths)]
    return (
        Choice([(talk.code, t(talk.name)) for talk in offered], was.format),
        Choice(lengths, str(was.minutes), was=told),
        Choice([(scale.value, t(label)) for scale, label in _SCALES], was.scale.value, was=told),
        Choice([(locale, t(label)) for locale, label in _VOCABULARY], was.locale),
    )


class DraftKeeper(Protocol):
    """Stores the typed values while the form is open."""

    @property
    def drafts(self) -> Mapping[str, str]:
        """Unfinished text from the last time the form was open, by field."""

    def draft(self, field: str, text: str, values: FormValues) -> None:
        """Keep unfinished text; `values` are the whole form."""

    def keep(self, values: FormValues) -> None:
        """Record the present values of the form."""

    @property
    def fixed(self) -> bool:
        """Whether the session exists; its vocabulary is fixed from then on."""


class SessionForm(SpokenDialog[tuple[ev.Event, ...]]):
    """Edits the details of a session and returns the changes; Escape returns them too, so no typed text is lost.

    With a `keeper` each change goes there while it is typed, and the form returns nothing. `opens` is set afterwards if
    the facilitator wants to go on to the round table.
    """

    BINDINGS = bindings.FORM
    CSS_PATH = "session_form.tcss"
    AUTO_FOCUS = "#pupil"

    def __init__(
        self,
        t: Translator,
        state: State,
        *,
        today: date | None = None,
        new: bool = False,
        keeper: DraftKeeper | None = None,
        learn: Callable[[], Earlier] | None = None,
    ) -> None:
        """Make the form of a session in `state`; only a `new` one can still choose its vocabulary.

        `learn` loads, in a thread, the data of earlier sessions; then fields complete themselves.
        """
        super().__init__(t)
        self.opens = False
        self._state = state
        self._today = today or date.today()
        self._new = new
        self._keeper = keeper
        self._learn = learn
        self._recognition = SchoolLookup(state)
        self._label, self._typing = SchoolLabel(""), dict[str, Timer]()
        self._was, drafts = values_of(state), keeper.drafts if keeper else {}

        def line(name: str, value: str, hint: str = "") -> PlainInput:
            return PlainInput(drafts.get(draft_name(name), value), id=name, placeholder=t(hint))

        def detail_line(detail: Detail, hint: str) -> PlainInput:
            value = drafts.get(draft_name(detail.value), state.detail(detail))
            if detail not in OF_THE_SCHOOL:
                return line(detail.value, value, hint)
            return OfferedInput(value, partial(self._offers, detail), id=detail.value)

        self._details = {detail: detail_line(detail, hint) for detail, _, hint in (*_DETAILS, *_FOR_THE_PLAN)}
        self._day = line(DAY, self._was.day, msgid("24/11, next Tuesday …"))
        self._hour = line(HOUR, self._was.hour, msgid("15:45"))
        self._talks = offered_talks(state) if new else [format_of(state)]
        self._talk, self._length, self._scale, self._vocabulary = _choices(t, self._was, self._talks, new=new)
        self._understood = Static(id="understood", markup=False)

    @property
    def values(self) -> FormValues:
        """The present values of the form."""
        return FormValues(
            details={detail: field.value for detail, field in self._details.items()},
            day=self._day.value,
            hour=self._hour.value,
            minutes=int(self._length.value),
            scale=Scale(self._scale.value),
            locale=self._vocabulary.value,
            school_id=self._recognition.school_id(self._school),
            format=self._talk.value,
        )

    @property
    def _school(self) -> SchoolLabel:
        typed = SchoolLabel(*(one_line(self._details[detail].value) for detail in (Detail.SCHOOL, Detail.TOWN)))
        # All fields check at each key, and a label reads its text once.
        if typed != self._label:
            self._label = typed
        return self._label

    def _offers(self, detail: Detail, typed: str) -> Sequence[str]:
        return self._recognition.offers(detail, self._school, unasked=not typed)

    @property
    def _title(self) -> str:
        if self._state.format != ROUND_TABLE:
            return self.t(format_of(self._state).name)
        return self.t("New round table") if self._new else self.t("Details of the round table")

    def compose(self) -> ComposeResult:
        """Lay out the fields under each other."""
        t = self.t
        with Vertical(classes="box") as box:
            box.border_title = Content(self._title)
            with VerticalScroll(id="rows", can_focus=False):
                # First: the first letter of the others makes the session, and with it the kind.
                if len(self._talks) > 1:
                    yield self._row(t("Kind of talk"), self._talk)
                for detail, label, _ in _DETAILS:
                    yield self._row(t(label), self._details[detail], f"row-{detail.value}")
                yield self._row(t("Day"), self._day)
                yield self._row(t("Hour"), self._hour)
                yield self._understood
                yield self._row(t("Length"), self._length)
                yield self._row(t("Will it work?"), self._scale)
                if self._new:
                    yield self._row(t("Words of"), self._vocabulary)
                for detail, label, _ in _FOR_THE_PLAN:
                    yield self._row(t(label), self._details[detail], f"row-{detail.value}")
            yield KeyLine(boxed=True)

    def _row(self, label: str, field: Widget, id: str | None = None) -> Horizontal:
        return Horizontal(Static(Content(label), classes="name"), field, classes="row", id=id)

    def on_mount(self) -> None:
        self._show()
        if self._learn:
            in_background(self, self._learn, self._learnt, lambda _: None, group="earlier")

    def _learnt(self, earlier: Earlier) -> None:
        self._recognition.earlier = earlier
        self._offer()

    def _offer(self) -> None:
        for field in self.query(OfferedInput):
            field.offer()

    def _show(self) -> None:
        self._understood.update(Content(understood(self.values, self._today, self.t)))
        partnership = self.query_one(f"#row-{Detail.PARTNERSHIP.value}")
        partnership.display = self._vocabulary.value == "nl_NL"

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Keep the typed text after a short delay."""
        event.stop()
        self._show()
        name = event.input.id or ""
        if name in (Detail.SCHOOL, Detail.TOWN):
            self._offer()
        if self._keeper and name not in self._typing:
            self._typing[name] = self.set_timer(_TYPING, partial(self._kept, name))

    def _kept(self, name: str) -> None:
        # What was put away meanwhile is kept already, and its session may be closed by now.
        if self._typing.pop(name, None) and self._keeper:
            self._keeper.draft(draft_name(name), self.query_one(f"#{name}", PlainInput).value, self.values)
            self._vocabulary.disabled = self._talk.disabled = self._keeper.fixed

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        event.stop()
        self._show()

    def on_descendant_blur(self) -> None:
        """Record a field that loses the focus."""
        self.put_away()

    def put_away(self) -> None:
        """Record unfinished text."""
        for timer in self._typing.values():
            timer.stop()
        self._typing.clear()
        if self._keeper:
            self._keeper.keep(self.values)
            self._vocabulary.disabled = self._talk.disabled = self._keeper.fixed

    def action_next(self) -> None:
        """Go to the next field; after the last one, complete the form."""
        if self.focused is not None and self.focused is self.focus_chain[-1]:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Go on with the form, once day and hour are clear."""
        if is_clear(self.values, self._today):
            self.opens = True
            self.action_leave()
        else:
            self._day.focus()
            self.app.bell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a month in the field of the day."""
        return action != "month" or self.focused is self._day

    def action_month(self) -> None:
        """Choose the day in a month."""
        locale = self._vocabulary.value

        def put(day: date | None) -> None:
            if day:
                self._day.value = written(day)
                self._day.cursor_position = len(self._day.value)

        day = read_day(self._day.value, self._today, locale)
        moment = Moment(self._state, catalogue(locale), self._today)
        self.app.push_screen(MonthDialog(moment, day or self._today), put)

    def action_undo(self) -> None:
        """Restore the values at the opening of the form; values recorded since then are recorded back."""
        for detail, field in self._details.items():
            field.value = self._state.detail(detail)
        self._day.value, self._hour.value = self._was.day, self._was.hour
        self._length.value, self._scale.value = str(self._was.minutes), self._was.scale.value
        self.put_away()

    def action_leave(self) -> None:
        """Return the changes."""
        self.put_away()
        self.dismiss(() if self._keeper else events_of(self.values, self._state, self._today))
