"""The codes of a session in words: dates in the document's form, presence, lists, and no code without words."""

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum

import pytest

from cop_session.documents.plan import code_wording
from cop_session.domain.codes import Consent, Kind, Presence, Reason, Role, Route, Standing, Way
from cop_session.domain.feasibility import Verdict
from cop_session.domain.state import Attendance, Participant
from cop_session.domain.when import By, Every, From, Month, On, When, Words
from cop_session.i18n import SUPPORTED, Translator, catalogue

MONDAY = date(2026, 11, 30)
BE, NL, EN = (catalogue(locale) for locale in ("nl_BE", "nl_NL", "en"))


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, ""),
        (Words("als het past"), "als het past"),
        (On((date(2026, 12, 1),), ""), "di 1/12"),
        (On((date(2026, 12, 15), date(2026, 12, 1), date(2026, 12, 8)), ""), "di 1/12, 8/12 en 15/12"),
        (On((date(2026, 12, 1), date(2026, 12, 3)), ""), "di 1/12 en do 3/12"),
        (On((date(2026, 12, 29), date(2027, 1, 5)), ""), "di 29/12 en 5/01/2027"),
        (On((), ""), ""),
        (By(date(2026, 12, 18), ""), "tegen vr 18/12"),
        (By(date(2027, 1, 29), ""), "tegen vr 29/01/2027"),
        (From(MONDAY, ""), "vanaf ma 30/11"),
        (From(MONDAY, "", Every.WEEK), "wekelijks vanaf ma 30/11"),
        (From(MONDAY, "", Every.WEEK, (0,)), "wekelijks vanaf ma 30/11"),
        (From(MONDAY, "", None, (0,)), "vanaf ma 30/11"),
        (From(MONDAY, "", Every.WEEK, (1, 3)), "elke dinsdag en donderdag vanaf ma 30/11"),
        (From(MONDAY, "", None, (2,)), "elke woensdag vanaf ma 30/11"),
        (From(MONDAY, "", Every.DAY), "dagelijks vanaf ma 30/11"),
        (From(MONDAY, "", Every.SCHOOL_DAY), "elke schooldag vanaf ma 30/11"),
        (From(MONDAY, "", Every.FORTNIGHT, (5,)), "om de twee weken op zaterdag vanaf ma 30/11"),
        (From(MONDAY, "", Every.MONTH), "maandelijks vanaf ma 30/11"),
        (From(MONDAY, "", Every.WEEK, until=date(2026, 12, 18)), "wekelijks vanaf ma 30/11 t.e.m. vr 18/12"),
        (Month(2027, 2, ""), "februari 2027"),
        (Month(2026, 12, ""), "december 2026"),
    ],
)
def test_when_in_flanders(when: When | None, said: str) -> None:
    assert code_wording.when(BE, when, 2026) == said


@pytest.mark.parametrize(
    ("when", "dutch", "english"),
    [
        (By(date(2027, 1, 22), ""), "uiterlijk vr 22 jan 2027", "by Fri 22/01/2027"),
        (From(date(2026, 12, 14), "", Every.WEEK), "wekelijks vanaf ma 14 dec", "weekly from Mon 14/12"),
        (On((date(2026, 12, 1), date(2026, 12, 8)), ""), "di 1 dec en 8 dec", "Tue 1/12 and 8/12"),
    ],
)
def test_when_elsewhere(when: When, dutch: str, english: str) -> None:
    assert (code_wording.when(NL, when, 2026), code_wording.when(EN, when, 2026)) == (dutch, english)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (Attendance(), "ja"),
        (Attendance(leaves=time(16, 10)), "tot 16:10"),
        (Attendance(arrives=time(15, 55)), "vanaf 15:55"),
        (Attendance(arrives=time(9, 5), leaves=time(9, 30)), "09:05–09:30"),
        (Attendance(Presence.TELEPHONE), "per telefoon"),
        (Attendance(Presence.TELEPHONE, leaves=time(16, 0)), "per telefoon, tot 16:00"),
        (Attendance(Presence.ABSENT, arrives=time(16, 0)), "afwezig"),
    ],
)
def test_presence(how: Attendance, said: str) -> None:
    assert code_wording.presence(BE, how) == said


@pytest.mark.parametrize(
    ("role", "relation", "said", "brief"),
    [
        (Role.PARENT, "mama", "ouder (mama)", "mama"),
        (Role.PARENT, "", "ouder", "ouder"),
        (Role.PARENT, "Ouder", "ouder", "Ouder"),
        (Role.OTHER, "buurvrouw", "buurvrouw", "buurvrouw"),
        (Role.OTHER, "", "andere", "andere"),
        (Role.CARE_COORDINATOR, "", "zorgcoördinator", "zoco"),
        (Role.GUIDANCE_CENTRE, "", "CLB-medewerker", "CLB"),
        (Role.TEACHER, "", "leerkracht", "leerkracht"),
    ],
)
def test_who_somebody_is(role: Role, relation: str, said: str, brief: str) -> None:
    one = Participant(1, "p", "Naam", role, relation)
    assert (code_wording.who_is(BE, one), code_wording.briefly(BE, one)) == (said, brief)


@pytest.mark.parametrize(
    ("texts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_a_list_in_a_sentence(texts: list[str], said: str) -> None:
    assert code_wording.listed(BE, texts) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("ja", "“ja”"), ("“ja”", "“ja”"), ('"ja"', '"ja"'), ("'s avonds lezen", "“'s avonds lezen”"), ("", "")],
)
def test_own_words_stand_between_quotation_marks_once(text: str, said: str) -> None:
    assert code_wording.quoted(text) == said


@pytest.mark.parametrize("t", [catalogue(locale) for locale in SUPPORTED], ids=SUPPORTED)
@pytest.mark.parametrize(
    ("word", "codes"),
    [
        (code_wording.role, Role),
        (code_wording.kind, Kind),
        (code_wording.standing, Standing),
        (code_wording.verdict, Verdict),
        (code_wording.reason, Reason),
        (code_wording.way, Way),
        (code_wording.route, Route),
        (code_wording.consent, Consent),
        (code_wording.every, Every),
    ],
)
def test_every_code_has_words_of_its_own(t: Translator, word: Callable[..., str], codes: type[StrEnum]) -> None:
    said = [word(t, code) for code in codes]
    assert all(said)
    assert len(set(said)) == len(said)
