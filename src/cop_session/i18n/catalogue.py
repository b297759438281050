"""The gettext catalogues, one translator per locale."""

from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

SUPPORTED: Final = ("nl_BE", "nl_NL", "en")

# A thin catalogue holds only what differs from the one it names here.
_RESTS_ON: Final = {"nl_NL": "nl_BE"}
_LOCALE_FOLDER: Final = Path(__file__).parents[1] / "locale"


class Translator:
    """Translates English msgids into one locale.

    Placeholders are filled in only if values are given; a missing value raises KeyError.
    """

    __slots__ = ("_catalogue", "locale")

    def __init__(self, locale: str, catalogue: GNUTranslations) -> None:
        self.locale: Final = locale
        self._catalogue: Final = catalogue

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The translation of `msgid`, or `msgid` itself if the catalogue has none."""
        # gettext keeps the header of a catalogue under the empty msgid.
        return _fill(self._catalogue.gettext(msgid), values) if msgid else ""

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form that fits `n`, with `{n}` filled in."""
        return _fill(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def context(self, context: str, msgid: str, /, **values: object) -> str:
        """The translation of a msgid that means different things in different places."""
        return _fill(self._catalogue.pgettext(context, msgid), values)

    def __repr__(self) -> str:
        return f"Translator({self.locale!r})"


@lru_cache(maxsize=len(SUPPORTED))
def catalogue(locale: str) -> Translator:
    """The translator of `locale`, the same object each time.

    Raises ValueError, naming the supported locales, for any other.
    """
    if locale not in SUPPORTED:
        raise ValueError(f"no catalogue for locale {locale!r}; there is one for {', '.join(SUPPORTED)}")
    translations = _read(locale)
    if beneath := _RESTS_ON.get(locale):
        translations.add_fallback(_read(beneath))
    return Translator(locale, translations)


def msgid(text: str) -> str:
    """Mark `text` for extraction and return it unchanged; a translator is asked for it later."""
    return text


def _read(locale: str) -> GNUTranslations:
    with (_LOCALE_FOLDER / locale / "LC_MESSAGES" / "cop_session.mo").open("rb") as file:
        return GNUTranslations(file)


def _fill(text: str, values: dict[str, object]) -> str:
    return text.format(**values) if values else text
