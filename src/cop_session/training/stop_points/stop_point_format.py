"""A trainer's layer as plain values, in version 1 of the format as long as that holds it, else in version 2."""

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any, Final, TypeVar

from cop_session.domain.primitives.text_rules import clean
from cop_session.training.stop_points.class_answers import ClassAnswer, Practice, SchoolClass
from cop_session.training.stop_points.stop_points import Layer, StandIn, Stop

FORMAT: Final = "cop-session stops"
VERSION: Final = 2
_MOST: Final = 500
_MOST_ANSWERS: Final = 20_000
_SESSION: Final = re.compile(r"[0-9a-f][0-9a-f-]{7,63}")
_KIND: Final = re.compile(r"[A-Za-z]{1,64}")
_HEAD: Final = {"format", "version", "session", "stops"}

_Read = TypeVar("_Read")


class Newer(Exception):
    """A newer program wrote it."""


def read(found: dict[str, Any]) -> Layer:
    """Return the layer; raises Newer, or ValueError, TypeError or KeyError for data that is not a layer."""
    if found["format"] != FORMAT or type(found["version"]) is not int or found["version"] < 1:
        raise ValueError("another format")
    if found["version"] > VERSION:
        raise Newer
    layer = _first(found) if found["version"] == 1 else _second(found)
    if len({stop.event for stop in layer.stops}) < len(layer.stops):
        raise ValueError("two stops at one event")
    return layer


def stored(layer: Layer) -> dict[str, Any]:
    """Return a layer as plain values; a program of version 1 reads the parts that it supports."""
    if _fits_first(layer):
        given = layer.present.at
        stops = [
            {
                "event": stop.event,
                "kind": stop.kind,
                "question": stop.question,
                "remark": stop.remark,
                "answers": [one.words for one in given(stop.event)],
            }
            for stop in layer.stops
        ]
        return {"format": FORMAT, "version": 1, "session": layer.session_id, "stops": stops}
    return {
        "format": FORMAT,
        "version": VERSION,
        "session": layer.session_id,
        "teaches": layer.teaches,
        "stops": [asdict(stop) for stop in layer.stops],
        "stand_ins": [asdict(one) for one in layer.stand_ins],
        "classes": [{**asdict(one), "began": one.began.isoformat() if one.began else None} for one in layer.classes],
    }


def _fits_first(layer: Layer) -> bool:
    """Tell whether version 1 holds all of a layer: stop-points, and the answers of a class without a date."""
    if layer.teaches or layer.stand_ins or any(stop.notes or stop.model for stop in layer.stops):
        return False
    if not layer.classes:
        return True
    (only, *others), stops = layer.classes, {stop.event for stop in layer.stops}
    plain = only.began is None and not only.name and not only.practices and bool(only.answers)
    return plain and not others and all(one.event in stops and not one.group for one in only.answers)


def _first(found: dict[str, Any]) -> Layer:
    _has(found, _HEAD)
    rows = _rows(found["stops"], _MOST)
    answers: list[ClassAnswer] = []
    stops = []
    for one in rows:
        _has(one, {"event", "kind", "question", "remark", "answers"})
        event = _number(one["event"])
        answers += [ClassAnswer(event, _text(words)) for words in _rows(one["answers"], _MOST_ANSWERS)]
        stops.append(Stop(event, _kind(one["kind"]), _text(one["question"]), _text(one["remark"])))
    classes = (SchoolClass(None, answers=tuple(answers)),) if answers else ()
    return Layer(_session(found["session"]), tuple(stops), classes=classes)


def _second(found: dict[str, Any]) -> Layer:
    _has(found, _HEAD | {"teaches", "stand_ins", "classes"})
    return Layer(
        _session(found["session"]),
        _each(found["stops"], _stop),
        _text(found["teaches"]),
        _each(found["stand_ins"], _stand_in),
        _each(found["classes"], _class),
    )


def _stop(found: dict[str, Any]) -> Stop:
    _has(found, {"event", "kind", "question", "remark", "notes", "model"})
    words = (_text(found[name]) for name in ("question", "remark", "notes", "model"))
    return Stop(_number(found["event"]), _kind(found["kind"]), *words)


def _stand_in(found: dict[str, Any]) -> StandIn:
    _has(found, {"line", "words"})
    return StandIn(_number(found["line"]), _text(found["words"]))


def _class(found: dict[str, Any]) -> SchoolClass:
    _has(found, {"began", "name", "answers", "practices"})
    began = None if found["began"] is None else date.fromisoformat(found["began"])
    answers = _each(found["answers"], _answer, _MOST_ANSWERS)
    return SchoolClass(began, _text(found["name"]), answers, _each(found["practices"], _practice))


def _answer(found: dict[str, Any]) -> ClassAnswer:
    _has(found, {"event", "words", "group"})
    return ClassAnswer(_number(found["event"]), _text(found["words"]), _text(found["group"]))


def _practice(found: dict[str, Any]) -> Practice:
    _has(found, {"session_id", "position", "group"})
    return Practice(_session(found["session_id"]), _number(found["position"]), _text(found["group"]))


def _each(found: object, read_one: Callable[[dict[str, Any]], _Read], most: int = _MOST) -> tuple[_Read, ...]:
    return tuple(map(read_one, _rows(found, most)))


def _rows(found: object, most: int) -> list[Any]:
    if not isinstance(found, list) or len(found) > most:
        raise ValueError("no list, or one that is too long")
    return found


def _has(found: object, names: set[str]) -> None:
    if not isinstance(found, dict) or set(found) != names:
        raise ValueError("other names")


def _number(found: object) -> int:
    if type(found) is not int or found < 1:
        raise ValueError("no place in a log")
    return found


def _session(found: str) -> str:
    if not _SESSION.fullmatch(found):
        raise ValueError("no session")
    return found


def _kind(found: str) -> str:
    if not _KIND.fullmatch(found):
        raise ValueError("no kind of event")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("no text")
    return clean(found)
