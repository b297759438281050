"""Settings: defaults, choices, and one sentence for each way to get them wrong, while the rest goes on."""

from pathlib import Path

import pytest

from cop_session.config import School, Settings, SettingsError, in_one, read_settings
from cop_session.i18n import SUPPORTED, catalogue


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_means_the_defaults(file: Path) -> None:
    assert read_settings(file) == (Settings(), ())


def test_every_setting_can_be_chosen(file: Path) -> None:
    file.write_text(
        'locale = "nl_NL"\ntheme = "light"\nminutes = 75\nscale = "0-5"\n'
        'facilitator = "Fatíma"\nzone = "Europe/Amsterdam"\nhints_live = true\n'
        '[keys]\n"table.undo" = "f10"\n',
        "utf-8",
    )
    wanted = Settings("nl_NL", "light", 75, "0-5", "Fatíma", "Europe/Amsterdam", {"table.undo": "f10"}, True)
    assert read_settings(file) == (wanted, ())


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    file.write_text('theme = "light"\n', "utf-8-sig")
    assert read_settings(file)[0].theme == "light"


def test_what_nobody_knows_is_named_and_the_rest_holds(file: Path) -> None:
    file.write_text('colour = "red"\nminutes = 45\n[later]\nx = 1\n', "utf-8")
    settings, troubles = read_settings(file)
    assert settings == Settings(minutes=45)
    assert [(one.code, one.key) for one in troubles] == [("unknown", "colour"), ("unknown", "later")]


@pytest.mark.parametrize(
    ("line", "code", "key", "allowed"),
    [
        ('locale = "fr_BE"', "choice", "locale", ("nl_BE", "nl_NL", "en")),
        ('theme = "Dark"', "choice", "theme", ("dark", "light", "high-contrast")),
        ("theme = 1", "type", "theme", ("text",)),
        ('scale = "0-10"', "choice", "scale", ("conditions", "0-5")),
        ("minutes = 14", "range", "minutes", ("15", "240")),
        ("minutes = 241", "range", "minutes", ("15", "240")),
        ('minutes = "60"', "type", "minutes", ("number",)),
        ("minutes = 60.0", "type", "minutes", ("number",)),
        ("minutes = true", "type", "minutes", ("number",)),
        ('facilitator = "An\\u001b[2J"', "text", "facilitator", ("1-80",)),
        (f'facilitator = "{"x" * 81}"', "text", "facilitator", ("1-80",)),
        ("hints_live = 1", "type", "hints_live", ("switch",)),
        ("lock_minutes = 241", "range", "lock_minutes", ("0", "240")),
        ("lock_minutes = false", "type", "lock_minutes", ("number",)),
        ("facilitator = []", "type", "facilitator", ("text",)),
        ('zone = "Europe/Brussel"', "zone", "zone", ("Europe/Brussels",)),
        ('zone = "Europe"', "zone", "zone", ("Europe/Brussels",)),
        ('zone = "../zone"', "zone", "zone", ("Europe/Brussels",)),
        ('zone = ""', "zone", "zone", ("Europe/Brussels",)),
        ('keys = "f10"', "type", "keys", ("keys",)),
        ('keys."table.undo" = 8', "type", "keys.table.undo", ("keys",)),
        ('keys."table.undo" = ["f10", 8]', "type", "keys.table.undo", ("keys",)),
        ('keys."table.undo" = []', "type", "keys.table.undo", ("keys",)),
        ('schools = "briefpapier.docx"', "type", "schools", ("schools",)),
        ('schools."De Klimop" = "briefpapier.docx"', "type", "schools.De Klimop", ("schools",)),
        ('schools."De Klimop".template = 1', "type", "schools.De Klimop.template", ("text",)),
        ('schools."De Klimop".logo = "logo.png"', "unknown", "schools.De Klimop.logo", ()),
    ],
)
def test_a_bad_value_is_named_and_its_default_holds(
    file: Path, line: str, code: str, key: str, allowed: tuple[str, ...]
) -> None:
    file.write_text(line, "utf-8")
    settings, (trouble,) = read_settings(file)
    assert settings == Settings()
    assert (trouble.code, trouble.key, trouble.allowed) == (code, key, allowed)


def test_one_bad_value_leaves_the_others_alone(file: Path) -> None:
    file.write_text(
        'theme = "pink"\nminutes = 5\nscale = "0-5"\n[keys]\n"table.undo" = "f10"\n"table.plan" = 3\n', "utf-8"
    )
    settings, troubles = read_settings(file)
    assert settings == Settings(scale="0-5", keys={"table.undo": "f10"})
    assert [one.key for one in troubles] == ["theme", "minutes", "keys.table.plan"]


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        ('[keys]\n"table.undo" = "f10"', {"table.undo": "f10"}),
        ('[keys]\ntable.undo = "f10"', {"table.undo": "f10"}),
        ('[keys.table]\nundo = "f10"\nplan = ["f4", ","]', {"table.undo": "f10", "table.plan": "f4,comma"}),
        ('keys."table.undo" = "f10, ctrl+b"', {"table.undo": "f10, ctrl+b"}),
    ],
)
def test_keys_may_be_written_in_every_way_that_toml_has(file: Path, lines: str, keys: dict[str, str]) -> None:
    file.write_text(lines, "utf-8")
    assert read_settings(file) == (Settings(keys=keys), ())


