"""The catalogues against the code: complete, nothing unused, compiled, placeholders kept."""

from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from cop_session.i18n import SUPPORTED
from tests.generated import messages, msgids


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return messages.extracted()


def keys(catalog: Catalog) -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in messages.entries(catalog)}


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def context(message: Message) -> str:
    # From an .mo file Babel hands out the context as bytes, whatever its types say.
    context: object = message.context
    return context.decode() if isinstance(context, bytes) else str(context or "")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("locale", SUPPORTED)
def test_no_entry_is_unused(locale: str, wanted: Catalog) -> None:
    assert keys(messages.read(locale)) - keys(wanted) == set()


def test_the_full_catalogue_translates_every_msgid(wanted: Catalog) -> None:
    full = messages.read(messages.FULL)
    translated = {(m.id, m.context) for m in messages.entries(full) if messages.translated(m)}
    assert keys(wanted) - translated == set()


@pytest.mark.parametrize("locale", SUPPORTED)
def test_a_thin_catalogue_holds_no_empty_or_fuzzy_entry(locale: str) -> None:
    assert [m.id for m in messages.entries(messages.read(locale)) if not messages.translated(m)] == []


@pytest.mark.parametrize("locale", SUPPORTED)
def test_translations_keep_the_placeholders(locale: str) -> None:
    def differs(message: Message) -> bool:
        offered = {name for form in forms(message.id) for name in placeholders(form)}
        used = [placeholders(form) for form in forms(message.string)]
        # "één actie" may leave the number out, "{n} acties" may not.
        return any(form - offered for form in used) or used[-1] != placeholders(forms(message.id)[-1])

    assert [m.id for m in messages.entries(messages.read(locale)) if differs(m)] == []


@pytest.mark.parametrize("locale", SUPPORTED)
def test_the_compiled_catalogue_says_the_same(locale: str) -> None:
    with messages.po_path(locale).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)

    def content(catalog: Catalog) -> dict[tuple[str, str], tuple[str, ...]]:
        return {
            (forms(m.id)[0], context(m)): forms(m.string) for m in messages.entries(catalog) if messages.translated(m)
        }

    assert content(compiled) == content(messages.read(locale))


@pytest.mark.parametrize("locale", SUPPORTED)
def test_make_messages_would_change_nothing(locale: str, wanted: Catalog) -> None:
    written = messages.po_path(locale).read_bytes()
    assert messages.po_bytes(messages.merged(locale, wanted)) == written


def test_a_call_within_a_call_is_found() -> None:
    source = 'x = self.t("A {b}", b=len(t.plural("{n} c", "{n} cs", f(1)))) or t.context("verb", "Open")'
    assert set(msgids.in_source(source)) == {
        msgids.Msgid("A {b}"),
        msgids.Msgid(("{n} c", "{n} cs")),
        msgids.Msgid("Open", "verb"),
    }


def test_a_marked_text_is_found_and_a_variable_is_left_alone() -> None:
    assert set(msgids.in_source('label = msgid("For " "later"); t(label)')) == {msgids.Msgid("For later")}


@pytest.mark.parametrize("source", ['t(f"for {who}")', 't("for " + who)', 'msgid("a" + "b")'])
def test_a_text_put_together_at_run_time_is_refused(source: str) -> None:
    with pytest.raises(msgids.NotLiteral, match="one literal"):
        list(msgids.in_source(source))
