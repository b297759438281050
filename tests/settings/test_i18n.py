"""Translators: which catalogue answers, and dates in words."""

from datetime import date

import pytest

from cop_session.i18n import SUPPORTED, Translator, catalogue, msgid
from cop_session.i18n import date_wording as in_words


class FakeCatalogue:
    """Stands in for a gettext catalogue with a few entries of its own."""

    def gettext(self, text: str) -> str:
        return {"Saved {time}": "Bewaard {time}", "": "a header"}.get(text, text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return "{n} actie" if n == 1 else "{n} acties"

    def pgettext(self, context: str, text: str) -> str:
        return {("verb", "Open"): "Openen"}.get((context, text), text)


@pytest.fixture
def t() -> Translator:
    return Translator("nl_BE", FakeCatalogue())  # type: ignore[arg-type]  # a stand-in


def test_values_are_filled_in_and_never_read_as_placeholders(t: Translator) -> None:
    assert t("Saved {time}", time="{time.__class__}") == "Bewaard {time.__class__}"


def test_a_text_without_values_keeps_its_braces(t: Translator) -> None:
    assert t("Saved {time}") == "Bewaard {time}"


def test_a_forgotten_value_is_an_error(t: Translator) -> None:
    with pytest.raises(KeyError):
        t("Saved {time}", hour=1)


@pytest.mark.parametrize(("n", "text"), [(0, "0 acties"), (1, "1 actie"), (2, "2 acties")])
def test_plural_picks_the_form_and_fills_in_the_number(t: Translator, n: int, text: str) -> None:
    assert t.plural("{n} action", "{n} actions", n) == text


def test_context_tells_homonyms_apart(t: Translator) -> None:
    assert (t.context("verb", "Open"), t.context("adjective", "Open")) == ("Openen", "Open")


def test_the_empty_text_is_not_the_header(t: Translator) -> None:
    assert t("") == ""


def test_an_unknown_text_comes_back_unchanged() -> None:
    assert catalogue("nl_NL")("no catalogue has this") == "no catalogue has this"


def test_msgid_marks_and_returns_its_text() -> None:
    assert msgid("unchanged") == "unchanged"


@pytest.mark.parametrize("locale", ["", "nl", "nl-BE", "../nl_BE", "fr_BE"])
def test_an_unknown_locale_names_the_known_ones(locale: str) -> None:
    with pytest.raises(ValueError, match="nl_BE, nl_NL, en"):
        catalogue(locale)


@pytest.mark.parametrize("locale", SUPPORTED)
def test_each_locale_has_one_translator(locale: str) -> None:
    assert catalogue(locale) is catalogue(locale)
    assert catalogue(locale).locale == locale


@pytest.mark.parametrize(
    ("locale", "texts"),
    [
        ("nl_BE", ("di 12/1", "12 jan", "di 12 jan 2027", "dinsdag 12 januari 2027")),
        ("nl_NL", ("di 12-1", "12 jan", "di 12 jan 2027", "dinsdag 12 januari 2027")),
        ("en", ("Tue 12/1", "12 Jan", "Tue 12 Jan 2027", "Tuesday 12 January 2027")),
    ],
)
def test_a_date_in_four_lengths(locale: str, texts: tuple[str, ...]) -> None:
    t, when = catalogue(locale), date(2027, 1, 12)
    forms = (in_words.day, in_words.short_day, in_words.full_day, in_words.long_day)
    assert tuple(form(t, when) for form in forms) == texts


def test_every_weekday_and_month_has_a_name_of_its_own() -> None:
    t = catalogue("nl_BE")
    week = [date(2026, 11, 23 + n) for n in range(7)]
    year = [date(2026, n, 1) for n in range(1, 13)]
    assert [in_words.short_weekday(t, d) for d in week] == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    assert [in_words.weekday(t, d)[:2] for d in week] == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    assert " ".join(in_words.short_month(t, d) for d in year) == ("jan feb mrt apr mei jun jul aug sep okt nov dec")
    assert " ".join(in_words.month(t, d) for d in year) == (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
