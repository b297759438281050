"""Every text that an event can hold is replaced in a training copy, an id that is drawn anew, or a code."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from random import Random
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import MOVEMENT, Kind, OpenCode, Route
from cop_session.domain.field_value import FieldValue
from cop_session.domain.schedule import Step
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import Words
from cop_session.training.redaction.training_copy import _IDS, _TEXTS, copy_of
from tests.support.strategies import START

CODES = {
    "SessionPrepared.locale",
    "SessionPrepared.zone",
    "EvaluationPlanned.zone",
    "FormatChosen.format",
    "FormatChosen.shape",
    "FieldSet.field",
    "FieldValue.name",
    "PlanExported.format",
    "PlanExported.locale",
    # Labels come from the scale.
    "PollOpened.labels",
}
"""What the program writes itself."""
DROPPED = {"SessionPrepared.follows", "SessionPrepared.session_id"}
WITHIN = {"On.said", "By.said", "From.said", "Month.said", "Words.said", "FieldValue.value"}
"""The words inside a carried line, tested below."""
KEPT_OUT = {"Blanked.kind", "Unknown.kind", "Unknown.raw"}


def texts_in(hint: Any, name: str) -> Iterator[str]:
    """Yield the names of the fields that hold text, within `hint`."""
    if isinstance(hint, UnionType) or get_args(hint):
        for one in get_args(hint):
            yield from texts_in(one, name)
    elif hint is str:
        yield name
    elif isinstance(hint, type) and is_dataclass(hint):
        types = get_type_hints(hint)
        for field in fields(hint):
            yield from texts_in(types[field.name], f"{hint.__name__}.{field.name}")
    elif isinstance(hint, type) and issubclass(hint, str):
        assert issubclass(hint, OpenCode) or hint.__module__.endswith((".codes", ".schedule", ".when")), hint


@pytest.mark.parametrize("event", get_args(ev.Event), ids=lambda event: event.__name__)
def test_each_text_of_an_event_is_known_to_a_copy(event: type) -> None:
    held = set(texts_in(event, event.__name__)) - WITHIN - CODES - DROPPED - KEPT_OUT
    treated = {f"{event.__name__}.{name}" for name in _TEXTS.get(event, ())}
    ids = {one for one in held if one.rpartition(".")[2] in (*_IDS, "also")}
    assert held - treated - ids == set()


def test_all_that_a_carried_line_tells_is_replaced() -> None:
    said = "Yildirim belt"
    carried = ev.LineCarried(
        Kind.NEED,
        said,
        "0123456789-origin",
        77,
        when=Words(said),
        place=said,
        fields=(FieldValue("sum", ""), FieldValue("song", said)),
    )
    events: list[ev.Event] = [
        ev.SessionPrepared("pupil-0001", "school-0001", "nl_BE", "Europe/Brussels"),
        ev.FormatChosen("handover", 1, Step.WELCOME, "", "starter-0001", ("pupil-0002", "pupil-0003"), 12),
        ev.RecipientAdded(Route.PAPER, None, "Ayşe Yildirim"),
        carried,
        carried,
        ev.FieldSet(4, "song", said),
        ev.PollOpened(4, MOVEMENT, ("0",), (3,)),
    ]
    copy = copy_of(
        Timeline([ev.Recorded(seq, seq, START, 0, event) for seq, event in enumerate(events, 1)]), chance=Random(4)
    )
    made = [one.event for one in copy.made({item.ask.key: item.proposed for item in copy.items})]
    real = {"pupil-0001", "school-0001", "starter-0001", "pupil-0002", "pupil-0003", "0123456789-origin"}
    assert [word for word in ("Yildirim", *real) if word in str(made)] == []
    assert copy.real == real
    first, second = made[3:5]
    assert isinstance(first, ev.LineCarried)
    assert isinstance(second, ev.LineCarried)
    assert first == second
    assert first.origin_line == 1
    assert first.when == Words(first.text)
    assert [one.value for one in first.fields] == ["", first.text]
    assert first.place == first.text != said
    chosen = made[1]
    assert isinstance(chosen, ev.FormatChosen)
    assert (len(set(chosen.also)), chosen.planned_as) == (2, None)
