"""The stop-points of a talk as text for the trainer alone, to read on paper or on a second screen."""

from collections.abc import Iterator
from typing import Final

from cop_session.documents import transcript
from cop_session.documents.plan import code_wording
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator, msgid
from cop_session.training.stop_points.stop_points import Layer, Stop, position_of

_PARTS: Final = (
    (msgid("Question"), "question"),
    (msgid("Hint"), "remark"),
    (msgid("For you"), "notes"),
    (msgid("Model answer"), "model"),
)


def stop_list(timeline: Timeline, layer: Layer, t: Translator) -> str:
    """Return the stop-points in the order of the talk, with the trainer's notes; without the answers of classes."""
    if not timeline.prepared.fictional:
        layer = Layer(layer.session_id)
    stops = sorted(layer.fitting(timeline.events), key=lambda stop: stop.event)
    if not stops:
        return t("There are no stop-points in this talk.")
    head = [t("This talk teaches: {what}", what=visible(one_line(layer.teaches))), ""] if layer.teaches else []
    rows = [row for number, stop in enumerate(stops, 1) for row in _rows(timeline, stop, number, len(stops), t)]
    return "\n".join([*head, *rows]).rstrip("\n")


def _rows(timeline: Timeline, stop: Stop, number: int, of: int, t: Translator) -> Iterator[str]:
    place = position_of(timeline.events, stop) or 0
    at = transcript.local(timeline.prepared, timeline.events[place].at)
    step = code_wording.step(t, timeline.at(place).step)
    yield f"{t('Stop {n} of {all}', n=number, all=of)}  {at:%H:%M}  {step}"
    for label, name in _PARTS:
        if words := visible(one_line(getattr(stop, name))):
            yield f"  {t(label)}: {words}"
    yield ""
