"""The patterns for English."""

import re
from typing import Final

from cop_session.coaching.pattern_builder import Saying, WatchedLanguage, choice, words

_HOW: Final = choice(
    "very, rather, quite, really, so, too, a, an, a bit, a little, often, always, usually, sometimes, just, also,"
    "still, extremely, such a, much, a lot of, serious, severe, easily, quickly, generally, clearly, currently"
)
_WHERE: Final = r"(?:in|at|during)\s+(?:(?:the|a)\s+)?\w+"
_BETWEEN: Final = rf"(?:(?:{_WHERE}|{_HOW})\s+){{0,4}}"
_IS: Final = choice(
    "lazy, stupid, slow, aggressive, rude, disobedient, naughty, stubborn, spoiled, spoilt, disruptive, unmotivated,"
    "uninterested, unfocused, hyperactive, impulsive, restless, fidgety, chaotic, careless, clumsy, immature, childish,"
    "antisocial, selfish, jealous, manipulative, annoying, rebellious, weak, difficult, anxious, insecure, shy,"
    "withdrawn, dreamy, distracted, oversensitive, troublemaker, bully, dreamer, loner, problem child, class clown",
    "not motivated, not focused, not independent, not social",
    r"(?:weak|slow|poor|difficult|bad|disruptive)\s+(?:child|pupil|reader|writer|worker|learner|boy|girl|student)",
)
_HAS: Final = choice(
    r"fear of failure, low self-esteem, short fuse, tantrums, learning difficulties, poor concentration, bad attitude,"
    r"(?:behaviou?r(?:al)?|attention|concentration|learning|social|emotional) problems,"
    r"(?:trouble|difficulty|problems) with, no (?:motivation|friends|discipline|self-control|confidence|interest),"
    r"little (?:motivation|discipline|self-control|confidence|interest)"
)

_PARENTS: Final = choice("parents, mum, mom, dad, mother, father")
_KIN: Final = rf"(?:{_PARENTS}|brother|sister|gran|grandmother|grandfather)"
_ILL: Final = r"(?:(?:very|seriously|chronically|often|still|terminally)\s+){0,2}"
_FAMILY: Final = words(
    r"divorce\w*, custody, foster care, foster family, alimony",
    rf"{_PARENTS}\s+(?:\w+\s+){{0,3}}(?:separated|split\s+up|broke\s+up)",
    rf"{_PARENTS}\s+(?:\w+\s+){{0,2}}(?:argue|argues|argued|fight|fights|quarrel|quarrels)",
    "arguments at home, quarrels at home, fights at home, violence at home, domestic violence",
    rf"{_KIN}\s+(?:is|was|are|were)\s+{_ILL}(?:ill|sick|in\s+hospital|in\s+prison|depressed|addicted)",
    rf"{_KIN}\s+(?:has\s+|have\s+)?(?:died|passed\s+away)",
    r"passed away, cancer, psychiatric, suicide, addict\w*, alcohol\w*, drugs, debts, in debt, money problems,"
    "money troubles, money worries, poverty, unemployed, out of work, food bank, eviction, evicted",
    r"social services, child protection, youth care, youth court, police, prison, jail, abus\w+, neglected, asylum\w*,"
    "residence permit",
)
_DIAGNOSIS: Final = words(
    r"adhd, (?-i:ADD), (?-i:ASD), (?-i:ODD), (?-i:DCD), (?-i:DLD), (?-i:IQ), (?-i:PTSD), autis\w+, asperger\w*,"
    r"dyslexi\w+, dyslexic, dyscalculi\w+, dyspraxi\w+, dyspraxic, dysgraphi\w+, developmental language disorder,"
    r"gifted, giftedness, (?:gilles de la )?tourette\w*, attachment disorder, behaviou?r disorder, anxiety disorder,"
    r"eating disorder, attention deficit\w*, learning disorder, depression, depressed, trauma, selective mutism,"
    r"epilepsy, diabetes, down syndrome, (?:intellectual|mental|learning) disabilit\w+, cerebral palsy, ritalin,"
    "concerta, methylphenidate",
)

_HEALTH: Final = words(
    r"medication, medicines?, antidepressants, insulin, epipen, inhaler, allerg\w+, asthma\w*, coeliac\w*, migraine,"
    r"eczema, obesity, overweight, underweight, heart condition, brain injury, concussion, leukaemia, hearing loss,"
    r"hard of hearing, visually impaired, hearing aids?, cochlear implant, wheelchair, incontinent\w*, bedwetting,"
    r"anorexia, bulimia, self-harm\w*, suicid\w+, panic attacks?, psychosis, surgery, hospital, pregnant"
)

WORDS: Final = WatchedLanguage(
    child=r"(?:he|she|(?:this|our|my|their|the|his|her)\s+(?:child|pupil|student|son|daughter|boy|girl))",
    between=_BETWEEN,
    sayings=(
        Saying("(?:is|was|seems|remains|becomes|gets)", _IS),
        Saying("(?:has|had|shows)", _HAS),
        Saying(
            r"(?:cannot|can['’]t|can\s+not|is\s+unable\s+to|never|doesn['’]t|does\s+not|won['’]t)",
            "(?:sit\\s+still|concentrate|focus|listen(?:s)?|behave(?:s)?|pay(?:s)?\\s+attention|cooperate(?:s)?)",
        ),
        Saying("suffers", r"from(?=\s)"),
        Saying("struggles", r"with(?=\s)"),
        Saying("disturbs", r"(?:the\s+(?:class|lesson|others)|others)"),
    ),
    joining="(?:and|but)",
    describing=words("when, whenever, if, once, before, after, until, while, how, whether, why, where, who, that"),
    verb_first=False,
    reason="",
    enough=words("needs, need"),
    diagnosis=_DIAGNOSIS,
    health=_HEALTH,
    family=_FAMILY,
    blame=words(
        rf"{_PARENTS}\s+(?:do|does)\s+not\s+(?:cooperate|help|turn\s+up|keep\s+(?:\w+\s+)?(?:appointments|agreements))",
        rf"{_PARENTS}\s+(?:don['’]t|doesn['’]t)\s+(?:cooperate|help|turn\s+up|keep\s+(?:\w+\s+)?(?:appointments|agreements))",
        "lies all the time, is lying, seeks attention, attention seeker, badly brought up",
    ),
    cue=words(
        r"(?:(?:twin|half|step|foster)[\s-]?)?(?:brother|sister)s?, cousin, friend, friends, classmate, classmates,"
        "neighbour, neighbor, buddy, reading buddy, fellow pupil, pupil",
        "fights with, fight with, fighting with, argues with, arguing with, quarrels with, friends with, bullied by,"
        "teased by, hit by, bullies, teases, hits, sits next to, sitting next to",
    ),
    joined_names=re.compile(r"\s*(?:and|,|&|\+)\s+"),
    adult=words(
        r"miss, mr, mrs, ms, dr, doctor, teacher, mum, mom, dad, mother, father, gran, grandma, grandpa, aunt, uncle,"
        r"coach, trainer, therapist, psychologist, supporter, coordinator, head, colleague, interpreter, saint"
    ),
    works_for=re.compile(r"\s+(?:of|from)\s+the\s+(?:library|office|guidance\s+centre|town)(?!\w)", re.IGNORECASE),
)
