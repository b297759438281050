"""Laws of what is shown in too little room: every word is there, or it is told how many are not."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions, Visual

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import catalogue
from cop_session.tui.steps.board.board_list import prompt
from cop_session.tui.steps.core.section import Row
from cop_session.tui.steps.walkthrough.answer_grid import column_widths
from cop_session.tui.steps.walkthrough.answer_list import AnswerRow
from cop_session.tui.widgets.clipped import Clipped, clipped, more_words, shares
from cop_session.tui.widgets.people_pane import names_in_a_row
from cop_session.tui.widgets.scroll_marks import ScrollMarks

MORE = more_words(catalogue("nl_BE"))
OFTEN = [
    "lezen",
    "zorgcoördinator",
    "👩‍👩‍👧",
    "مرحبا",
    "a" * 90,
    "“zo”",
    "\n",
    "\n\n\n",
    "\t",
    "e\u0301\u200d",
    "5/12",
    "한국어",
]
texts = st.lists(st.one_of(st.sampled_from(OFTEN), st.text(max_size=12).map(visible)), max_size=40).map(
    lambda words: " ".join(words).replace("…", "")
)
widths, heights = st.integers(2, 130), st.integers(1, 40)


def bare(text: str) -> str:
    return "".join(text.split())


def drawn(visual: Visual, width: int, height: int | None = None) -> str:
    """What a visual draws in so much room, no row wider than that."""
    options = RenderOptions(lambda style: Style.parse(style) if isinstance(style, str) else style, {})
    strips = visual.render_strips(width, height, Style(), options)
    assert all(strip.cell_length <= width for strip in strips)
    assert height is not None or len(strips) == visual.get_height({}, width)
    return "\n".join(strip.text for strip in strips)


@given(texts, widths, heights)
def test_a_text_in_little_room_tells_how_many_words_it_leaves_out(text: str, width: int, rows: int) -> None:
    lines = clipped(text, width, rows, MORE)
    assert len(lines) <= rows
    assert all(Content(line).cell_length <= width for line in lines)
    if bare("".join(lines)) == bare(text):
        return
    told = re.fullmatch(r"(.*?)… nog (\d+) woord(en)?", lines[-1])
    if told is None:
        # Too narrow for the sentence.
        assert lines[-1].endswith("…")
        assert bare(text).startswith(bare("".join(lines[:-1])))
        return
    there, hidden, words = bare("".join(lines[:-1]) + told[1]), int(told[2]), text.split()
    assert bare(text).startswith(there)
    # What is told is exact: one word fewer, and it would stand there wholly.
    assert len("".join(words[: len(words) - hidden])) <= len(there) < len("".join(words[: len(words) - hidden + 1]))


@given(texts, widths)
def test_a_text_with_room_enough_is_wrapped_as_ever(text: str, width: int) -> None:
    whole = [line.plain for line in Content(text).wrap(width)]
    assert clipped(text, width, len(whole), MORE) == whole


@given(st.lists(texts, min_size=1, max_size=4), widths, heights)
def test_of_several_parts_each_is_there_or_told_of(parts: list[str], width: int, rows: int) -> None:
    shown = drawn(Clipped([(Content(part), "") for part in parts], MORE), width, rows)
    assert len(shown.split("\n")) <= rows
    assert "…" in shown or bare(shown) == bare("".join(parts))
    # Where all of it fits nothing is left out.
    needed = sum(len(Content(part).wrap(width)) for part in parts)
    roomy = Clipped([(Content(part), "") for part in parts], MORE, lambda: needed, needed)
    assert bare(drawn(roomy, width)) == bare("".join(parts))


@settings(max_examples=50)
@given(texts, texts, widths, heights, st.booleans(), st.integers(1, 12_000))
@example("", "\t lezen lezen lezen 한국어 \t lezen", 25, 3, False, 1)
def test_a_row_of_the_board_is_whole_or_marked(
    text: str, detail: str, width: int, most: int, large: bool, number: int
) -> None:
    row = Row(1, text, number, detail, fresh=number % 2 == 0)
    shown = drawn(prompt(row, large, MORE, lambda: most), max(width, 12))
    assert str(number) in shown.split("\n")[0]
    assert "…" in shown or bare(text + detail) == bare(shown).removeprefix("●").removeprefix(str(number))
    shown = drawn(prompt(row, large, MORE, lambda: 10_000), max(width, 12))
    assert bare(text + detail) == bare(shown).removeprefix("●").removeprefix(str(number))


@settings(max_examples=50)
@given(texts, texts, texts, widths)
def test_an_answer_is_whole_or_marked(name: str, answer: str, remark: str, width: int) -> None:
    name, answer = " ".join(name.split()), " ".join(answer.split())
    shown = drawn(AnswerRow(Content(name), Content(answer), Content(remark), MORE), max(width, 6))
    assert "…" in shown or bare(shown) == bare(name + answer + remark)


@given(st.lists(st.text("abcdë ", min_size=1, max_size=20), max_size=14), st.integers(1, 130))
def test_who_is_there_stands_in_a_row_or_how_many_more(names: list[str], width: int) -> None:
    shown, whole = names_in_a_row(names, width, lambda n: f"… nog {n}"), " · ".join(names)
    assert Content(shown).cell_length <= width
    assert (shown == whole) is (Content(whole).cell_length <= width)
    assert ("…" in shown) is (shown != whole)


@given(st.integers(20, 240), st.lists(st.integers(1, 24), min_size=1, max_size=10), st.integers(1, 30))
def test_the_columns_of_the_grid_fit_or_are_as_narrow_as_can_be(room: int, names: list[int], outcome: int) -> None:
    action, widths, result = column_widths(room, names, outcome)
    whole = action + sum(widths) + result + len(names) + 2
    narrowest = [min(wanted, 3) for wanted in names]
    assert whole <= room or (action, widths, result) == (16, narrowest, 3)
    assert all(width >= least for width, least in zip(widths, narrowest, strict=True))


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(1, 60))
def test_rows_are_shared_without_any_left_over(wanted: list[int], rows: int) -> None:
    got = shares(wanted, rows)
    assert all(one <= most for one, most in zip(got, wanted, strict=True))
    assert sum(got) == min(rows, sum(wanted))


@given(st.integers(1, 60), st.integers(1, 500), st.integers(0, 500), st.booleans())
def test_a_bar_tells_by_a_sign_that_there_is_more(size: int, whole: int, position: int, vertical: bool) -> None:
    window = min(size, whole)
    position = min(position, whole - window)
    bar = ScrollMarks.render_bar(size, whole, window if window < whole else 0, position, 1, vertical)
    shown = "".join(segment.text for segment in bar.segments)
    before, behind, both = "▲▼↕" if vertical else "◀▶↔"
    assert (before in shown or both in shown) == (position > 0)
    assert (behind in shown or both in shown) == (position + window < whole)


def test_how_it_reads() -> None:
    text = "Lena leest elke dag vijf minuten voor aan haar broertje, en mama tekent een zonnetje in het schriftje."
    shown = clipped(text, 40, 2, MORE)
    assert shown == ["Lena leest elke dag vijf minuten voor", "aan haar broertje, en … nog 7 woorden"]
