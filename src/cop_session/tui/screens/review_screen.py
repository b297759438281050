"""Review of a training copy: the user decides each passage that may identify a person."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.i18n import Translator
from cop_session.training.redaction.review_questions import (
    Item,
    ReviewChoice,
    ReviewDecision,
    ReviewReason,
    taken_apart,
    undecided,
)
from cop_session.training.redaction.review_wording import doubt_explained, doubt_named, rare_beside, rare_words
from cop_session.training.redaction.training_copy import Copy
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.confirmation import Confirm
from cop_session.tui.dialogs.pseudonyms_dialog import CopyNames
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.keys import bindings
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.widgets.clipped import Clipped, more_words
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.marked_list import MarkedList
from cop_session.tui.widgets.title_bar import TopLine

_SIGNS = {ReviewChoice.KEEP: "✓", ReviewChoice.REPLACE: "→", ReviewChoice.LEAVE_OUT: "…"}
_OPEN = "○"
_KIND_WIDTH = 22
_PLACES = 3


class ReviewList(MarkedList):
    """The passages to decide."""

    BINDINGS = bindings.REVIEW_LIST


class ReviewScreen(SpokenScreen[Path | None]):
    """Lists the passages to decide; returns the path of the written copy, None if the user leaves without one."""

    CSS_PATH = "review_screen.tcss"
    AUTO_FOCUS = "ReviewList"
    BINDINGS = bindings.REVIEW

    def __init__(
        self,
        t: Translator,
        copy: Copy,
        write: Callable[[Mapping[str, ReviewDecision]], Path],
        keep: Callable[[Mapping[str, ReviewDecision]], None],
        decided: Mapping[str, ReviewDecision],
    ) -> None:
        """Review `copy`, of which some passages are already `decided`.

        `write` writes the copy with the decisions to disk, `keep` stores the decisions for another time. Both may raise
        Trouble.
        """
        super().__init__()
        self.t = t
        self._copy = copy
        self._write = write
        self._keep = keep
        self._busy = False
        self._decided = dict(decided)
        self.decisions = dict(decided)
        self.warning = Static(id="warning", markup=False)
        self._items = taken_apart(copy.items, decided)
        self.list = ReviewList(*map(self._option, self._items), markup=False, compact=True)
        self.about = Static(id="about", markup=False)
        self.said = Static(id="said", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the warning, the list, and the context of the highlighted passage."""
        yield TopLine()
        yield self.warning
        yield self.list
        with Vertical(id="place"):
            yield self.about
        yield self.said
        yield KeyLine()

    def on_mount(self) -> None:
        """Highlight the first passage."""
        words = self._warned()
        self.warning.update(Content(visible(words)))
        self.warning.display = bool(words)
        left = self.left
        self.list.highlighted = self._items.index(left[0]) if left else 0 if self._items else None
        self._show()

    @property
    def item(self) -> Item | None:
        """The highlighted passage."""
        at = self.list.highlighted
        return None if at is None else self._items[at]

    @property
    def unkept(self) -> bool:
        """Whether a decision is not saved yet."""
        return self.decisions != self._decided

    @property
    def left(self) -> Sequence[Item]:
        """The undecided passages."""
        return undecided(self._items, self.decisions)

    def _warned(self) -> str:
        t, copy = self.t, self._copy
        warned = []
        if copy.combination.seldom:
            words = ", ".join(rare_words(t, copy.combination))
            warned.append(t("Together this may tell who it is: {words}", words=words))
        if copy.shift.clashes:
            warned.append(
                t.plural(
                    "{n} date falls otherwise towards the holidays than it did.",
                    "{n} dates fall otherwise towards the holidays than they did.",
                    copy.shift.clashes,
                )
            )
        return "\n".join(warned)

    def _option(self, item: Item) -> Option:
        decision = self.decisions.get(item.ask.key)
        row = Table.grid(padding=(0, 1), expand=True)
        # The first cell contains the mark of the highlighted row.
        row.add_column(width=3)
        row.add_column(width=_KIND_WIDTH, no_wrap=True)
        row.add_column(ratio=1, no_wrap=True)
        words = Text(one_line(visible(item.ask.words)), overflow="ellipsis")
        if decision and decision.way is ReviewChoice.REPLACE:
            words.append(f" → {one_line(visible(decision.words))}", style="bold")
        if decision and decision.way is ReviewChoice.LEAVE_OUT:
            words.stylize("strike")
        if len(item.places) > 1:
            words.append(f"  ({len(item.places)}×)")
        sign = _SIGNS[decision.way] if decision else _OPEN
        row.add_row(Text(f" {sign}"), Text(doubt_named(self.t, item.ask.doubt), overflow="ellipsis"), words)
        return Option(row)

    def _show(self) -> None:
        """Show the progress, and the context of the highlighted passage."""
        t, item = self.t, self.item
        line = self.query_one(TopLine)
        line.left, all_of_them = t("Training copy"), len(self._items)
        line.right = t("{done} of {all} decided", done=all_of_them - len(self.left), all=all_of_them)
        self.about.update(self._place_of(item) if item else Content(t("There is nothing to decide.")))
        self.refresh_bindings()

    def _place_of(self, item: Item) -> Content:
        parts: list[str | Content | tuple[str, str]] = [(doubt_explained(self.t, item.ask.doubt), "bold")]
        for before, words, after in item.places[:_PLACES]:
            before, words, after = (visible(part).replace("\n", " ") for part in (before, words, after))
            parts += ["\n  ", before, ("‹", "$accent"), (words, "bold"), ("›", "$accent"), after]
        if item.ask.doubt is ReviewReason.RARE and (
            beside := rare_beside(self.t, self._copy.combination, item.ask.words)
        ):
            parts += ["\n", self.t("Together with: {words}", words=visible(beside))]
        proposed = (
            self.t("it stays") if item.proposed.way is ReviewChoice.KEEP else visible(one_line(item.ask.proposal))
        )
        parts += ["\n", self.t("Proposed: {words}", words=proposed)]
        return Content.assemble(*parts)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the context of the highlighted passage."""
        event.stop()
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Accept the proposal."""
        event.stop()
        if self.item:
            self._decide(self.item.proposed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions for the highlighted passage."""
        match action:
            case "keep" | "replace" | "leave_out" | "keep_all" | "leave_out_all":
                return self.item is not None
            case "apart":
                return self.item is not None and bool(self.item.apart)
            case "next":
                return bool(self.left)
            case _:
                return True

    def action_keep(self) -> None:
        """Keep the passage."""
        self._decide(ReviewDecision(ReviewChoice.KEEP))

    def action_leave_out(self) -> None:
        """Leave the passage out."""
        self._decide(ReviewDecision(ReviewChoice.LEAVE_OUT))

    def action_replace(self) -> None:
        """Ask for a replacement."""
        item = self.item
        if item is None:
            return

        def asked(words: str | None) -> None:
            if words:
                self._decide(ReviewDecision(ReviewChoice.REPLACE, words))

        known = self.decisions.get(item.ask.key) or item.proposed
        question = self.t("What stands in the copy instead of “{words}”?", words=one_line(item.ask.words)[:60])
        self.app.push_screen(Ask(self.t, question, value=known.words), asked)

    def action_apart(self) -> None:
        """Split a passage into its places; a decision for all of them applies to each place until it is changed."""
        item, at = self.item, self.list.highlighted
        if item is None or at is None:
            return
        known = self.decisions.pop(item.ask.key, None)
        self.decisions |= {one.ask.key: known for one in item.apart if known}
        self._items[at : at + 1] = item.apart
        self.list.set_options(map(self._option, self._items))
        self.list.highlighted = at
        self._show()

    def action_keep_all(self) -> None:
        """Keep every undecided passage of this kind, after a confirmation."""
        item = self.item
        if item is None:
            return
        alike = [one for one in self.left if one.ask.doubt is item.ask.doubt]
        self._decide_all(alike, ReviewChoice.KEEP, self.t("May all of these stay? {words}", words=_listed(alike)))

    def action_leave_out_all(self) -> None:
        """Leave out every undecided passage, after a confirmation."""
        self._decide_all(
            self.left, ReviewChoice.LEAVE_OUT, self.t("Leave all of these out? {words}", words=_listed(self.left))
        )

    def _decide_all(self, these: Sequence[Item], way: ReviewChoice, question: str) -> None:
        def asked(yes: bool | None) -> None:
            if yes:
                self.decisions |= {one.ask.key: ReviewDecision(way) for one in these}
                self._draw(these)
                self._go_on()

        if these:
            self.app.push_screen(Confirm(self.t, question), asked)

    def _decide(self, decision: ReviewDecision) -> None:
        if self.item:
            self.say("")
            self.decisions[self.item.ask.key] = decision
            self._draw([self.item])
            self._go_on()

    def _draw(self, changed: Sequence[Item]) -> None:
        for at, item in enumerate(self._items):
            if item in changed:
                self.list.replace_option_prompt_at_index(at, self._option(item).prompt)

    def _go_on(self) -> None:
        """Go to the next undecided passage, from the beginning again after the last."""
        here = self.list.highlighted or 0
        left = [self._items.index(item) for item in self.left]
        if left:
            self.list.highlighted = next((at for at in left if at >= here), left[0])
        else:
            self.say(self.t("Everything was decided. {key} makes the copy.", key=self.key_of("review.write")))
        self._show()

    def action_next(self) -> None:
        """Go to the next undecided passage."""
        here = self.list.highlighted or 0
        left = [self._items.index(item) for item in self.left]
        if left:
            self.list.highlighted = next((at for at in left if at > here), left[0])

    def action_names(self) -> None:
        """Show the pseudonyms of the copy; they are stored nowhere."""
        self.app.push_screen(CopyNames(self.t, self._copy.names))

    def action_write(self) -> None:
        """Write the copy; if a passage is undecided, go there instead."""
        if self._busy:
            return
        if self.left:
            self.say(Trouble("not_looked_at", count=len(self.left)).sentence(self.t))
            self.action_next()
            return
        self._busy = True
        self.say(self.t("One moment …"))
        in_background(self, lambda: self._write(self.decisions), self._written, self._failed)

    def _written(self, made: Path) -> None:
        self.dismiss(made)

    def _failed(self, trouble: Trouble) -> None:
        self._busy = False
        self.say(trouble.sentence(self.t))

    def say(self, words: str) -> None:
        """Show a sentence above the key line; empty words remove it."""
        self.said.update(Clipped([(Content(visible(words)), "bold")], more_words(self.t)))

    def action_back(self) -> None:
        """Go back, and keep the decisions for the next time."""
        if not self.unkept:
            self.dismiss()
            return
        in_background(self, lambda: self._keep(self.decisions), self._kept, self._failed)

    def _kept(self, _: None) -> None:
        self.dismiss()


def _listed(items: Sequence[Item]) -> str:
    return ", ".join(f"“{one_line(one.ask.words)}”" for one in items)
