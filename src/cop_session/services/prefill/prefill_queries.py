"""Queries on the details of earlier sessions: limited to those about to be shown or compared."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from cop_session.domain.state import State
from cop_session.services.prefill.prefill import Earlier, PrefillRecord, known
from cop_session.services.prefill.third_party_names import DocumentWords
from cop_session.store.index.people_index import Remembered
from cop_session.store.index.session_index import Index


def earlier(index: Index, but: str | None = None, state: State | None = None) -> Earlier:
    """Return the details of schools, and of the people near the pupil and the school of a `state`.

    The session `but` is left out.
    """
    near = index.near(state, but) if state else ()
    found = {one.session_id: one for one in chain(near, index.schools(but))}
    return Earlier(_known(sorted(found.values(), key=lambda one: one.place, reverse=True)))


def of_other_pupils(
    index: Index, state: State, words: DocumentWords, here: Collection[str], but: str
) -> list[PrefillRecord]:
    """Return the records of other pupils' round tables with a person called by any of the `words` of documents.

    `here` are words of names at this table. Fictional ones only if this one is fictional too.
    """
    return list(
        Earlier(_known(index.called(words.capitals, words.capitals - set(here), words.all, but))).of_other_pupils(state)
    )


def everybody(index: Index, but: str, *, fictional: bool) -> Iterator[PrefillRecord]:
    """Yield the records of all other sessions, fictional ones only if this one is `fictional`; slow."""
    return (one for one in _known(index.remembered(but)) if fictional or not one.fictional)


def _known(found: Iterable[Remembered]) -> Iterator[PrefillRecord]:
    return (known(one.session_id, one.state) for one in found)
