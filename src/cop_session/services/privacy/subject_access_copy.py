"""A copy of all data about one pupil, for a person with the right of access."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cop_session.documents import text_export as text
from cop_session.documents import transcript
from cop_session.domain.codes import Detail, Kind
from cop_session.domain.events import NOTING_KINDS, Blanked
from cop_session.domain.primitives.text_rules import one_line, short_code, visible
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.formats import format_of
from cop_session.i18n import Translator, date_wording
from cop_session.services.sessions.earlier_talks import earlier_talks
from cop_session.services.sessions.plan_fingerprint import printed
from cop_session.services.sessions.plan_versions import DRAFT, language_of, left_at, number_of, planned
from cop_session.store.bundles.bundle import ENDING, dump
from cop_session.store.log.event_codec import decode
from cop_session.store.log.hash_chain import Stored
from cop_session.training.stop_points.stop_points import Layer


@dataclass(frozen=True, slots=True)
class SubjectRecord:
    """All stored data of one session, which may be about other people too."""

    session_id: str
    stored: Sequence[Stored]
    drafts: Mapping[str, str]
    stops: Layer
    about_others: bool = False


def copies(
    sessions: Iterable[SubjectRecord], today: date, t: Translator, read: Callable[[str], Timeline]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of such a copy by their names, which contain no person's name, of one session at a time.

    The last file explains the others. `read` returns the history of a session that one of them follows.
    """
    listed: list[str] = []
    for one in sessions:
        timeline = Timeline(decode(one.stored))
        yield from _of_session(one, timeline, today, earlier_talks(read, timeline))
        listed.append(_listed(one, timeline, t))
    yield f"{t.context('file name', 'read-first')}.txt", _explained(listed, t)


def _of_session(
    one: SubjectRecord, timeline: Timeline, today: date, earlier: Sequence[State]
) -> list[tuple[str, bytes]]:
    # Here, because a talk needs no Word: 8 MB.
    from cop_session.documents.word import word_document

    state, code = timeline.now, short_code(one.session_id)
    t = language_of(state)
    # A version that did not leave the house yet gets no number here: it could still become another one.
    number = number_of(timeline, earlier)
    number = number if number in {export.number for export in state.exports} else DRAFT
    head = printed(one.stored, left_at(timeline, number))
    plan, name = planned(timeline, one.session_id, number, today, head, earlier), t(format_of(state).file_word)
    files = [
        (f"{code}-{name}.docx", word_document.render(plan)),
        (f"{code}-{name}.txt", text.render(plan).encode()),
        (f"{code}-{t.context('file name', 'history')}.txt", transcript.render(timeline, t).encode()),
        (f"{code}{ENDING}", dump(one.session_id, one.stored, one.drafts)),
    ]
    if private := _private(one, timeline, t):
        files.append((f"{code}-{t.context('file name', 'private')}.txt", private.encode()))
    return files


def _private(one: SubjectRecord, timeline: Timeline, t: Translator) -> str:
    """Return the text that only the facilitator saw, empty if there is none."""
    parts = [
        (t("Private notes of the facilitator"), [line.text for line in timeline.now.of(Kind.NOTE) if line.text]),
        (t("Typed and not written down yet"), list(one.drafts.values())),
        (t("Questions of a trainer"), list(_of_trainer(one.stops))),
    ]
    written = [
        "\n".join((title, *(f"- {visible(one_line(text))}" for text in texts))) for title, texts in parts if texts
    ]
    return "\n\n".join(written) + "\n" if written else ""


def _of_trainer(layer: Layer) -> Iterator[str]:
    for stop in layer.stops:
        yield " ".join(filter(None, (stop.question, stop.remark, stop.notes, stop.model)))
    yield from (answer.words for one in layer.classes for answer in one.answers)
    yield from (one.words for one in layer.stand_ins)
    yield from filter(None, [layer.teaches])


def _explained(sessions: Sequence[str], t: Translator) -> bytes:
    lines = [
        t("Everything that cop-session keeps about this pupil on this computer"),
        "",
        *sessions,
        "",
        t("Of each round table: the care plan in Word and as text, what happened when, and all of it (.cop.json)."),
        t("Private notes are what the facilitator wrote for own use. They are in no care plan; nobody was shown them."),
        t("What was removed for good is nowhere any more, so it is not here either."),
        t("Others speak in these papers too. Look first whether their words may go along."),
        t("The files open without a password. Hand them over safely, and wipe them when that is done."),
    ]
    return ("\n".join(lines) + "\n").encode()


def _listed(one: SubjectRecord, timeline: Timeline, t: Translator) -> str:
    state = timeline.now
    day = date_wording.full_day(t, state.held_on) if state.held_on else t("no date yet")
    school = visible(one_line(state.detail(Detail.SCHOOL)))
    struck = sum(isinstance(event.event, Blanked) and event.event.kind in NOTING_KINDS for event in timeline.events)
    removed = t.plural("{n} line removed for good", "{n} lines removed for good", struck) if struck else ""
    others = t("about others too: hand over only what is about this pupil") if one.about_others else ""
    parts = (short_code(one.session_id), day, school, *_came_along(state, t), removed, others)
    return "  ".join(part for part in parts if part)


def _came_along(state: State, t: Translator) -> Iterator[str]:
    """Yield how many lines came along from each earlier talk."""
    lines = (line for row in state.lines.values() for line in row)
    for session_id, count in Counter(line.origin.session_id for line in lines if line.origin).items():
        code = short_code(session_id)
        yield t.plural("{n} line came along from {session}", "{n} lines came along from {session}", count, session=code)
