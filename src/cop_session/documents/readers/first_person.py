"""The pupil's actions in the first person: *Lena legt een kaart als ze wil lezen*, *Ik leg een kaart als ik wil lezen*.

Only for Dutch, and only if every verb in it is known and the pupil is its only subject: a wrong word on a child's own
page is worse than the child's name.
"""

import re
from typing import Final

from cop_session.domain.primitives.text_rules import one_line

_TABLE: Final = """
    bekijkt:bekijk begint:begin belt:bel bespreekt:bespreek blijft:blijf bouwt:bouw brengt:breng
    controleert:controleer denkt:denk doet:doe draagt:draag drinkt:drink durft:durf eet:eet fietst:fiets gaat:ga
    gebruikt:gebruik geeft:geef haalt:haal heeft:heb helpt:help herhaalt:herhaal hoort:hoor houdt:hou is:ben kan:kan
    kiest:kies kijkt:kijk klapt:klap kleurt:kleur klopt:klop knikt:knik komt:kom krijgt:krijg laat:laat leert:leer
    leest:lees legt:leg let:let loopt:loop luistert:luister maakt:maak mag:mag meldt:meld merkt:merk moet:moet
    neemt:neem noteert:noteer oefent:oefen onthoudt:onthoud overlegt:overleg pakt:pak plakt:plak plant:plan
    praat:praat probeert:probeer raakt:raak rekent:reken roept:roep ruimt:ruim rust:rust schrijft:schrijf slaapt:slaap
    speelt:speel spreekt:spreek springt:spring staat:sta start:start steekt:steek stelt:stel stopt:stop stuurt:stuur
    tekent:teken telt:tel toont:toon traint:train typt:typ verstaat:versta vertelt:vertel vindt:vind voelt:voel
    vraagt:vraag vult:vul wacht:wacht wandelt:wandel weet:weet werkt:werk wijst:wijs wil:wil wisselt:wissel zegt:zeg
    zet:zet ziet:zie zingt:zing zit:zit zoekt:zoek zorgt:zorg zwemt:zwem
"""
_FORMS: Final = dict(form.split(":") for form in _TABLE.split())
"""From verb forms of the third person to those of the first."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|\d\w*|\s+|_")
_PUPIL: Final = frozenset({"ze", "zij", "hij"})
_UNSURE: Final = frozenset({"haar", "zijn", "hem", "zich", "hun", "hen", "we", "wij", "ik", "je", "jij", "u"})
_GOES_ON: Final = frozenset({"en", "of", "dan", "daarna", ",", "maar"})


def in_first_person(text: str, name: str) -> str | None:
    """Return a text in the first person of the pupil of that name; None if that is uncertain."""
    tokens = _WORD.findall(one_line(text))
    known = [token.lower() for token in tokens if token.strip()]
    own = one_line(name).lower().split()[:1]
    if known[:1] != own or known[1:2] == [] or known[1] not in _FORMS or _UNSURE & set(known):
        return None
    said: list[str] = []
    mine = False
    before = ""
    for token in tokens:
        word = token.lower()
        if word in _PUPIL or (word == own[0]):
            said.append("ik")
            mine = True
        elif word in _FORMS:
            if not mine and before not in _GOES_ON:
                # Somebody else does this.
                return None
            said.append(_FORMS[word])
            mine = False
        else:
            said.append(token)
        before = word if word.strip() else before
    # Where no verb came, *ze* may be several.
    return None if mine else "".join(["I", "".join(said)[1:]])
