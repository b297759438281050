"""Names to choose from: plain and mixed, of no particular origin, neutral first names; none ends on an s, x or z.

Schools and towns are made up. The names tell nothing about their bearers and caricature no one.
"""

from typing import Final

_FIRST_NAMES_TEXT: Final = """
    Robin Sacha Mika Jona Rune Remi Billie Charlie Quinn Dani Rowan Jamie Kim Marijn Merijn Jip Lou Nikita Andrea
    Yuna Luca Morgan Toni Bobbie Senna Eden Noa Jody Manu Kari Nour Amal Ilja Misha Sasja Yael Ariel Frankie Jessie
    Vanja Inti Loren Devi Adi Nima Roni Gabi Mio Elia Kai Joni Marin Aiko Sami Aria Milou Jorin Tobin Nilo
    Dara Lian Evi Ravi Tara Maren Wende Jente Bente Lauran Reva Edda Almar Ruan Sefa Tali Odi Yori Lumi Bodi Remo
    Kiran Naveen Imre Juno Arden Sol Vali Wiene Yanni Zeno Fenno Bavo Ode
"""
FIRST_NAMES: Final = tuple(_FIRST_NAMES_TEXT.split())
_SURNAMES_TEXT: Final = """
    Verlade Kervel Haverland Tervoort Demolin Amara Solane Lindeboom Vermate Baran Costa Novak Delmote Karim Silva
    Rademaker Oosterlo Vanhelle Moreno Tahiri Woltera Brandema Loret Derave Kolman Petrova Yamada Steenlo Marchal
    Duran Vandrome Holvelt Ravera Lambrecht Zegere Akyol Dewulve Norden Sabri Elzinga Terhelle Molina Fontein
    Averbeke Kalinka Roelvink Haddad Gelderbeke Orsini Pauwela Benali Vierling Damen Tomasi Hoekema Saleh Winterink
    Demaere Kovac Ceulema
"""
SURNAMES: Final = tuple(_SURNAMES_TEXT.split())
_SCHOOLS_TEXT: Final = """
    Zevensprong Vuurtoren Appelgaard Zonnewijzer Ritselaar Kiezelsteen Waterlelie Vliegerplaats Notenkraker
    Sterrenboot Wolkenbrug Regenfluit Kompasroos Tuimelaar Lampionbloem
"""
SCHOOLS: Final = tuple(_SCHOOLS_TEXT.split())
"""To be preceded by *De*."""
_TOWNS_TEXT: Final = """
    Grasmeervoorde Lindervoorde Wolkendam Zilverbeke Oosterveldegem Meerlohoven Heidermeer Kwakelveen Roggendijke
    Wissendal Blekerhove Duinwaarden Moerlede Vaartkapelle Lokendrecht Averzele
"""
TOWNS: Final = tuple(_TOWNS_TEXT.split())
_BODIES_TEXT: Final = """
    Waterstreek Heuvelrand Vlakteland Kustboog Bosrand Rivierhoek Dalzicht
"""
BODIES: Final = tuple(_BODIES_TEXT.split())
"""For partnerships and centres."""
_STREETS_TEXT: Final = """
    Ransuilstraat Kervelstraat Moerbeistraat Vlierlaan Hazelaarlaan Tarwestraat Notelaarstraat Wikkestraat Salielaan
    Karekietstraat Leeuweriklaan Lijsterbeslaan Meidoornstraat Roggestraat Wulpenstraat Zwaluwlaan
"""
STREETS: Final = tuple(_STREETS_TEXT.split())