def test_each_school_may_have_paper_of_its_own(file: Path) -> None:
    file.write_text(
        '[schools."Vrije Basisschool De Wegwijzer"]\ntemplate = "~/papier/wegwijzer.docx"\n'
        "[schools.'De Klimop, Genk']\ntemplate = 'C:\\papier\\klimop.docx'\n[schools.Zonder]\ntemplate = 3\n",
        "utf-8",
    )
    settings, (trouble,) = read_settings(file)
    assert settings.schools == {
        "Vrije Basisschool De Wegwijzer": School("~/papier/wegwijzer.docx"),
        "De Klimop, Genk": School("C:\\papier\\klimop.docx"),
    }
    assert trouble.sentence(catalogue("en")).endswith("has to be text in quotation marks; now it is empty.")


@pytest.mark.parametrize("minutes", [15, 240])
def test_the_ends_of_the_range_are_allowed(minutes: int) -> None:
    assert Settings(minutes=minutes).minutes == minutes


@pytest.mark.parametrize(("text", "line"), [("theme = dark", 1), ('\n\ntheme = "dark', 3), ("theme =", 1)])
def test_a_slip_of_syntax_says_where_and_the_defaults_hold(file: Path, text: str, line: int) -> None:
    file.write_text(text, "utf-8")
    settings, (trouble,) = read_settings(file)
    assert (settings, trouble.code, trouble.value) == (Settings(), "syntax", line)


def test_another_encoding_is_recognised(file: Path) -> None:
    file.write_bytes('facilitator = "Fatíma"'.encode("latin-1"))
    settings, (trouble,) = read_settings(file)
    assert (settings, trouble.code) == (Settings(), "encoding")


def test_what_cannot_be_opened_is_named(file: Path) -> None:
    file.mkdir()
    settings, (trouble,) = read_settings(file)
    assert (settings, trouble.code) == (Settings(), "unreadable")


@pytest.mark.parametrize("locale", SUPPORTED)
@pytest.mark.parametrize(
    "trouble",
    [
        SettingsError("unknown", "colour"),
        SettingsError("type", "theme", 1, ("text",)),
        SettingsError("type", "keys.table.undo", 1, ("keys",)),
        SettingsError("choice", "theme", "pink", ("dark", "light")),
        SettingsError("range", "minutes", 5, ("15", "240")),
        SettingsError("text", "facilitator", "x", ("1-80",)),
        SettingsError("zone", "zone", "x", ("Europe/Brussels",)),
        SettingsError("syntax", value=3),
        SettingsError("encoding", value="settings.toml"),
        SettingsError("unreadable", value="settings.toml"),
    ],
    ids=lambda one: one.code,
)
def test_every_trouble_is_one_sentence_that_is_filled_in(trouble: SettingsError, locale: str) -> None:
    sentence = trouble.sentence(catalogue(locale))
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    assert not {"{", "}"} & set(sentence)


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (
            SettingsError("choice", "theme", "pink", ("dark", "light")),
            "In de instellingen kan “theme” dark, light zijn, niet “pink”; nu is het “dark”.",
        ),
        (
            SettingsError("range", "minutes", 5, ("15", "240")),
            "In de instellingen kan “minutes” 15–240 zijn, niet 5; nu is het 60.",
        ),
        (
            SettingsError("type", "facilitator", 5, ("text",)),
            "In de instellingen moet “facilitator” een tekst tussen aanhalingstekens zijn; nu is het leeg.",
        ),
        (
            SettingsError("type", "hints_live", 5, ("switch",)),
            "In de instellingen moet “hints_live” true of false zijn; nu is het false.",
        ),
        (
            SettingsError("type", "keys.row.no", 5, ("keys",)),
            "In de instellingen moet “keys.row.no” een toets of een lijst met toetsen zijn; nu is het de gewone toets.",
        ),
    ],
)
def test_what_holds_instead_is_said(trouble: SettingsError, sentence: str) -> None:
    assert trouble.sentence(catalogue("nl_BE")) == sentence


def test_several_sentences_are_told_as_one() -> None:
    t = catalogue("nl_BE")
    several: tuple[list[str], ...] = ([], ["A."], ["A.", "B."], ["A.", "B.", "C."])
    assert [in_one(some, t) for some in several[2:]] == ["A. (zo is er nog één)", "A. (zo zijn er nog 2)"]
    assert [in_one(some, t, on_screen=False) for some in several] == [
        "",
        "A.",
        "A. (nog één bij “cop-session doctor”)",
        "A. (nog 2 bij “cop-session doctor”)",
    ]
