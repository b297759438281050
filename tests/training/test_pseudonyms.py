"""Names in texts as they are written at round tables: replaced, asked about, or a leak."""

from datetime import UTC, datetime
from random import Random

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Role
from cop_session.domain.primitives.text_rules import bare
from cop_session.training.lexicon import pseudonym_pool
from cop_session.training.names.known_names import WORD, Entity, KnownName, named
from cop_session.training.names.name_forms import diminutive, possessive
from cop_session.training.redaction.name_recognition import Recognition
from tests.training.marked_texts import KNOWN, copies, fates, told

PEOPLE = ("Fatma Yıldız", "Joris Maes", "Sanne de Jong", "Zoë Van den Broeck", "Jean-Pierre D'Hondt", "Noah Özdemir")


def _recognition(*names: KnownName, said: str = "") -> Recognition:
    return Recognition(names, [said], Random(7))


def _out(text: str, *names: str) -> str:
    log = [
        ev.Recorded(seq, seq, datetime(2026, 11, 24, tzinfo=UTC), 0, ev.PersonSeated("p", name, Role.OTHER))
        for seq, name in enumerate(names, 1)
    ]
    recognition = _recognition(*named(log), said=text)
    out, at = "", 0
    for hit in recognition.hits(text):
        out, at = out + text[at : hit.start] + (hit.out if hit.sure else f"?{text[hit.start : hit.end]}"), hit.end
    return out + text[at:]


def test_there_are_enough_texts() -> None:
    assert sum(len(one.texts) for one in told()) >= 60
    assert {one.timeline.now.locale for one in told()} == {"nl_BE", "nl_NL"}


def test_every_known_name_is_replaced_in_all_its_forms() -> None:
    known = [fate for fate in fates() if fate.mark.sort in KNOWN]
    assert len(known) > 200
    assert [(fate.where, fate.mark.words) for fate in known if not fate.replaced] == []


def test_what_is_neither_replaced_nor_asked_about_is_a_leak() -> None:
    marked = [fate for fate in fates() if fate.mark.sort != "word"]
    leaks = [f"{fate.where}: {fate.mark.words}" for fate in marked if not (fate.replaced or fate.asked)]
    print(*leaks, sep="\n")
    assert 1 - len(leaks) / len(marked) >= 0.98, leaks


def test_a_word_that_is_a_name_too_is_never_replaced_unasked() -> None:
    words = [fate for fate in fates() if fate.mark.sort == "word"]
    assert len(words) > 20
    assert [(fate.where, fate.mark.words) for fate in words if fate.replaced] == []


def test_nothing_real_is_left_once_all_is_settled() -> None:
    looked_for = 0
    for one, copy in copies():
        decisions = {item.ask.key: item.proposed for item in copy.items}
        said = " ".join(str(event.event) for event in copy.made(decisions))
        left = {bare(word) for word in WORD.findall(said)}
        words = {bare(mark.words) for marked in one.texts.values() for mark in marked.marks if mark.sort == "word"}
        for marked in one.texts.values():
            for mark in marked.marks:
                if mark.sort in (*KNOWN, "other") and len(mark.words) > 2 and bare(mark.words) not in words:
                    assert bare(mark.words) not in left, (one.name, mark.words)
                    looked_for += 1
    assert looked_for > 200


@pytest.mark.parametrize(
    ("text", "name", "stays"),
    [
        ("Fatma’s idee, Fatmas stem en FATMA's beurt", "Fatma Yıldız", "s idee stem en beurt"),
        ("met Fatmaatje, Fatmake en F. Yildiz", "Fatma Yıldız", "met en"),
        ("van Jorisje naar Joriske, met Joris' hulp; J.M. en JM", "Joris Maes", "van naar met hulp en"),
        ("mevrouw de Jong en mevrouw De Jong, S. de Jong", "Sanne de Jong", "mevrouw en"),
        (
            "Zoë-hoekje, zoe's stoel, Z.V.d.B., ZVDB, ZVdB en meneer Vandenbroeck",
            "Zoë Van den Broeck",
            "hoekje s stoel en meneer",
        ),
        ("voor Jean-Pierre, Jean Pierre, jean-pierre of Hondt; J.-P.", "Jean-Pierre D'Hondt", "voor of"),
        ("Noahs tas, Noahtje, Noahboek, noah_ozdemir, NO", "Noah Özdemir", "tas"),
        ("met Annelise, Anelies, Annelis en Annelies", "Annelies Vandamme", "met en"),
        ("J.v.d.B. komt, d.w.z. morgen; D.w.z. niet vandaag", "Jan van den Berg", "komt d w z morgen niet vandaag"),
    ],
)
def test_forms(text: str, name: str, stays: str) -> None:
    there, left = ({bare(word) for word in WORD.findall(said)} for said in (text, _out(text, name)))
    assert there & left == set(stays.split()), _out(text, name)


