"""The school of a form, and suggestions from earlier sessions: pure."""

from collections.abc import Sequence
from uuid import uuid4

from cop_session.domain.codes import Detail
from cop_session.domain.state import State
from cop_session.services.prefill.prefill import Earlier, SchoolLabel


class SchoolLookup:
    """Follows the typed details of the school of a session in `state`; `earlier` may be loaded later."""

    def __init__(self, state: State) -> None:
        self.earlier = Earlier()
        self._was = SchoolLabel(state.detail(Detail.SCHOOL), state.detail(Detail.TOWN))
        self._first = self._school_id = state.school_id
        self._own = uuid4().hex

    def school_id(self, school: SchoolLabel) -> str:
        """Return the id of the typed school, empty for the id of a new session.

        A school with the name and town of an earlier session has the same id. A session with the id of another school
        gets an id of its own once its school is renamed.
        """
        if self._first and school == self._was:
            self._school_id = self._first
        elif found := self.earlier.school_id(school):
            self._school_id = found
        elif self.earlier.knows(self._school_id):
            self._school_id = self._own
        return self._school_id

    def offers(self, detail: Detail, school: SchoolLabel, *, unasked: bool) -> Sequence[str]:
        """Return the suggestions for a detail, best first.

        Suggestions `unasked`, before the first letter, come only from a recognised school.
        """
        known = self.earlier.school_id(school)
        if unasked and (known is None or detail is Detail.SCHOOL):
            return ()
        return self.earlier.texts(detail, school, known or "", elsewhere=not unasked)
