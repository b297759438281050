"""First names that many children at school have today, to know one inside a sentence.

Names that are mostly something else in the middle of a sentence (May, Milan, Roos), and those of their parents'
generation, are left out on purpose: a hint that is wrong costs more than one that is missing.
"""

from typing import Final

_MANY_HAVE: Final = """
    noah liam lucas louis adam jules arthur victor mohamed mohammed muhammad lewis leon luca finn mathis milo maurice
    vic lars rayan amir gust georges oscar gabriel alexander elias ferre kobe senne seppe wout stan jef warre lowie
    emiel cas jasper robbe siebe tuur ilyas imran younes ayoub yassin yasin yassine bilal hamza anas zakaria ibrahim
    emre kerem efe eymen yusuf mert berat arda omar ali amin nabil sem levi daan luuk bram mees thijs
    jesse teun benjamin ruben hugo gijs julian jayden dylan tygo mats floris pepijn siem boaz olivia emma
    louise mila alice lina ella nora juliette elise lea camille ellie lucie fien lotte nina lore
    amber jade janne elena mona zoe laura luna marthe renee noor nour aya amina fatima salma yasmine yasmina
    imane safiya malak inaya zeynep elif defne ecrin azra eylul esma hatice maryam mariam khadija tess sara saar
    isa fenna yara eva fleur sanne liv lieke zara femke maud jasmijn puck olivier nathan theo sacha kyan
    mason logan ethan oliver george charlie isla amelia freya poppy daisy ruby chloe aisha jakub zofia oskar
    kacper filip maja lena andrei matei ioana daria
"""
FIRST_NAMES: Final = frozenset(_MANY_HAVE.split())
"""In lower case, without accents."""

_OTHER_CAPITALS: Final = """
    nederlands frans engels duits turks arabisch spaans pools roemeens oekraiens latijn wiskunde rekenen taal muzo
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
    september oktober november december kerstmis pasen ramadan suikerfeest sinterklaas sint kind vlaanderen belgie
    nederland dutch french english german turkish arabic spanish polish monday tuesday wednesday thursday friday
    saturday sunday january february march may june july august october christmas easter bingel smartschool kurzweil
    sprint teams lego minecraft roblox fortnite pokemon ipad chromebook papa mama juf meester
    i
"""
NOT_NAMES: Final = frozenset(_OTHER_CAPITALS.split())
"""Words with a capital that are no names; in lower case, without accents."""
