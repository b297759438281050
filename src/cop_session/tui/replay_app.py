"""The program for the replay of a single session: it opens the replay, and exits with it."""

from cop_session.config import Settings, SettingsError
from cop_session.domain.timeline import Timeline
from cop_session.services import Library
from cop_session.services.training.stop_point_files import LayerFile
from cop_session.troubles import Trouble
from cop_session.tui.app import CopSession
from cop_session.tui.replay.class_screen import ClassScreen
from cop_session.tui.replay.replay_screen import ReplayScreen


class Watching(CopSession):
    """Plays a single session; it opens no workspace and stores nothing of the session.

    Its stop-points are in the file `stops`; a session about a real child has none, whatever the file contains. If
    `recorded`, it expects no keys and shows nothing of any class. Raises Trouble `not_a_layer`, `newer_layer`.
    """

    def __init__(
        self,
        timeline: Timeline,
        settings: Settings,
        troubles: tuple[SettingsError, ...] = (),
        *,
        stops: LayerFile | None = None,
        recorded: bool = False,
    ) -> None:
        super().__init__(_nothing, settings, troubles=troubles)
        if stops and timeline.prepared.fictional:
            layer = stops.read()
            self.replay: ReplayScreen = ClassScreen(
                timeline, layer.to_hand_on() if recorded else layer, stops, recorded=recorded
            )
        else:
            self.replay = ReplayScreen(timeline)
        self.replay.set_class(recorded, "-recorded")

    def on_mount(self) -> None:
        """Show the session; leaving it quits the program."""
        self.push_screen(self.replay, lambda _: self.exit())


def _nothing() -> Library:
    raise Trouble("no_terminal")
