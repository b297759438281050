"""The choices for a document, and the descriptions of its content, before it is made."""

from collections.abc import Sequence
from typing import Final

from cop_session.documents import readers
from cop_session.documents.plan import code_wording as wording
from cop_session.domain.codes import Reader, Route
from cop_session.domain.display_names import call_names
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Recipient, State
from cop_session.i18n import Translator
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.recipients import Audience, readers_for

BUNDLE: Final = "bundle"
"""The choice of a session file instead of a document."""

Options = Sequence[tuple[str, str]]

_FOR_READERS: Final = (Form.WORD, Form.PROTECTED, Form.MAIL, Form.PDF, Form.TEXT, Form.MARKDOWN)
_FOR_SCHOOL: Final = (*_FOR_READERS, Form.HTML, Form.LVS, Form.CALENDAR)
_READERS: Final = {
    Audience.SCHOOL: Reader.SCHOOL,
    Audience.PARENTS: Reader.PARENTS,
    Audience.PUPIL: Reader.PUPIL,
    Audience.OWNERS: Reader.OWNER,
}


def audiences(t: Translator) -> Options:
    """Return the audiences for which a document can be made."""
    return (
        (Audience.SCHOOL, t.context("for whom", "the school")),
        (Audience.PARENTS, t.context("for whom", "the parents")),
        (Audience.PUPIL, t.context("for whom", "the pupil")),
        (Audience.OWNERS, t.context("for whom", "who does something")),
        (Audience.EVERYONE, t.context("for whom", "everybody, as agreed")),
        (BUNDLE, t.context("for whom", "a colleague with cop-session")),
    )


def forms(t: Translator, audience: str) -> Options:
    """Return the available formats; none if there is no choice."""
    if audience in (BUNDLE, Audience.EVERYONE):
        return ()
    labels = {
        Form.WORD: t.context("form", "Word"),
        Form.PROTECTED: t.context("form", "Word with a password"),
        Form.MAIL: t.context("form", "mail with a password"),
        Form.PDF: t.context("form", "PDF"),
        Form.TEXT: t.context("form", "text"),
        Form.MARKDOWN: t.context("form", "Markdown"),
        Form.HTML: t.context("form", "tables to paste"),
        Form.LVS: t.context("form", "text to paste"),
        Form.CALENDAR: t.context("form", "calendar"),
    }
    return [(form, labels[form]) for form in (_FOR_SCHOOL if audience == Audience.SCHOOL else _FOR_READERS)]


def about_form(t: Translator, form: str, copy_key: str) -> str:
    """Describe a format; `copy_key` copies text to the clipboard."""
    return {
        Form.WORD: t("Opens without a password: for the school platform, or to print."),
        Form.PROTECTED: t("You see a password once, to tell by telephone. It does not open in a browser."),
        Form.MAIL: t("A mail that waits, the protected Word in it; you fill in to whom, and tell the password."),
        Form.PDF: t("To print or to look at; it opens without a password."),
        Form.TEXT: t("For a screen reader, or to read aloud. {key} copies it.", key=copy_key),
        Form.MARKDOWN: t("Text with headings and lists. {key} copies it.", key=copy_key),
        Form.HTML: t("For the pupil tracking system: open it in a browser, select all, copy and paste it there."),
        Form.LVS: t("For the pupil tracking system: {key} copies it, then paste it there.", key=copy_key),
        Form.CALENDAR: t("The interim evaluation for everybody's calendar, without a name in it."),
    }.get(Form(form), "")


def about_audience(t: Translator, state: State, audience: str) -> str:
    """Describe what the audience receives and the content left out."""
    if audience == BUNDLE:
        return t("For another cop-session. It also holds your private notes and text that was undone.")
    if audience == Audience.EVERYONE:
        return who_gets_what(t, state)
    return readers.holds(_READERS[Audience(audience)], t)


def who_gets_what(t: Translator, state: State) -> str:
    """Return a line for each recipient: the document and its format; files have the same number."""
    lines = [f"{place} {_called(state, one)} · {_what(t, state, one)}" for place, one in enumerate(state.recipients, 1)]
    if not lines:
        return t("It is not agreed yet who receives the plan.")
    pupil = state.pupil
    if pupil and pupil.id not in [one.person for one in state.recipients]:
        lines.append(
            t(
                "{pupil} is not among them; “my plan” can be made apart.",
                pupil=visible(call_names(state.people)[pupil.id]),
            )
        )
    return "\n".join(lines)


def receivers(t: Translator, state: State) -> str:
    """Return the reminder of who receives the plan and by which route."""
    agreed = [f"{_called(state, one)} ({wording.route(t, one.route)})" for one in state.recipients]
    if not agreed:
        return t("It is not agreed yet who receives the plan.")
    return t("Agreed to receive it: {people}", people=", ".join(agreed))


def _called(state: State, one: Recipient) -> str:
    return visible(one.name if one.person is None else call_names(state.people).get(one.person, ""))


def _what(t: Translator, state: State, one: Recipient) -> str:
    names = {
        Reader.SCHOOL: t.context("document", "the plan"),
        Reader.PARENTS: t.context("document", "the page for parents"),
        Reader.PUPIL: t.context("document", "“my plan”"),
    }
    what = wording.listed(t, [names[reader] for reader in readers_for(state, one)])
    return f"{what}, {_way(t, one.route)}"


def _way(t: Translator, route: Route) -> str:
    return {
        Route.PLATFORM: t.context("made for", "Word for the school platform"),
        Route.PROTECTED: t.context("made for", "Word with a password, and a mail that waits"),
        Route.PAPER: t.context("made for", "Word and PDF to print"),
        Route.READ_ALOUD: t.context("made for", "text to read aloud"),
        Route.INTERPRETER: t.context("made for", "Word and text for the interpreter"),
    }[route]
