"""The session list on home: sections, one row for each session, and whether there are more."""

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import short_code, visible
from cop_session.i18n import Translator
from cop_session.training.stop_points.practice_label import practised
from cop_session.tui.keys import bindings
from cop_session.tui.widgets.list_row import ListRow
from cop_session.tui.widgets.marked_list import OpeningList
from cop_session.tui.widgets.session_agenda import AgendaEntry, AgendaSection

PAGE = 100
"""Number of sessions shown until the user asks for more."""
_MORE = "more"
_WIDEST_NAME = 24


class SessionList(OpeningList):
    """Sections of sessions. `highlighted_id` is the session the preview should show."""

    BINDINGS = bindings.LIST

    class Highlighted(Message):
        """Another session is highlighted, or none."""

        def __init__(self, session_id: str | None) -> None:
            super().__init__()
            self.session_id = session_id

    class Chosen(Message):
        """A session is to be opened."""

        def __init__(self, session_id: str) -> None:
            super().__init__()
            self.session_id = session_id

    class More(Message):
        """More sessions are to be shown; `last` is the last one that is."""

        def __init__(self, last: str | None) -> None:
            super().__init__()
            self.last = last

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._names = False
        self._t: Translator | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open if there is a session to open."""
        return action != "select" or self.highlighted is not None

    @property
    def highlighted_id(self) -> str | None:
        """The id of the highlighted session."""
        option = self.highlighted_option
        return option.id if option and option.id != _MORE else None

    def show(
        self,
        sections: Sequence[tuple[AgendaSection, Sequence[AgendaEntry]]],
        *,
        names: bool,
        t: Translator,
        more: int = 0,
        highlight: str | None = None,
    ) -> None:
        """Show these sections, with pupils' names and schools or only codes, and the number of `more` sessions.

        The session `highlight` is highlighted, otherwise the earlier one.
        """
        self._names, self._t = names, t
        self._fill(sections, more, highlight or self.highlighted_id)

    def say(self, *paragraphs: Content) -> None:
        """Show a message instead of sessions."""
        self.set_options([Option(words, disabled=True) for words in paragraphs])

    def _fill(
        self, sections: Sequence[tuple[AgendaSection, Sequence[AgendaEntry]]], more: int, highlight: str | None
    ) -> None:
        options: list[Option] = []
        who = [Content(self._who(entry)).cell_length for _, entries in sections for entry in entries]
        who_width = min(_WIDEST_NAME, max(who, default=0))
        for section, entries in sections:
            options.append(Option(self._heading(section), disabled=True))
            options += [Option(self._row(entry, who_width), id=entry.session.id) for entry in entries]
        if more > 0 and self._t:
            words = self._t.plural("{n} more …", "{n} more …", more)
            options.append(Option(Content(words), id=_MORE))
        self.set_options(options)
        index = next((at for at, one in enumerate(options) if one.id == highlight), None) if highlight else None
        self.highlighted = index if index is not None else (1 if len(options) > 1 else None)

    def _heading(self, section: AgendaSection) -> Content:
        words = self._t(section.value) if self._t else section.value
        return Content.styled(words.upper(), "bold")

    def _who(self, entry: AgendaEntry) -> str:
        pupil = visible(entry.session.pupil) if self._names else short_code(entry.session.id)
        return pupil or "–"

    def _row(self, entry: AgendaEntry, who_width: int) -> ListRow:
        where = visible(entry.session.school) if self._names else ""
        return ListRow(entry.lead, self._who(entry), where, self._status(entry), who_width)

    def _status(self, entry: AgendaEntry) -> str:
        group = entry.session.practice
        if group is None or self._t is None:
            return entry.status
        return f"{practised(group, self._t, hides_names=not self._names)}, {entry.status}"

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.post_message(self.Highlighted(self.highlighted_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the session, or show the next page."""
        event.stop()
        if event.option_id == _MORE:
            self.post_message(self.More(self.get_option_at_index(self.option_count - 2).id))
        elif event.option_id:
            self.post_message(self.Chosen(event.option_id))
