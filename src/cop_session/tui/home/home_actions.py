"""The actions of home on a session: open, prepare, read, export and import."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cop_session.domain.codes import Detail, Scale
from cop_session.domain.state import State
from cop_session.formats import FORMATS
from cop_session.i18n import Translator
from cop_session.paths import samples, training
from cop_session.services import BUNDLE, Outcome, StrikesUnconfirmed
from cop_session.services.sessions import session_import
from cop_session.services.sessions.earlier_talks import earlier_talks
from cop_session.services.sessions.plan_versions import language_of
from cop_session.services.training import import_stops
from cop_session.training.stop_points.stop_points import Layer
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.export_dialog import ExportDialog
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.forms.session_form import SessionForm
from cop_session.tui.forms.session_form_saving import LiveKeeper, NewKeeper
from cop_session.tui.forms.session_values import FormValues
from cop_session.tui.home.home_desk import HomeDesk
from cop_session.tui.keys.dropped_path import pasted_path
from cop_session.tui.screens.plan_screen import plan_of
from cop_session.tui.support.background_work import in_background, open_in_background
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.domain.timeline import Timeline
    from cop_session.live import LiveSession
    from cop_session.services import Library
    from cop_session.services.training.import_stops import Arrival
    from cop_session.services.training.stop_point_files import LayerFile
    from cop_session.training.redaction.review_questions import ReviewDecision
    from cop_session.training.redaction.training_copy import Copy
    from cop_session.tui.agenda.agenda_screen import AgendaChoice
    from cop_session.tui.replay.practice_screen import Origin
    from cop_session.tui.table.table_place import TablePlace

_Result = TypeVar("_Result")


class Errands:
    """Carries out the actions of home, one at a time, and reports trouble on home."""

    def __init__(self, home: HomeDesk, app: WorkspaceApp, library: "Library") -> None:
        self._home = home
        self._app = app
        self._library = library
        self._busy = False
        self._forming: NewKeeper | None = None
        self._held: LiveSession | None = None

    def open_table(self, session_id: str) -> None:
        """Open a session and show its round table."""

        def opened() -> "LiveSession":
            # Home preloads this module; the import waits here only if that has not ended yet.
            import cop_session.tui.table.round_table_screen  # noqa: F401  # only to have it loaded

            return self._library.open_session(session_id)

        self._attempt(opened, self._enter)

    def come_back(self, place: "TablePlace") -> None:
        """Open the session of a round table that was closed by the lock, and restore its view."""

        def opened() -> "LiveSession":
            import cop_session.tui.table.round_table_screen  # noqa: F401  # only to have it loaded

            live = self._library.open_session(place.session_id)
            live.run_on_from(place.elapsed_ms, place.at)
            return live

        self._attempt(opened, lambda live: self._enter(live, place))

    def prepare(self) -> None:
        """Open the form for a new session; the first typed text creates it."""
        settings = self._app.settings
        scale = Scale.FIVE if settings.scale == "0-5" else Scale.CONDITIONS
        details = {Detail.FACILITATOR: settings.facilitator} if settings.facilitator else {}
        blank = State(
            locale=settings.locale, zone=settings.zone, minutes=settings.minutes, scale=scale, details=details
        )
        self._form(blank)

    def same_team(self, session_id: str) -> None:
        """Open the form for another pupil with the team of a session, the next hour that day."""
        today = self._home.today
        self._attempt(
            lambda: self._library.same_team(session_id, today), lambda blank: self._form(blank, beside=session_id)
        )

    def follow_up(self, session_id: str) -> None:
        """Open the form for the talk that follows about the same pupil: an evaluation once the plan is closed."""
        today = self._home.today
        self._attempt(
            lambda: self._library.followed(session_id, today), lambda blank: self._form(blank, follows=session_id)
        )

    def _form(self, blank: State, *, follows: str | None = None, beside: str | None = None) -> None:
        app = self._app

        def prepare(first: FormValues) -> "LiveSession":
            return self._library.prepare(
                locale=first.locale,
                zone=blank.zone,
                scale=first.scale,
                minutes=first.minutes,
                facilitator=first.details.get(Detail.FACILITATOR, ""),
                follows=follows,
                beside=beside,
                talk=FORMATS[first.format],
            )

        keeper = NewKeeper(self._home, prepare, blank, app.today(), self._failed)
        form = SessionForm(self._home.t, blank, today=app.today(), new=True, keeper=keeper, learn=self._library.earlier)
        self._forming = keeper

        def filled(_: object) -> None:
            self._forming = None
            if form.opens:
                app.pause_keys()
            keeper.then(self._enter if form.opens else self._close, even_blank=form.opens)

        app.push_screen(form, filled)

    def details(self, session_id: str) -> None:
        """Edit the details of a session."""

        def show(live: "LiveSession") -> None:
            t, today = language_of(live.state), self._home.today
            keeper = LiveKeeper(live, today)
            if live.read_only:
                self._home.tell(live.read_only.sentence(self._home.t))
                self._close(live)
                return
            self._held = live
            learn = partial(self._library.earlier, live.id)
            form = SessionForm(t, live.state, today=today, keeper=keeper, learn=learn)
            self._app.push_screen(form, lambda _: self._enter(live) if form.opens else self._close(live))

        self._attempt(lambda: self._library.open_session(session_id), show)

    def agenda(self, *, names: bool) -> None:
        """Show the agenda; what is chosen there is opened, or followed up."""
        from cop_session.tui.agenda.agenda_screen import AgendaScreen

        def left(choice: "AgendaChoice | None") -> None:
            if choice:
                (self.follow_up if choice.follows else self.open_table)(choice.session_id)

        self._app.push_screen(AgendaScreen(names=names), left)

    def thread(self, session_id: str, *, names: bool) -> None:
        """Show all talks about the pupil of a session; the chosen one is opened."""
        from cop_session.tui.thread.thread_screen import ThreadScreen

        def left(chosen: str | None) -> None:
            if chosen:
                self.open_table(chosen)

        screen = ThreadScreen(self._library, session_id, names=names, hide_names=self._home.hide_names)
        self._app.push_screen(screen, left)

    def read_plan(self, session_id: str) -> None:
        """Show the plan of a session."""

        def read() -> "tuple[Timeline, Sequence[State]]":
            timeline = self._library.read(session_id)
            return timeline, earlier_talks(self._library.read, timeline)

        def show(found: "tuple[Timeline, Sequence[State]]") -> None:
            timeline, earlier = found
            t, today = language_of(timeline.now), self._home.today
            self._app.push_screen(plan_of(timeline, t, today, lambda: self.export(session_id), earlier))

        self._attempt(read, show)

    def replay(self, session_id: str) -> None:
        """Replay a session from the beginning of its talk."""

        def read() -> "tuple[Timeline, tuple[Layer, LayerFile] | Trouble | None]":
            timeline = self._library.read(session_id)
            if not timeline.prepared.fictional:
                return timeline, None
            file = self._library.stops(session_id)
            try:
                return timeline, (file.read(), file)
            except Trouble as trouble:
                return timeline, trouble

        def show(found: "tuple[Timeline, tuple[Layer, LayerFile] | Trouble | None]") -> None:
            from cop_session.tui.replay.class_screen import ClassScreen
            from cop_session.tui.replay.replay_screen import ReplayScreen

            timeline, stops = found
            self._home.hide_names()
            if stops is None or isinstance(stops, Trouble):
                screen = ReplayScreen(timeline)
            else:
                screen = ClassScreen(
                    timeline, *stops, self._library, today=self._app.today, origin=self._origin(session_id)
                )
            self._app.push_screen(screen, lambda _: self._home.reload())
            if isinstance(stops, Trouble):
                # The stop-points stay unchanged; the talk can be replayed without them.
                screen.complain(stops.sentence(self._home.t))

        self._attempt(read, show)

    def _origin(self, session_id: str) -> "Origin | None":
        """Return the talk that a practice session continues, if home knows it."""
        from cop_session.tui.replay.practice_screen import Origin

        one = self._home.listed(session_id)
        return Origin(one.branch_of, one.practice) if one and one.branch_of and one.practice is not None else None

    def export(self, session_id: str) -> None:
        """Open the export dialog for a session."""

        def show(live: "LiveSession") -> None:
            self._held = live
            dialog = ExportDialog(self._home.t, self._library, live, hands_over=True)

            def left(_: Path | None) -> None:
                self._close(live, partial(self._hand_over, session_id, dialog) if dialog.handing_over else None)

            self._app.push_screen(dialog, left)

        self._attempt(lambda: self._library.open_session(session_id), show)

    def _hand_over(self, session_id: str, dialog: ExportDialog) -> None:
        from cop_session.tui.home.privacy_actions import hand_over

        hand_over(self._home, self._library, session_id, dialog.elsewhere)

    def copy(self, session_id: str) -> None:
        """Review the passages of a training copy before it is written."""

        def begin() -> "tuple[Copy, Mapping[str, ReviewDecision]]":
            # Loaded in this thread: the screen's own thread does not wait for it.
            import cop_session.tui.screens.review_screen  # noqa: F401  # only to have it loaded

            begun = self._library.copies.begin(session_id)
            return begun, self._library.copies.decided(session_id, begun)

        def show(found: "tuple[Copy, Mapping[str, ReviewDecision]]") -> None:
            from cop_session.tui.screens.review_screen import ReviewScreen

            self._home.hide_names()
            t, (begun, decided) = self._home.t, found

            def keep(decisions: "Mapping[str, ReviewDecision]") -> None:
                self._library.copies.keep(session_id, begun, decisions)

            def write(decisions: "Mapping[str, ReviewDecision]") -> Path:
                return self._library.copies.write(session_id, begun, decisions)

            def left(made: Path | None) -> None:
                self._home.reload()
                if made:
                    words = t("The training copy is {file}, in {folder}.", file=made.name, folder=made.parent)
                    self._home.tell(f"{words} {t('It is still about a real child: hand it to trainers only.')}")

            self._app.push_screen(ReviewScreen(t, begun, write, keep, decided), left)

        self._attempt(begin, show)

    def bring_in(self) -> None:
        """Ask for a session file and import it."""
        t = self._home.t
        question = Ask(t, t("Which session file?"), hint=t("Type its place, or drag the file to this window."))

        def answered(typed: str | None) -> None:
            if typed:
                self._take_over([pasted_path(typed)])

        self._app.push_screen(question, answered)

    def bring_in_samples(self) -> None:
        """Import the sample round tables that come with the program."""
        self._take_over(sorted(samples().glob(f"*{BUNDLE}")))

    def bring_in_training(self) -> None:
        """Import the training round tables for a class; if they are here already, highlight the first of them."""
        self._take_over(sorted(training().glob(f"*{BUNDLE}")))

    def finish(self) -> None:
        """Close the session of a form or dialog that is still open, because the program ends."""
        if self._forming:
            self._forming.finish()
        if self._held:
            self._held.close()

    def _take_over(self, files: Sequence[Path], agreed: Collection[bytes] = ()) -> None:
        def taken() -> "list[Arrival] | StrikesUnconfirmed":
            try:
                return [self._library.import_bundle(file, agreed) for file in files]
            except StrikesUnconfirmed as unconfirmed:
                return unconfirmed

        def show(found: "list[Arrival] | StrikesUnconfirmed") -> None:
            if isinstance(found, StrikesUnconfirmed):
                self._agree(files, found)
                return
            if not found:
                # An installation may lack the sample talks.
                self._home.tell(self._home.t("Nothing of it was taken in."))
                return
            self._home.reload(show=found[0].session_id)
            t = self._home.t
            along = import_stops.said({one.along for one in found}, t)
            left = session_import.left_out(t) if any(one.drafts_left for one in found) else ""
            self._home.tell(" ".join(filter(None, (_became(t, found), along, left))))

        self._attempt(taken, show)

    def _agree(self, files: Sequence[Path], found: StrikesUnconfirmed) -> None:
        """Ask to type a word before an imported file redacts lines here."""
        t = self._home.t
        word = t.context("to type", "strike")

        def answered(typed: str | None) -> None:
            if typed is None or typed.lower() != word:
                self._home.reload()
                self._home.tell(t("Nothing of it was taken in."))
            else:
                self._take_over(files, found.lines)

        question = session_import.struck_by(t, len(found.lines))
        self._app.push_screen(Ask(t, question, hint=t("Type {word}.", word=word), destroys=True), answered)

    def _enter(self, live: "LiveSession", place: "TablePlace | None" = None) -> None:
        from cop_session.tui.table.round_table_screen import RoundTableScreen

        self._held = None
        self._home.hide_names()
        app = self._app
        practice = self._library.practice_of(live.id) if live.state.fictional else None
        table = RoundTableScreen(
            live, self._library, app.today, hints_live=app.settings.hints_live, place=place, practice=practice
        )
        app.push_screen(table)

    def _close(self, live: "LiveSession", then: Callable[[], object] | None = None) -> None:
        """Close a session, then call `then`, by default to refresh the list."""
        self._held = None
        after = then or self._home.reload
        in_background(self._home, live.close, lambda _: after(), self._failed, group="close")

    def _attempt(self, work: Callable[[], _Result], then: Callable[[_Result], object]) -> None:
        if self._busy:
            return
        self._busy = True
        self._home.tell("")

        def done(result: _Result) -> None:
            self._busy = False
            then(result)

        open_in_background(self._home, work, done, self._failed, group="errand")

    def _failed(self, trouble: Trouble) -> None:
        self._busy = False
        self._app.forget_keys()
        self._home.fail(trouble)


def _became(t: Translator, found: "Sequence[Arrival]") -> str:
    """Return a message about imported sessions, empty if the list shows the result."""
    outcomes = {one.outcome for one in found}
    if Outcome.BRANCHED in outcomes:
        return t("That session went on differently here; both are in the list now.")
    if outcomes != {Outcome.UNCHANGED}:
        return ""
    return t.plural(
        "This session was here already; nothing changed.",
        "These sessions were here already; nothing changed.",
        len(found),
    )