def test_short_words_in_small_letters_are_words_first() -> None:
    text = "Ik ben met Ben en hij wil naar Wil. Ben je daar? Jan zit naast jan."
    out = _out(text, "Ben Aerts", "Wil Smit", "Jan Maes")
    assert out.startswith("Ik ?ben met ")
    assert " en hij ?wil naar " in out
    assert "?Ben je daar?" in out
    assert "Jan" not in out


def test_who_is_only_called_by_a_role_has_no_name_to_replace() -> None:
    names = ("mama", "de zorgleerkracht", "Logopedist", "leerkracht An", "papa van Lena")
    text = "mama en de zorgleerkracht bellen de logopedist; de leerkracht helpt An en Lena"
    out = _out(text, *names)
    assert out.startswith("mama en de zorgleerkracht bellen de logopedist; de leerkracht helpt ")
    assert "Lena" not in out
    assert "An" not in out.split()


def test_a_possessive_stays_one() -> None:
    lena, _, _, joris, *_, koen, _ = _out("Lena's tas en Joris' pen en Koens jas", "Lena", "Joris", "Koen").split()
    for owned in (lena, joris, koen):
        name = owned.removesuffix("s").removesuffix("'")
        assert owned == possessive(name) != name


def test_possessives_and_diminutives_are_spelt_as_they_should_be() -> None:
    names = ("Mika", "Robin", "Loïs", "Kim", "Jente")
    assert [possessive(name) for name in names] == ["Mika's", "Robins", "Loïs'", "Kims", "Jentes"]
    small = ["Mikaatje", "Robintje", "Loïsje", "Kimmetje", "Jentetje"]
    assert [diminutive(name) for name in names] == small


def test_the_same_name_gets_the_same_other_name_and_a_family_shares_one() -> None:
    text = "Fatma Yıldız, Serkan Yıldız, mevrouw Yildiz, Fatma"
    first, second, third, fourth = _out(text, "Fatma Yıldız", "Serkan Yıldız").split(", ")
    assert first.split()[1] == second.split()[1] == third.split()[1]
    assert first.split()[0] == fourth != second.split()[0]


def test_a_made_up_name_is_said_nowhere_and_has_another_initial() -> None:
    said = " ".join((*pseudonym_pool.FIRST_NAMES[:-3], *pseudonym_pool.SURNAMES[:-2]))
    recognition = _recognition(KnownName("Fatma Yıldız", Entity.PERSON), said=said)
    out = recognition.hits("Fatma Yıldız")[0].out.split()
    assert not set(out) & set(said.split())
    assert out[0][0] != "F"


def test_made_up_names_are_plain() -> None:
    names = (*pseudonym_pool.FIRST_NAMES, *pseudonym_pool.SURNAMES)
    assert len(set(names)) == len(names) >= 120
    # So that their possessive needs no apostrophe alone.
    assert [name for name in names if name[-1] in "sxz"] == []


def test_there_are_always_names_left() -> None:
    letters = "bcdfghklmnprstvw"
    people = [f"{one}o{two}a{one}ik" for one in letters for two in letters]
    recognition = _recognition(*(KnownName(name.title(), Entity.PERSON) for name in people))
    outs = [recognition.hits(f"zegt {name.title()} dan")[0].out for name in people]
    assert len(set(outs)) == len(people)


def test_somebody_of_another_round_table_is_known_by_a_capital_only() -> None:
    far = (KnownName("Milan Hofstra", Entity.PERSON, near=False), KnownName("Roos Prins", Entity.PERSON, near=False))
    recognition = _recognition(*far)
    text = "Met Milan Hofstra en Milan, maar geen roos voor de prins van milan."
    assert [text[hit.start : hit.end] for hit in recognition.hits(text)] == ["Milan Hofstra", "Milan"]
