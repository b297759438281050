"""The privacy actions of home on a pupil or a session: access request, handover and erasure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import SystemCommand

from cop_session.domain.primitives.text_rules import short_code
from cop_session.i18n import Translator, date_wording
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.home.home_desk import HomeDesk
from cop_session.tui.keys.dropped_path import pasted_path
from cop_session.tui.support.background_work import in_background, open_in_background

if TYPE_CHECKING:
    from cop_session.services import Library
    from cop_session.services.privacy.erasure_scope import Erasure
    from cop_session.services.privacy.session_erasure import Erased
    from cop_session.services.workspace.progress_report import Told
    from cop_session.tui.dialogs.handover_dialog import HandedOver

_Result = TypeVar("_Result")

_AT_MOST = 6
"""Maximum number of round tables that a question names."""


def commands(home: HomeDesk, library: "Library", session_id: str) -> Iterator[SystemCommand]:
    """Yield the commands on the highlighted session and its pupil, by name."""
    t = home.t
    ask = partial(_ask, home, library, session_id)
    yield SystemCommand(
        t("Copy everything about this pupil"),
        t("All round tables, private notes included, for whoever may see it"),
        partial(_copy, home, library, session_id),
    )
    yield SystemCommand(
        t("Keep this round table a year longer"),
        t("Home asks again after that"),
        partial(_keep, home, library, session_id),
    )
    yield SystemCommand(
        t("Hand over and erase here"),
        t("One file for a colleague with cop-session; then it is gone here"),
        partial(hand_over, home, library, session_id),
    )
    yield SystemCommand(t("Erase this round table"), t("For good, with the documents here"), partial(ask, pupil=False))
    yield SystemCommand(
        t("Erase everything about this pupil"), t("For good, with the documents here"), partial(ask, pupil=True)
    )


def question(erasure: "Erasure", t: Translator) -> str:
    """Return the question before an erasure; it names no pupil, because other people may see the screen."""
    return "\n".join((t("Erase this for good?"), *_going(erasure, t)))


def hand_over(home: HomeDesk, library: "Library", session_id: str, folder: Path | None = None) -> None:
    """Ask whether a session may go to a colleague and be erased here, and report the path of its file.

    `folder` is the proposed folder; by default the folder in which users find imported files.
    """
    t = home.t
    if library.viewing:
        home.tell(library.viewing.sentence(t))
        return

    def told(done: "HandedOver | None") -> None:
        home.reload()
        if done is None:
            home.tell(t("Nothing was handed over or erased."))
            return
        file, gone = done
        home.tell(" ".join((t("The round table is in {file} now, and erased here.", file=file), *_left(gone, t))))

    def asked(going: "Erasure") -> None:
        from cop_session.tui.dialogs.handover_dialog import HandOverDialog

        lines = _going(going, t)
        if going.left:
            lines.append(t("What was sent, or stored in another folder, stays there."))

        def carried_out(typed: str) -> "HandedOver":
            where = pasted_path(typed)
            return library.custody.hand_over(session_id, where if where.is_absolute() else Path.home() / where)

        home.app.push_screen(HandOverDialog(t, lines, folder or _usual_folder(), carried_out), told)

    work = partial(library.custody.leaving, session_id)
    open_in_background(home, work, asked, partial(_failed, home), group="custody")


def _usual_folder() -> Path:
    # Imported late: a handover is rare.
    from platformdirs import user_downloads_path

    folder = user_downloads_path()
    return folder if folder.is_dir() else Path.home()


def _going(erasure: "Erasure", t: Translator) -> list[str]:
    lines = [
        "  ".join((date_wording.full_day(t, one.held_on) if one.held_on else t("no date yet"), short_code(one.id)))
        for one in erasure.sessions[:_AT_MOST]
    ]
    if more := len(erasure.sessions) - len(lines):
        lines.append(t("and {number} more", number=more))
    if erasure.documents:
        lines.append(
            t.plural(
                "{n} file in the folder for exports", "{n} files in the folder for exports", len(erasure.documents)
            )
        )
    if erasure.copies or erasure.unsure or erasure.unopenable:
        # Imported late: this folder loads no database.
        from cop_session.services.privacy.erasure_scope import going_along, going_whole, staying

        lines += going_along(t, erasure.copies)
        lines += [staying(t, len(erasure.unsure))] if erasure.unsure else []
        lines += [going_whole(t, erasure.unopenable)] if erasure.unopenable else []
    return lines


def remind(home: HomeDesk, library: "Library") -> None:
    """Show on home how many round tables are past their retention period; nothing if there are none."""

    def found(due: tuple[int, date | None]) -> None:
        count, oldest_day = due
        if oldest_day:
            t = home.t
            words = t.plural(
                "{n} round table is past the day until which it is kept.",
                "{n} round tables are past the day until which they are kept.",
                count,
            )
            oldest = t("The oldest is of {day}.", day=date_wording.full_day(t, oldest_day))
            what = t("Erase it, hand it over, or keep it a year longer: {key}.", key="ctrl+p")
            home.add(" ".join((words, oldest, what)))

    in_background(home, lambda: library.custody.due(home.today), found, partial(_failed, home))


def _keep(home: HomeDesk, library: "Library", session_id: str) -> None:
    def done(until: date) -> None:
        home.tell(home.t("It is kept until {day}.", day=date_wording.full_day(home.t, until)))

    keep = partial(library.custody.keep_longer, session_id, home.today)
    in_background(home, keep, done, partial(_failed, home), group="custody")


def _copy(home: HomeDesk, library: "Library", session_id: str) -> None:
    t = home.t

    def copied(folder: Path) -> None:
        home.tell(t("Everything is in {folder}; it opens without a password.", folder=folder))

    def copy(told: "Told") -> Path:
        return library.custody.copy_about(session_id, folder=None, today=home.today, t=t, told=told)

    _watch(home, t("Copying everything about this pupil"), copy, copied, lambda _: t("Nothing was copied."))


def _ask(home: HomeDesk, library: "Library", session_id: str, *, pupil: bool) -> None:
    def asked(erasure: "Erasure") -> None:
        t, word = home.t, home.t.context("to type", "erase")
        hint = [t("Type {word}.", word=word)]
        if erasure.left:
            hint.append(t("What was sent, or stored in another folder, stays there."))

        def answered(typed: str | None) -> None:
            if typed is None or typed.lower() != word:
                home.tell(t("Nothing was erased."))
            else:
                _erase(home, library, erasure.ids)

        home.app.push_screen(Ask(t, question(erasure, t), hint=" ".join(hint), destroys=True), answered)

    open_in_background(
        home, lambda: library.custody.erasure(session_id, pupil=pupil), asked, partial(_failed, home), group="custody"
    )


def _erase(home: HomeDesk, library: "Library", sessions: "Sequence[str]") -> None:
    t = home.t

    def erased(gone: "Erased") -> None:
        home.tell(" ".join(_left(gone, t)) or t("Erased."))

    def stopped(gone: int) -> str:
        if not gone:
            return t("Nothing was erased.")
        return t.plural(
            "{n} round table was erased, the others about this pupil are here still.",
            "{n} round tables were erased, the others about this pupil are here still.",
            gone,
        )

    _watch(home, t("Erasing"), lambda told: library.custody.erase(*sessions, told=told), erased, stopped)


def _watch(
    home: HomeDesk,
    title: str,
    work: "Callable[[Told], _Result]",
    then: "Callable[[_Result], object]",
    stopped: Callable[[int], str],
) -> None:
    """Run work behind a progress bar, then call `then`; if the user stops it, report how much was done."""
    # Imported late: work rarely takes long.
    from cop_session.services.workspace.progress_report import Stopped
    from cop_session.tui.dialogs.progress_dialog import ProgressDialog

    dialog = ProgressDialog(home.t, title, work)

    def ended(result: "_Result | Trouble | Stopped | None") -> None:
        home.reload()
        if isinstance(result, Trouble):
            home.tell(result.sentence(home.t))
        elif isinstance(result, Stopped):
            home.tell(stopped(dialog.done))
        elif result is not None:
            then(result)

    home.app.push_screen(dialog, ended)


def _left(gone: "Erased", t: Translator) -> list[str]:
    said = [
        t("“{file}” could not be opened, and may have held it; it was wiped whole.", file=one) for one in gone.backups
    ]
    if not gone.forgotten:
        said.append(t("Another window still holds some of it; close that one too."))
    return said


def _failed(home: HomeDesk, trouble: Trouble) -> None:
    home.reload()
    home.tell(trouble.sentence(home.t))
