"""The English words for people."""

import re
from typing import Final

from cop_session.domain import family as kin
from cop_session.domain.codes import Presence, Role
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Tongue, explained, keys, titles

WORDS: Final = Tongue(
    titles=titles(
        (Role.TEACHER, "teacher, class teacher", "miss, sir", "teachers"),
        (Role.CARE_COORDINATOR, "care coordinator, SENCO", "SENDCO, coordinator", ""),
        (Role.CARE_TEACHER, "care teacher", "learning support teacher", ""),
        (
            Role.PARENT,
            "parent",
            "mum, mom, mummy, mother, mama, moeder, dad, daddy, father, papa, vader, stepmother, stepfather,"
            "foster mother, foster father, foster parent, guardian",
            "parents, foster parents",
        ),
        (Role.PUPIL, "pupil", "student", ""),
        (Role.EXTERNAL_SUPPORTER, "external supporter", "learning supporter, supporter, consultant", ""),
        (Role.GUIDANCE_CENTRE, "guidance centre staff, guidance centre, CLB", "guidance counsellor", ""),
        (Role.EDUCATIONAL_PSYCHOLOGIST, "educational psychologist", "psychologist, EP", ""),
        (Role.SPEECH_THERAPIST, "speech therapist", "speech and language therapist, SLT", ""),
        (Role.HEAD, "head", "head teacher, headteacher, principal", ""),
        (Role.LIAISON, "liaison", "liaison officer", ""),
        (Role.CONFIDANT, "confidant", "", ""),
        (Role.OTHER, "other", kin.ENGLISH, ""),
        (Role.INTERPRETER, "interpreter", "", ""),
    ),
    same=(
        keys("mum, mom, mummy, mother, mama"),
        keys("dad, daddy, father, papa"),
        keys("grandma, granny, grandmother"),
        keys("grandpa, grandfather"),
        keys("aunt, auntie"),
    ),
    women=keys("mum, mom, mummy, mother, mama, miss, grandma, aunt"),
    men=keys("dad, daddy, father, papa, sir, grandpa, uncle"),
    general=frozenset(),
    everybody=keys("all, everyone, everybody, all of us"),
    loose={key(word): Role.TEACHER for word in ("class", "the class")},
    explained=explained(
        care_coordinator="care at school",
        care_teacher="extra care in class",
        external_supporter="support in class",
        guidance_centre="guidance",
        educational_psychologist="helps with learning",
        speech_therapist="helps with speech and language",
        head="head of the school",
        liaison="between home and school",
        confidant="support for the family",
    ),
    before=keys("the, our, my"),
    which=keys("big, little, older, oldest, younger, youngest, biological, new, first, second, other, ex"),
    either=keys("carer, caregiver"),
    owned=keys("of"),
    separators=keys("and"),
    presence={
        key(word): presence
        for presence, row in (
            (Presence.TELEPHONE, "telephone, phone, by telephone, by phone, on the phone, calls in, online"),
            (Presence.ABSENT, "absent, apologies, not present"),
            (Presence.AT_TABLE, "yes, present, at the table"),
        )
        for word in row.split(",")
    },
    from_words=keys("from, arrives at, comes at"),
    until_words=keys("until, till, leaves at"),
    leaving=keys("may leave, may go, leaves then, then leaves, has to leave then"),
    late=re.compile(r"(?:(?:comes|is|arrives) )?(?:about )?(.+?) later?"),
    first=re.compile(r"(?:(?:only|stays) )?(?:the )?first (.+)"),
    stretches={"quarter of an hour": 15, "a quarter of an hour": 15, "half an hour": 30, "half hour": 30},
    home=keys("own address, address, lives"),
)
