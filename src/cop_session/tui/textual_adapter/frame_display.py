"""Display of frames: the moment at which a frame goes to the terminal."""

from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.screen import Screen


class FrameDisplay(App[None]):
    """An app that is told of each frame of a screen."""

    def before_frame(self) -> None:
        """React to a frame of any screen that is about to be displayed."""

    def after_frame(self) -> None:
        """React to a frame of the front screen that was handed to the driver, or held back by a batch update."""

    @property
    def holds_frames(self) -> bool:
        """Whether a batch update holds back the frames."""
        return self._batch_count > 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        self.before_frame()
        super()._display(screen, renderable)
        if self._screen_stack and screen is self._screen_stack[-1]:
            self.after_frame()
