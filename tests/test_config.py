"""Settings: defaults, choices, and one clear code for each way to get them wrong."""

from pathlib import Path

import pytest

from cop_session.config import Settings, SettingsError, read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_means_the_defaults(file: Path) -> None:
    assert read_settings(file) == (Settings(), ())


def test_every_setting_can_be_chosen(file: Path) -> None:
    file.write_text(
        'locale = "nl_NL"\ntheme = "light"\nminutes = 75\nscale = "0-5"\n'
        'facilitator = "Fatíma"\nzone = "Europe/Amsterdam"\n',
        "utf-8",
    )
    assert read_settings(file) == (Settings("nl_NL", "light", 75, "0-5", "Fatíma", "Europe/Amsterdam"), ())


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    file.write_text('theme = "light"\n', "utf-8-sig")
    assert read_settings(file)[0].theme == "light"


def test_unknown_keys_are_reported_not_refused(file: Path) -> None:
    file.write_text('colour = "red"\nminutes = 45\n[later]\nx = 1\n', "utf-8")
    assert read_settings(file) == (Settings(minutes=45), ("colour", "later"))


@pytest.mark.parametrize(
    ("line", "code", "key", "allowed"),
    [
        ('locale = "fr_BE"', "choice", "locale", ("nl_BE", "nl_NL", "en")),
        ('theme = "Dark"', "choice", "theme", ("dark", "light")),
        ("theme = 1", "type", "theme", ("text",)),
        ('scale = "0-10"', "choice", "scale", ("conditions", "0-5")),
        ("minutes = 14", "range", "minutes", ("15", "240")),
        ("minutes = 241", "range", "minutes", ("15", "240")),
        ('minutes = "60"', "type", "minutes", ("number",)),
        ("minutes = 60.0", "type", "minutes", ("number",)),
        ("minutes = true", "type", "minutes", ("number",)),
        ('facilitator = "An\\u001b[2J"', "text", "facilitator", ("1-80",)),
        (f'facilitator = "{"x" * 81}"', "text", "facilitator", ("1-80",)),
        ("facilitator = []", "type", "facilitator", ("text",)),
        ('zone = "Europe/Brussel"', "zone", "zone", ("Europe/Brussels",)),
        ('zone = "Europe"', "zone", "zone", ("Europe/Brussels",)),
        ('zone = "../zone"', "zone", "zone", ("Europe/Brussels",)),
        ('zone = ""', "zone", "zone", ("Europe/Brussels",)),
    ],
)
def test_a_bad_value_is_named(file: Path, line: str, code: str, key: str, allowed: tuple[str, ...]) -> None:
    file.write_text(line, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert (caught.value.code, caught.value.key, caught.value.allowed) == (code, key, allowed)


@pytest.mark.parametrize("minutes", [15, 240])
def test_the_ends_of_the_range_are_allowed(minutes: int) -> None:
    assert Settings(minutes=minutes).minutes == minutes


def test_a_slip_of_syntax_says_where(file: Path) -> None:
    file.write_text("theme = dark", "utf-8")
    with pytest.raises(SettingsError, match="line 1") as caught:
        read_settings(file)
    assert caught.value.code == "syntax"


def test_another_encoding_is_recognised(file: Path) -> None:
    file.write_bytes('facilitator = "Fatíma"'.encode("latin-1"))
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert caught.value.code == "encoding"


def test_what_cannot_be_opened_is_no_default(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert caught.value.code == "unreadable"
