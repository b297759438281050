"""People from earlier sessions who may take part in this round table too."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from cop_session.domain.codes import Detail
from cop_session.domain.state import Participant, State
from cop_session.services.prefill.prefill import Earlier
from cop_session.tui.support.background_work import in_background

if TYPE_CHECKING:
    from cop_session.services import Library


class Acquaintances:
    """Loads known people in the background, before participants are added, and again for another school."""

    def __init__(self, node: DOMNode, library: "Library", session_id: str) -> None:
        self._node = node
        self._library = library
        self._session_id = session_id
        self._asked: tuple[str, ...] | None = None
        self._then: Callable[[], object] = bool
        self._earlier = Earlier()
        self._of: State | None = None
        self._people: Sequence[Participant] = ()

    def learn(self, state: State, then: Callable[[], object]) -> None:
        """Load the people who may take part in the round table in `state`, and call `then`.

        If that fails no people are suggested, and no error is shown.
        """
        if self._asked == _near(state):
            return
        self._asked, self._then = _near(state), then

        def learnt(earlier: Earlier) -> None:
            self._earlier, self._of = earlier, None
            then()

        in_background(
            self._node,
            lambda: self._library.earlier(self._session_id, state),
            learnt,
            lambda _: None,
            group="earlier",
        )

    def people(self, state: State) -> Sequence[Participant]:
        """Return the people who may take part in the round table in `state`."""
        was = self._of
        if self._asked and self._asked != _near(state):
            self.learn(state, self._then)
        same = was and (was.people, was.details, was.school_id) == (state.people, state.details, state.school_id)
        if not same:
            self._of, self._people = state, self._earlier.people(state)
        return self._people


def _near(state: State) -> tuple[str, ...]:
    return state.pupil_id, state.school_id, state.detail(Detail.SCHOOL)
