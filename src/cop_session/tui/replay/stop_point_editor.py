"""The editor of the trainer's layer: each change is saved to its file, and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from cop_session.i18n import Translator
from cop_session.training.stop_points.class_answers import ClassAnswer, SchoolClass
from cop_session.training.stop_points.stop_points import Layer, Stop
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.services.training.stop_point_files import LayerFile


class LayerDesk:
    """Holds a layer stored in `file`, and its earlier versions."""

    def __init__(
        self, layer: Layer, file: "LayerFile", t: Translator, today: Callable[[], date], complain: Callable[[str], None]
    ) -> None:
        self.layer = layer
        self.group = ""
        self.today: Final = today
        self._file: Final = file
        self._t: Final = t
        self._complain: Final = complain
        self._before: list[Layer] = []

    @property
    def present(self) -> SchoolClass:
        """The present class."""
        return self.layer.present

    @property
    def undoable(self) -> bool:
        """Whether a change can be undone."""
        return bool(self._before)

    def keep(self, layer: Layer) -> bool:
        """Save a changed layer, and return whether it was saved; otherwise show why not."""
        was = self.layer
        if layer == was:
            return False
        if not self._written(layer):
            return False
        self._before.append(was)
        return True

    def settle(self, layer: Layer) -> bool:
        """Save a layer that includes changes from elsewhere; earlier changes can no longer be undone."""
        done = self._written(layer)
        if done:
            self._before.clear()
        return done

    def undo(self) -> bool:
        """Undo the last change; returns whether it was undone."""
        if self._before and self._written(self._before[-1]):
            self._before.pop()
            return True
        return False

    def answer(self, stop: Stop, words: str) -> bool:
        """Record the answer of the group in turn, or of the whole class."""
        layer = self.layer.attended(self.today())
        present = layer.present
        answers = (*present.answers, ClassAnswer(stop.event, words, self.group))
        return self.keep(layer.with_class(replace(present, answers=answers)))

    def answered_in_all(self, event: int) -> int:
        """Return the number of answers before an event, of this class and of earlier classes."""
        return sum(len(one.at(event)) for one in self.layer.classes)

    def _written(self, layer: Layer) -> bool:
        try:
            self._file.keep(layer)
        except Trouble as trouble:
            self._complain(trouble.sentence(self._t))
            return False
        self.layer = layer
        return True
