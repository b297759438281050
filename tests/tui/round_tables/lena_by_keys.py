"""Lena's round table as the keys of a skilled facilitator, from an empty home to the document."""

from tests.tui.round_tables.key_script import Paste, Script, See, Stroke, Type, script

FORM = script(
    "n", See("Nieuw rondetafelgesprek"),
    Type("Lena"), "enter",
    Type("3e leerjaar B"), "enter",
    Type("Vrije Basisschool De Wegwijzer"), "enter",
    Type("Roeselare"), "enter",
    Type("fase 2"), "enter",
    Type("Marleen Deconinck"), "enter",
    Type("Koen Lippens"), "enter",
    "enter",
    Type("24/11"), "enter",
    Type("15:45"), "enter",
    "enter",
    "right f5",
)  # fmt: skip

PREPARATION = script(
    See("Aan tafel"),
    Type("Annelies Vandamme, leerkracht"), "enter",
    # Whom the form named completes.
    Type("Ko"), "right", Type(", zoco"), "enter",
    Type("Fatma Yıldız, mama"), "enter",
    Type("Serkan Yıldız, papa, vanaf 15:55"), "enter",
    Type("Ilse D'Hondt, leerondersteuner (leersteuncentrum)"), "enter",
    Type("Joris Maes, CLB"), "enter",
    Type("Le"), "right", Type(", tot 16:10"), "enter",
    "down", Paste("verslag enkel naar school, ouders, CLB en leersteuncentrum"), "enter",
    "f3", Paste(
        "Om met vertrouwen hardop te lezen in de klas, heeft Lena een leerkracht nodig die haar vooraf laat weten "
        "wanneer ze leest en welke tekst het wordt."
    ), "enter",
)  # fmt: skip


def _action(text: str, *fields: Stroke | str) -> Script:
    """Note an action; what the line tells by itself is left to it, and a name is typed as far as it is anybody's."""
    return script(Paste(text), *fields, "enter")


NEED = script(
    "f5 f3",
    "down", Paste("Ik wil wel lezen, maar niet als iedereen zucht."), "tab tab", Type("j"), "enter",
    "down", Paste("leest thuis vlot voor aan haar broertje"), "tab", Type("Fa"), "enter",
    "up up", Paste(
        "Lena heeft opdrachten nodig die korter zijn en waarbij ze mag kiezen tussen lezen en luisteren."
    ), "enter",
    # Lena leaves at 16:10, so her own action and answers come first.
    "f3",
    _action(
        "Lena legt een groene kaart als ze wil lezen",
        "tab tab", Type("vanaf maandag 30/11"), "tab", Type("in de klas"), "tab", Type("1"),
    ),
    "f3", "5 down left_parenthesis", "f2 f2",
    "down down down down", Paste("dat Lena elke dag één keer durft lezen"), "enter",
    "down", Type("leesmaatje op vrijdag"), "enter",
    "down", Paste("20 minuten per week om teksten op te nemen"), "enter",
    Paste("voorbeeld van een leesafspraakkaart"), "enter",
)  # fmt: skip

ACTIONS = script(
    "f3",
    _action(
        "Lena leest elke dag 5 minuten voor aan haar broertje; mama tekent een zonnetje in het schriftje",
        "tab", Type("ma"), "tab", Type("vanaf 24/11"), "tab", Type("thuis"), "tab", Type("1"),
    ),
    _action(
        "Tekst van dinsdag en donderdag op maandag meegeven in de boekentas",
        "tab", Type("An"), "tab", Type("vanaf 30/11"), "tab tab", Type("1"),
    ),
    _action(
        "De klas maakt een hoorspel; Lena kiest haar rol",
        "tab", Type("An,Jo"), "tab", Type("tegen 18/12"), "tab tab", Type("1,2"),
    ),
    _action(
        "Koen neemt op woensdag 20 minuten de klas over zodat An", "right", Paste(" teksten kan inspreken"),
        "tab tab", Type("wekelijks vanaf 2/12"), "tab tab", Type("l1"),
    ),
    _action(
        "Ilse doet een leesspel voor in de klas, An", "right", Paste(" kijkt mee en neemt het over na 3 keer"),
        "tab", Type("Il,An"), "tab", Type("1/12, 8/12, 15/12"), "tab tab", Type("2"),
    ),
    _action(
        "Papa luistert zaterdag samen met Lena naar het luisterboek van de week",
        "tab tab", Type("vanaf 28/11"), "tab tab", Type("2"),
    ),
    Paste("voorleessoftware op alle toestellen (budget schooljaar 2027-2028)"), "enter",
    "escape v",
)  # fmt: skip

WALKTHROUGH = script(
    # Where the group left off, at the green card; the radio play comes first.
    "f3 right right right",
    "é", Type("te kort tegen 18/12"), "tab", Type("t"), "enter",
    "4",
    "t", Type("tegen 29/01/2027"), "enter",
    "4 apostrophe",
    "left left", "5",
    "right", "4",
    "right right", "quotation_mark down 5",
    "right", "5 4",
    "right", "3 r", Type("om de twee weken zeker"), "enter",
)  # fmt: skip

EVALUATION = script(
    "f3", See("Mag dit in het plan?"), "j j enter f9",
    Paste("zes weken verder is 5 januari, de eerste dinsdag na de kerstvakantie: te vroeg"), "enter",
    # What is proposed is the day, the hour and who follows up.
    "f9 tab", Type("zorglokaal"), "enter",
    "down", Paste("Lena leest drie keer per week hardop in een kleine groep (het hoorspel loopt dan nog)"),
    "tab", Type("1"), "enter",
)  # fmt: skip

CLOSING = script(
    "f3",
    Type("Ko"), "enter",
    Type("ma"), "tab", Type("pap"), "enter",
    Type("pa"), "enter",
    Type("Jo,Il"), "tab", Type("wa"), "enter",
    "f5 enter", See("afgerond"),
)  # fmt: skip

EXPORT = script("x", See("Map"), "enter", See(".docx"), "escape")

SCRIPT = script(FORM, PREPARATION, NEED, ACTIONS, WALKTHROUGH, EVALUATION, CLOSING, EXPORT)
