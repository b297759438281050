"""Beginnings of sentences that say what a pupil needs."""

import pytest

from cop_session.coaching.hints import hints
from cop_session.coaching.saying import said
from cop_session.coaching.starters import NAMES, STARTERS, Channel, starters
from cop_session.domain.state import State
from cop_session.i18n import SUPPORTED, catalogue
from tests.scenarios import lena


def test_every_channel_has_a_name_and_beginnings_of_its_own() -> None:
    assert set(STARTERS) == set(NAMES) == set(Channel)
    everything = starters()
    assert len(set(everything)) == len(everything) == sum(len(starters(channel)) for channel in Channel)
    assert everything[:2] == starters(Channel.INSTRUCTION)[:2]


def test_the_plainest_beginnings_sound_like_a_flemish_school() -> None:
    t, state = catalogue("nl_BE"), lena.state()
    assert [said(t, state, starters(channel)[0]) for channel in Channel] == [
        "Lena heeft instructie nodig die …",
        "Lena heeft opdrachten nodig die …",
        "Lena heeft activiteiten nodig die …",
        "Lena heeft feedback nodig die …",
        "Lena heeft een leerkracht nodig die …",
        "Lena heeft klasgenoten nodig die …",
        "Thuis helpt het Lena als …",
    ]


def test_a_pupil_without_a_name_is_the_pupil() -> None:
    words = said(catalogue("nl_NL"), State(), starters(Channel.PEERS)[0])
    assert words == "De leerling heeft groepsgenoten nodig die …"


@pytest.mark.parametrize("locale", SUPPORTED)
@pytest.mark.parametrize("channel", Channel)
def test_a_beginning_says_what_is_needed_and_lets_one_go_on(locale: str, channel: Channel) -> None:
    t, state = catalogue(locale), lena.state()
    for beginning in starters(channel):
        words = said(t, state, beginning)
        assert "Lena" in words
        assert words.endswith(" …")
        assert any(one in words for one in (("needs", "helps") if locale == "en" else ("nodig", "moet", "helpt")))
        assert hints(words, pupil="Lena", names=(), language=locale) == ()
