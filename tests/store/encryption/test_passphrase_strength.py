"""What is guessed first is no passphrase; what nobody guesses is, in any script."""

import pytest

from cop_session.store.encryption.key_file import same
from cop_session.store.encryption.passphrase_strength import verify_strength
from cop_session.store.encryption.recovery_key import new_recovery_key
from cop_session.troubles import Trouble

WEAK = [
    "123456789012",
    "1234 5678 9012 3456",
    "12-05-2014 08:30",
    "aaaaaaaaaaaaaaaa",
    "abababababababab",
    "kat kat kat kat kat",
    "kat1 kat2 kat3 kat4",
    "juf juf juf juf juf!",
    "wachtwoord123456",
    "Wachtwoord 2026!",
    "wachtwoordwachtwoord",
    "passphrase passphrase",
    "cop-session cop-session",
    "CopSession2026!",
    "password12345",
    "azertyuiop1234",
    "qwertyuiopasdf",
    "abcdefghijklmnop",
    "poiuytreza4321",
    "!!!!!!!!!!!!!!!!",
    "zomer2024zomer2024",
]
SHORT = [
    "wachtwoord",
    "kort  woord ",
    "kort" + "\u200b" * 20,
    "\u200b\u200c\u200d\ufeff" * 5,
    "\x00\x01\x02\x03" * 5,
    "kat" + "\u3164" * 12,
    "kat" + "\ufe0f" * 12,
    "a           b",
    " " * 30,
    "",
]
STRONG = [
    "vier gewone woorden samen",
    "heel andere woorden nu",
    "paard nietje accu correct",
    "correcthorsebatterystaple",
    "x9$Lq!72#vPz",
    "Mijn wachtwoord is een blauwe fiets",
    "четыре обычных слова",
    "τέσσερις απλές λέξεις",
    "أربع كلمات عادية معا",
    "vélo-tilleul-nuage-craie",
    "drie appels, 2 peren & een pruim",
]


@pytest.mark.parametrize("words", WEAK)
def test_what_is_guessed_first_is_weak(words: str) -> None:
    with pytest.raises(Trouble) as caught:
        verify_strength(same(words))
    assert caught.value.code == "weak_passphrase"


@pytest.mark.parametrize("words", SHORT)
def test_what_cannot_be_seen_does_not_count(words: str) -> None:
    with pytest.raises(Trouble) as caught:
        verify_strength(same(words))
    assert caught.value.code == "short_passphrase"


@pytest.mark.parametrize("words", STRONG)
def test_a_few_words_or_a_good_mix_are_strong(words: str) -> None:
    verify_strength(same(words))


def test_a_recovery_key_is_no_passphrase() -> None:
    key = new_recovery_key()
    for words in (key, key.lower(), key.replace("-", " ")):
        with pytest.raises(Trouble) as caught:
            verify_strength(same(words))
        assert caught.value.code == "recovery_key_typed"
