"""What stands in the plan, what stays out of it, and where."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from cop_session.documents import text_export
from cop_session.documents.plan.outline_blocks import Columns, Receipt, Table, words
from cop_session.documents.readers import outline_for
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Presence, Reader, Reason, Role, Route, Standing, Way
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.when import By, Every, From, Month, On, Words
from cop_session.i18n import catalogue
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY, IF, NO, YES, small
from tests.documents.support.outlines import codes, lines, plan, rows, section
from tests.scenarios.script import Says, told


@pytest.mark.parametrize("consent", [Consent.NO, Consent.TO_ASK, None])
def test_a_quote_without_a_yes_is_not_printed(consent: Consent | None) -> None:
    table = small()
    quote = table.script.note(Kind.QUOTE, "ik haat rekenen", table.pupil)
    counted = table.script.note(Kind.COUNTED, "minder rijtjes", answers=(quote,))
    table.script.do(ev.Objected(quote, table.parent, "zo zegt ze dat thuis niet", in_plan=True))
    if consent:
        table.script.do(ev.QuoteConsented(quote, consent))
    made = plan(table.state)
    assert "ik haat rekenen" not in text_export.render(made)
    assert table.state.line(counted) is not None
    assert rows(made, "heard") == [["minder rijtjes"]]


def test_a_quote_with_a_yes_stands_between_quotation_marks_once() -> None:
    table = small()
    for words_of_noor in ("ik wil mee kiezen", "“niet te luid”"):
        quote = table.script.note(Kind.QUOTE, words_of_noor, table.pupil)
        table.script.do(ev.QuoteConsented(quote, Consent.YES))
    (columns,) = section(plan(table.state), "strengths").blocks
    assert isinstance(columns, Columns)
    assert [[words(item) for item in column.items] for column in columns.columns] == [
        ["“ik wil mee kiezen”", "“niet te luid”"]
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_struck_words_and_notes_are_nowhere(kind: Kind) -> None:
    table = small()
    line = table.script.note(kind, "KANARIE", table.parent)
    table.script.note(Kind.NOTE, "PRIVÉ")
    table.script.do(ev.Objected(line, table.parent, "KANARIE ook hier", in_plan=True))
    struck = told(table.script.turns)
    assert ("KANARIE" in text_export.render(plan(struck))) == (kind is not Kind.NOTE)
    table.script.do(ev.LineStruck(line, kind))
    whole = text_export.render(plan(table.state))
    assert "KANARIE" not in whole
    assert "PRIVÉ" not in whole
    assert "geschrapt" not in whole


@pytest.mark.parametrize(
    ("when", "first"),
    [
        (On((date(2026, 12, 8), date(2026, 11, 26)), ""), True),
        (Month(2026, 12, ""), False),
        (Words("ooit"), False),
    ],
)
def test_agreements_go_by_first_date_and_those_without_come_last(when: On | Month | Words, first: bool) -> None:
    table = small()
    table.script.action("later genoemd", (table.teacher,), when)
    table.script.action("in het midden", (table.teacher,), By(date(2026, 11, 28), ""))
    order = [row[1] for row in rows(plan(table.state), "agreements")]
    assert order == (["later genoemd", "in het midden"] if first else ["in het midden", "later genoemd"])


def test_who_takes_the_lead_comes_first_and_is_said() -> None:
    table = small()
    line = table.script.action("samen eten", (table.teacher, table.parent), Words("elke week"))
    table.script.do(ev.OwnersSet(line, (table.teacher, table.parent), table.parent))
    (who,) = (
        next(block for block in section(plan(table.state), "agreements").blocks if isinstance(block, Table))
        .rows[0][2]
        .paragraphs
    )
    assert words(who) == "Amina Haddad (trekker), Tine Claes"
    assert [run.text for run in who if run.bold] == ["Amina Haddad (trekker)"]


def test_an_action_without_a_verdict_says_what_is_still_to_do() -> None:
    table = small()
    table.script.action("nooit gevraagd", (table.teacher,), Words("ooit"))
    half = table.script.action("half gevraagd", (table.teacher, table.parent), Words("ooit"))
    table.poll(half, Says(table.teacher, YES))
    stale = table.script.action("later veranderd", (table.teacher,), Words("ooit"))
    table.poll(stale, Says(table.teacher, YES, "graag"))
    table.script.do(ev.WhenSet(stale, By(date(2026, 12, 1), "")))
    assert {row[1]: row[-2] for row in rows(plan(table.state), "agreements")} == {
        "nooit gevraagd": "Nog te vragen",
        "half gevraagd": "Nog niet aan iedereen gevraagd",
        "later veranderd": "Gewijzigd: opnieuw vragen",
    }


@pytest.mark.parametrize(
    ("condition", "printed"),
    [
        ("er een vervanger is", "Lukt als er een vervanger is"),
        ("Als er een vervanger is", "Lukt als er een vervanger is"),
        ("", "Lukt, onder een voorwaarde"),
    ],
)
def test_a_condition_of_one_person(condition: str, printed: str) -> None:
    table = small()
    line = table.script.action("iets", (table.teacher,), Words("ooit"))
    table.poll(line, Says(table.teacher, IF, condition))
    assert rows(plan(table.state), "agreements")[0][-2] == printed


def test_conditions_of_several_people_carry_their_names_and_a_remark_stays_a_remark() -> None:
    table = small()
    line = table.script.action("iets", (table.teacher, table.coordinator, table.parent), Words("ooit"))
    answers = (Says(table.teacher, IF, "het stil is"), Says(table.coordinator, IF, "er tijd is"))
    table.poll(line, *answers, Says(table.parent, YES, "heel graag"), Says(table.pupil, NO, "ik liever niet"))
    table.script.allow_all()
    assert rows(plan(table.state), "agreements")[0][-2].splitlines() == [
        "Lukt als het stil is (Tine Claes)",
        "Lukt als er tijd is (Bram Aerts)",
        "Amina Haddad: heel graag",
        "Noor (denkt mee): ik liever niet",
    ]


def test_what_nobody_can_do_is_no_agreement_but_still_open_without_the_name_of_who_refused() -> None:
    table = small()
    line = table.script.action("elke dag bellen", (table.teacher, table.parent), Words("dagelijks"))
    no = Says(table.teacher, NO, "daar heb ik geen uren voor", (Reason.TIME, Reason.COST))
    table.poll(line, no, Says(table.parent, YES))
    table.script.allow_all()
    made = plan(table.state)
    assert [block for block in section(made, "agreements").blocks if isinstance(block, Table)] == []
    assert rows(made, "still_open") == [
        [
            "elke dag bellen – lukt niet: daar heb ik geen uren voor (tijd, kosten)",
            "Tine Claes (trekker), Amina Haddad",
        ]
    ], "the day on which it would have been done means nothing any more"


def test_a_concern_stands_beside_the_agreement_that_answers_it_or_else_is_open_and_names_nobody() -> None:
    table = small()
    alone = table.script.note(Kind.CONCERN, "ze speelt alleen", table.parent)
    table.script.note(Kind.CONCERN, "de fietstocht")
    line = table.script.action("een maatje zoeken", (table.teacher,), Words("deze week"), (table.second, alone))
    made = plan(table.state)
    assert rows(made, "agreements")[0][1] == "een maatje zoeken"
    assert rows(made, "concerns") == [["ze speelt alleen", "1"]]
    assert rows(made, "still_open") == [["Bezorgdheid: de fietstocht"]]
    table.script.do(ev.StandingSet(line, Standing.DROPPED))
    made = plan(table.state)
    assert rows(made, "still_open")[0][0] == "Bezorgdheid: ze speelt alleen"
    assert "concerns" not in codes(made)
    agreed = [replace(one, consent=Consent.YES) for one in table.state.of(Kind.CONCERN)]
    named = plan(replace(table.state, lines={**table.state.lines, Kind.CONCERN: tuple(agreed)}))
    assert rows(named, "still_open")[0][0] == "Bezorgdheid: ze speelt alleen (Amina Haddad (mama))"


@pytest.mark.parametrize("kind", [Kind.NEED, Kind.WORKS, Kind.LACKS, Kind.SIGN, Kind.AGREEMENT, Kind.OPEN, Kind.ACTION])
def test_what_is_for_later_waits_under_still_open_only(kind: Kind) -> None:
    table = small()
    line = table.script.note(kind, "dit wacht")
    table.script.do(ev.StandingSet(line, Standing.LATER))
    made = plan(table.state)
    assert text_export.render(made).count("dit wacht") == 1
    ((point, moment),) = rows(made, "still_open")
    assert point.endswith("dit wacht")
    assert moment == "voor later"


def test_a_dropped_action_is_told_with_its_reason_and_by_name_only_without_one() -> None:
    table = small()
    tried = table.script.action("elke dag een uur", (table.teacher,), Words("dagelijks"))
    table.poll(tried, Says(table.teacher, NO, "te veel"))
    table.script.allow_all()
    table.script.do(ev.StandingSet(tried, Standing.DROPPED))
    for idea in ("een hond in de klas", "een hangmat"):
        line = table.script.note(Kind.ACTION, idea)
        table.script.do(ev.StandingSet(line, Standing.DROPPED))
    made = plan(table.state)
    assert rows(made, "adapted") == [["elke dag een uur", "Tine Claes\ndagelijks", "vervalt", "te veel"]]
    assert "Ook besproken, niet weerhouden: een hond in de klas; een hangmat" in lines(made)


def test_each_turn_of_an_adaptation_shows_only_what_it_changed() -> None:
    table = small()
    line = table.script.action("lezen op zolder", (table.teacher,), By(date(2026, 12, 1), ""), place="zolder")
    table.poll(line, Says(table.teacher, NO, "koud"))
    table.script.do(ev.ActionAdapted(line, "", (), (Way.SOMEONE_ELSE,)), ev.OwnersSet(line, (table.parent,)))
    table.poll(line, Says(table.parent, IF, "als het warm is"))
    table.script.do(ev.ActionAdapted(line, "beter in de klas"), ev.PlaceSet(line, "klas"))
    table.script.do(ev.ActionAdapted(line, "toch niet"))
    table.script.allow_all()
    assert rows(plan(table.state), "adapted") == [
        ["1 · lezen op zolder", "Tine Claes", "Amina Haddad", "koud"],
        ["1 · lezen op zolder", "zolder", "klas", "beter in de klas; als het warm is"],
    ]


def test_remarks_and_objections_of_those_who_want_them_printed() -> None:
    table = small()
    assert "remarks" not in codes(plan(table.state))
    line = table.script.action("iets", (table.teacher,), Words("ooit"))
    table.script.note(Kind.REMARK, "dit had vroeger gekund", table.parent)
    table.script.do(ev.Objected(line, table.coordinator, "ik zie het anders", in_plan=True))
    table.script.do(ev.Objected(table.second, table.pupil, "liever niet", in_plan=True))
    table.script.do(ev.Objected(table.first, table.parent, "VERTROUWELIJK", in_plan=False))
    made = plan(table.state)
    said = "- Amina Haddad (mama): “dit had vroeger gekund”"
    start = lines(made).index(said)
    assert lines(made)[start : start + 3] == [
        said,
        "- Noor (leerling), bij behoefte 2: “liever niet”",
        "- Bram Aerts (zoco), bij afspraak 1: “ik zie het anders”",
    ]
    assert "VERTROUWELIJK" not in text_export.render(made)


def test_what_changed_in_aftercare_is_marked() -> None:
    table = small()
    moved = table.script.action("verzet", (table.teacher,), By(date(2026, 12, 1), ""))
    table.script.action("gebleven", (table.teacher,), By(date(2026, 12, 2), ""))
    table.script.do(ev.SessionClosed())
    table.script.do(ev.WhenSet(moved, By(date(2026, 12, 20), "")))
    assert [row[1] for row in rows(plan(table.state), "agreements")] == [
        "gebleven",
        "verzet\n(gewijzigd na het gesprek)",
    ]


def test_who_is_at_the_table_calls_in_sits_along_or_only_receives() -> None:
    table = small()
    s = table.script
    s.seat("p5", "Yusuf Haddad", Role.PARENT, "papa", home="Kerkstraat 1")
    called = s.state.people[-1].id
    s.do(ev.PresenceSet(called, Presence.TELEPHONE, arrives=time(16, 0)))
    s.do(ev.PresenceSet(table.coordinator, Presence.ABSENT))
    s.do(ev.PresenceSet(table.pupil, Presence.AT_TABLE, time(15, 50), time(16, 20)))
    interpreter = s.seat("p6", "Leyla Demir", Role.INTERPRETER)
    s.note(Kind.OBSERVER, "een stagiaire")
    s.do(ev.RecipientAdded(Route.READ_ALOUD, called))
    s.do(ev.RecipientAdded(Route.PAPER, name="de school"))
    assert table.state.person(interpreter) is not None
    assert rows(plan(table.state), "people") == [
        ["Tine Claes", "leerkracht", "ja", "–"],
        ["Bram Aerts", "zorgcoördinator", "afwezig", "–"],
        ["Amina Haddad", "ouder (mama)", "ja", "–"],
        ["Noor", "leerling", "15:50–16:20", "–"],
        ["Yusuf Haddad", "ouder (papa)", "per telefoon, vanaf 16:00", "mondeling, voorgelezen"],
        ["Leyla Demir", "tolk", "ja", "–"],
        ["een stagiaire", "kijkt mee", "–", "–"],
        ["de school", "–", "–", "op papier"],
    ]


def test_a_second_sitting_has_its_own_day_and_attendance() -> None:
    table = small()
    table.script.do(ev.SessionPaused())
    table.script.do(ev.SittingOpened(date(2026, 12, 1)))
    table.script.do(ev.PresenceSet(table.parent, Presence.ABSENT))
    made = plan(table.state)
    assert "dinsdag 24 november 2026; vervolg op dinsdag 1 december 2026" in made.subtitle
    assert [row[2] for row in rows(made, "people")][1:3] == [
        "ja",
        "di 24/11: ja\ndi 1/12: afwezig",
    ]


def test_a_draft_says_so_and_has_nothing_to_sign() -> None:
    state = small().state
    draft, first = plan(state, number=0), plan(state, number=1)
    assert draft.version == "ontwerp"
    assert "ontwerp" in draft.subtitle
    assert "ontwerp" in draft.footer
    assert "receipt" not in codes(draft)
    assert first.version == "v1"
    assert section(first, "receipt").title == "Voor ontvangst"
    assert "akkoord" not in text_export.render(first).casefold()


def test_an_empty_session_says_what_is_not_there_yet() -> None:
    made = plan(document_sessions.empty(), number=0)
    assert codes(made) == ["draft", "glance", "needs", "agreements", "evaluation"]
    assert {"Nog niet genoteerd.", "Nog geen afspraken.", "Nog niet afgesproken."} <= set(lines(made))
    assert "Vertrouwelijk, enkel voor: nog af te spreken wie het krijgt" in lines(made)


def test_a_state_before_any_event_has_a_plan_too() -> None:
    made = plan(State(), number=0)
    assert made.file_stem == "zorgplan-2026-11-24-abcd1234-ontwerp"
    assert made.school == ""


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 24), "di 1/12 (afspraak 1 en 2)"),
        (date(2026, 12, 1), "di 1/12 (afspraak 1 en 2)"),
        (date(2026, 12, 2), "di 15/12 (afspraak 2)"),
        (date(2026, 12, 16), "vr 1/01/2027 (afspraak 3)"),
        (date(2027, 1, 2), ""),
    ],
)
def test_the_next_date_is_the_next_one_from_today_on(today: date, said: str) -> None:
    table = small()
    table.script.action("a", (table.teacher,), From(date(2026, 12, 1), ""))
    table.script.action("b", (table.teacher,), On((date(2026, 12, 1), date(2026, 12, 15)), ""))
    table.script.action("c", (table.teacher,), Month(2027, 1, ""))
    found = [line for line in lines(plan(table.state, today=today)) if line.startswith("Volgende datum: ")]
    assert found == ([f"Volgende datum: {said}"] if said else [])


def test_the_next_date_is_never_the_talk_itself() -> None:
    table = small()
    held = table.state.held_on
    assert held is not None
    for when in (From(held, ""), On((held,), ""), By(held, ""), From(held, "", Every.SCHOOL_DAY)):
        table.script.action("vandaag", (table.teacher,), when)
    for today in (held - timedelta(days=3), held, held + timedelta(days=1)):
        assert not [line for line in lines(plan(table.state, today=today)) if line.startswith("Volgende datum: ")]
    table.script.action("morgen", (table.teacher,), On((held, held + timedelta(days=1)), ""))
    assert [line for line in lines(plan(table.state, today=held)) if line.startswith("Volgende datum: wo 25/11")]


def test_evaluation_of_some_people_only() -> None:
    table = small()
    table.script.do(
        ev.EvaluationPlanned(datetime(2027, 1, 12, 8, 5), "Europe/Brussels", 1, people=(table.teacher, table.parent))
    )
    made = plan(table.state)
    assert "Wanneer en waar: dinsdag 12 januari 2027, 08:05, één minuut" in lines(made)
    assert "Met: Tine Claes en Amina Haddad" in lines(made)


def test_only_a_dutch_session_speaks_of_the_action_part() -> None:
    assert "action_part" not in codes(plan(small().state))
    table = small("nl_NL")
    assert "Tijdens het gesprek gezegd: Amina Haddad: nog te vragen" in lines(plan(table.state, locale="nl_NL"))
    table.script.do(ev.ActionPartConsented(table.parent, Consent.NO))
    assert "Tijdens het gesprek gezegd: Amina Haddad: nee" in lines(plan(table.state, locale="nl_NL"))


def test_the_file_name_names_nobody() -> None:
    table = small()
    table.script.do(ev.DetailSet(Detail.SCHOOL, "School Noor"))
    assert plan(table.state, number=3).file_stem == "zorgplan-2026-11-24-abcd1234-v3"
    assert plan(table.state, number=0, locale="nl_NL").file_stem == "afspraken-rondetafel-2026-11-24-abcd1234-concept"
    assert plan(table.state, number=3, locale="en").file_stem == "care-plan-2026-11-24-abcd1234-v3"


def test_marks_that_turn_text_around_are_made_visible_everywhere() -> None:
    table = small()
    turned = "abc\u202edef"
    table.script.do(ev.DetailSet(Detail.PUPIL, turned))
    table.script.do(ev.DetailSet(Detail.CONTACT, turned))
    table.script.do(ev.PersonEdited(table.teacher, turned, Role.TEACHER, turned))
    table.script.action(turned, (table.teacher,), Words(turned), place=turned)
    for kind in (Kind.WORKS, Kind.LACKS, Kind.REMARK, Kind.OPEN, Kind.HEARD, Kind.OBSERVER):
        table.script.note(kind, turned, table.teacher)
    whole = text_export.render(plan(table.state))
    assert "\u202e" not in whole
    assert whole.count("abc‹U+202E›def") == 17


def test_entering_a_step_changes_nothing_on_paper() -> None:
    table = small()
    before = plan(table.state)
    table.script.do(ev.StepEntered(Step.CLOSING))
    assert plan(table.state) == before


def test_the_head_says_in_which_phase_why_and_how_to_reach_whom() -> None:
    table = small()
    for detail, given in (
        (Detail.SUPPORT_PHASE, "fase 2"),
        (Detail.REASON, "hardop lezen in de klas"),
        (Detail.CONTACT, "Bram Aerts"),
        (Detail.REACH, "089 00 00 00"),
        (Detail.OCCASION, "dyslexie"),
    ):
        table.script.do(ev.detail_set(detail, given))
    assert {"Zorgcontinuüm: fase 2", "Aanleiding: hardop lezen in de klas", "Contact: Bram Aerts, 089 00 00 00"} <= set(
        lines(plan(table.state))
    )
    assert "dyslexie" not in text_export.render(plan(table.state))
    parents = outline_for(Reader.PARENTS, table.state, catalogue("nl_BE"), number=1, today=DAY)
    assert "- Bel of mail: Bram Aerts, 089 00 00 00" in lines(parents)
    assert "hardop lezen" not in text_export.render(parents)


def test_the_form_for_receipt_names_the_family_and_who_gets_it_by_hand() -> None:
    table = small()
    for person, route in (
        (table.teacher, Route.PLATFORM),
        (table.coordinator, Route.READ_ALOUD),
        (table.parent, Route.PROTECTED),
        (table.pupil, Route.PLATFORM),
    ):
        table.script.do(ev.RecipientAdded(route, person))
    table.script.do(ev.RecipientAdded(Route.PAPER, name="archief"))
    (form,) = section(plan(table.state), "receipt").blocks
    assert isinstance(form, Receipt)
    assert form.names == ("Bram Aerts", "Amina Haddad", "archief")
    (empty,) = section(plan(small().state), "receipt").blocks
    assert isinstance(empty, Receipt)
    assert empty.names == ("", "")
