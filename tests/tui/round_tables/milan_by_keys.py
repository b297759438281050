"""Milan's round table as the keys of a skilled facilitator, from an empty home to the document."""

from tests.tui.round_tables.key_script import Paste, Script, See, Stroke, Type, script

FORM = script(
    "n", See("Nieuw rondetafelgesprek"),
    Type("Milan"), "enter",
    Type("groep 6"), "enter",
    Type("obs De Horizon"), "enter",
    Type("Alkmaar"), "enter",
    "enter",
    Type("Petra de Wit"), "enter",
    Type("Samira El Amrani"), "enter",
    "enter",
    Type("PPO regio noord (fictief)"), "enter",
    Type("8/12"), "enter",
    Type("14:30"),
    "f5",
)  # fmt: skip

PREPARATION = script(
    See("Aan tafel"),
    Type("Jeroen Bakker, leerkracht"), "enter",
    # Whom the form named completes.
    Type("Sa"), "right", Type(", ib"), "enter",
    Type("Esther Visser, ouder"), "enter",
    Type("Bart Visser, ouder, belt in, eigen adres"), "enter",
    Type("Hanneke Smit, consulent"), "enter",
    Type("Mi"), "right", Type(", vanaf 15:15"), "enter",
)  # fmt: skip

NEED = script(
    "f5 f3",
    Paste(
        "Om gemotiveerd aan een taak te beginnen, heeft Milan opdrachten nodig die open zijn en waarvan het doel "
        "vooraf duidelijk is."
    ), "enter",
    Paste("Milan heeft groepsgenoten nodig die met hem spelregels afspreken voor de pauze."), "enter",
    "down down down down", Paste("dat Milan drie van de vijf ochtenden zelf start"), "enter",
    "down", Type("weektaak op maat"), "enter",
    "down", Paste("een maatje dat meedenkt over verrijkingswerk"), "enter",
    Paste("zicht op wat er in de pauze gebeurt"), "enter",
)  # fmt: skip


def _action(text: str, *fields: Stroke | str) -> Script:
    """Note an action; a name is typed as far as it is anybody's."""
    return script(Paste(text), *fields, "enter")


ACTIONS = script(
    "f3",
    _action(
        "Milan kiest maandag zelf twee van de vijf taken",
        "tab", Type("Mi,Je"), "tab", Type("elke maandag vanaf 14 december"), "tab tab", Type("1"),
    ),
    _action(
        "Compacten van rekenen met het schema van de methode",
        "tab", Type("Je,Sa"), "tab", Type("klaar op 22 januari 2027"), "tab tab", Type("1"),
    ),
    _action(
        "Pauzeregels maken met drie klasgenoten",
        "tab", Type("Sa,Mi"), "tab", Type("15 december"), "tab tab", Type("2,l2"),
    ),
    _action(
        "Een middag per twee weken bij de verrijkingsgroep van de buurschool",
        "tab", Type("Ha"), "tab", Type("start februari 2027"), "tab tab", Type("1,l1"),
    ),
    _action(
        "Thuis vertelt Milan bij het eten één ding dat hij lastig vond",
        "tab", Type("Es,Ba"), "tab", Type("dagelijks"),
    ),
)  # fmt: skip

WALKTHROUGH = script(
    # Milan is not there yet; his own actions wait until he comes.
    "f3 right",
    "n", Type("geen tijd naast de toetsweek"), "tab", Type("t"), "enter", "l",
    "i", Type("Sa"), "shift+tab", Paste(": Samira neemt het schema op zich, Jeroen denkt mee"), "enter", "l",
    "right right", "a", Type("vervoer geregeld is"), "enter",
    "down down down l r", Type("ouders rijden"), "enter",
    "right", "l l",
)  # fmt: skip

MILAN = script(
    "f2 f2",
    "down down down", Paste("Ik wil niet dat iedereen weet dat ik ander werk heb."), "enter",
    "down", Type("verrijkingswerk in gewone map"), "enter",
    "f3 f3",
    "left left l l",
    "left left l l",
)  # fmt: skip

EVALUATION = script(
    "f3", See("Mag dit in het plan?"), "j j enter",
    Type("9/2 14:30"), "tab", Type("IB-kamer"), "tab", Type("30"), "enter",
)  # fmt: skip

CLOSING = script(
    "f3",
    Type("Sa"), "enter",
    Type("Es,Ba,Ha"), "tab", Type("wa"), "enter",
    "escape end up j down j",
    "f5 enter", See("afgerond"),
)  # fmt: skip

EXPORT = script("x", See("Map"), "enter", See(".docx"), "escape")

SCRIPT = script(FORM, PREPARATION, NEED, ACTIONS, WALKTHROUGH, MILAN, EVALUATION, CLOSING, EXPORT)
