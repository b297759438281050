"""Generic capitalised words: common at any school, they identify no person."""

from typing import Final

_SAID_EVERYWHERE: Final = """
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag nederlands frans engels duits latijn grieks wiskunde
    rekenen taal spelling lezen wero muzo muvo godsdienst zedenleer techniek turnen zwemmen geschiedenis
    aardrijkskunde biologie chemie fysica informatica begrijpend technisch wereldorientatie bingel smartschool
    smartschoool kurzweil sprint alinea intowords clicker wrts quizlet kahoot gynzy snappet squla basispoort parnassys
    esis somtoday magister itslearning broekx questi gimme konnect toddle seesaw classdojo ambrasoft junior einstein
    prowise momento bookwidgets scoodle poly diddit wezooz ketnet schooltv klasse klascement whatsapp facebook
    instagram tiktok snapchat youtube google chrome teams zoom skype signal messenger discord twitch roblox minecraft
    fortnite pokemon mario lego playmobil duplo netflix spotify telegram pinterest vinted youtuber disney nintendo
    playstation xbox ipad ipads iphone android windows apple microsoft word excel powerpoint onenote outlook office
    onedrive drive gmail hotmail chromebook chromebooks laptop tablet wifi bluetooth usb ai chatgpt duolingo
    bookcreator canva cito iep avi dmt pravoo tempotest lvs swoc kijk bosos koala salto toeters zill ovsg pov
    katholiek vlaanderen vlaams vlaamse belgie belgisch belgische nederland nederlandse europa europees europese sint
    piet kerst pasen god allah jezus bijbel koran modaal chiro scouts ok oke ps nb tav mbt ivm dwz aub svp nvt zsm etc
    tv cd dvd gsm pc sms pdf app apps covid corona ehbo ndt imat zat sat vtb rots remedi remediaal sova sherborne
    braingym mindfulness yoga rugzak stopp kanjer kanjertraining ja nee neen hoera amai bravo hallo dag ik hij zij wij
    we jij je u ze het de een den
"""
EVERYBODYS: Final = frozenset(_SAID_EVERYWHERE.split())
"""In lower case, without accents."""
