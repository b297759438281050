"""Queries on the sessions of a workspace: only the displayed ones are read."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final

from cop_session.domain.state import State
from cop_session.services.agenda.agenda import Agenda, agenda_of
from cop_session.services.prefill.prefill import Earlier, PrefillRecord
from cop_session.services.prefill.prefill_queries import earlier, everybody
from cop_session.services.sessions.talk_course import in_order
from cop_session.services.training.lesson_list import LessonFiles
from cop_session.store.database.session_row import IndexEntry
from cop_session.store.index.agenda_query import AgendaWanted, ComingRows
from cop_session.store.index.list_pages import Page
from cop_session.store.index.list_query import ALL, Wanted
from cop_session.store.index.session_index import BATCH, Index
from cop_session.store.log.write_errors import saving
from cop_session.summaries import SessionPage, Summary, summary
from cop_session.troubles import Trouble


class Listing:
    """The sessions in the index of one workspace; safe to use from any thread."""

    def __init__(self, index: Index, lessons: LessonFiles) -> None:
        self._index: Final = index
        self._lessons: Final = lessons

    def sessions(self) -> list[Summary]:
        """Return every session, the newest round table first."""
        return list(chain.from_iterable(self.batches()))

    def batches(self, first: int | None = None) -> Iterator[list[Summary]]:
        """Yield every session, the newest round table first, some hundreds at a time or as few as the `first`."""
        size = min(first or BATCH, BATCH)
        told = self._told()
        return ([told(entry) for entry in batch] for batch in self._index.batches(size))

    def first(self, wanted: Wanted = ALL) -> SessionPage:
        """Return the first sessions of the list: those that ask for attention, then the newest."""
        return self._listed(self._index.first(wanted))

    def search(self, words: str, wanted: Wanted = ALL) -> SessionPage:
        """Return the first of the sessions that contain all `words`; the last word may be incomplete."""
        return self._listed(self._index.search(words, wanted))

    def agenda(self, wanted: AgendaWanted) -> Agenda:
        """Return the wanted part of the agenda, without the words of its actions."""
        return agenda_of(self._index.agenda(wanted), wanted.today)

    def coming(self, today: date) -> ComingRows:
        """Return the sessions with an evaluation or an action to come."""
        return self._index.coming(today)

    def thread(self, session_id: str) -> Sequence[Summary]:
        """Return all sessions about the pupil of a session, each after the one that it follows, otherwise by date.

        Those in which a class practises are left out. Raises Trouble `no_such_session`.
        """
        entry = self._index.entry(session_id)
        if entry is None:
            raise Trouble("no_such_session", session=session_id)
        by_date = map(self._told(), reversed(self._index.about(entry.pupil_id)))
        return in_order([one for one in by_date if one.practice is None or one.id == session_id])

    def open_ones(self) -> Sequence[Summary]:
        """Return the sessions that are not closed, the newest first."""
        return list(map(self._told(), self._index.open_ones()))

    def practice_of(self, session_id: str) -> str | None:
        """Return the group that practises in a session, empty if it is unnamed; None if the session is no practice."""
        return self._lessons.look().practices.get(session_id)

    def resolve(self, text: str) -> str:
        """Return the id that begins with `text`; raises Trouble `no_such_session` or `ambiguous_session`."""
        wanted = text.strip().lower()
        found = self._index.beginning_with(wanted, 2) if wanted else []
        if not found:
            raise Trouble("no_such_session", session=text)
        if len(found) > 1 and found[0] != wanted:
            raise Trouble("ambiguous_session", session=text)
        return found[0]

    def earlier(self, but: str | None = None, state: State | None = None) -> Earlier:
        """Return the details of schools here, and the likely participants of the round table of a `state`.

        The session `but` is left out.
        """
        with saving():
            return earlier(self._index, but, state)

    def everybody(self, but: str, *, fictional: bool) -> Iterator[PrefillRecord]:
        """Yield the records of all sessions except `but`, fictional ones only if that is `fictional` too; slow."""
        return everybody(self._index, but, fictional=fictional)

    def _listed(self, page: Page) -> SessionPage:
        return SessionPage(map(self._told(), page), page.total)

    def _told(self) -> Callable[[IndexEntry], Summary]:
        """Return a function from an entry to its summary, with the current lessons."""
        lessons = self._lessons.look()
        return lambda entry: lessons.added(summary(entry))
