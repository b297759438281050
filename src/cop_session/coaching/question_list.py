"""The questions that open up thinking, in the order in which they are asked. A list, and so longer than a module is."""

from dataclasses import dataclass
from typing import Final

from cop_session.i18n import msgid
from cop_session.roundtable.words import Role


@dataclass(frozen=True, slots=True)
class Question:
    """A question to read aloud: a msgid that may name {pupil}, {teacher} and {need}; no roles means anybody."""

    code: str
    text: str
    for_roles: frozenset[Role] = frozenset()

    @property
    def about_need(self) -> bool:
        """Whether it quotes the need on the table."""
        return "{need}" in self.text


def _for(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


QUESTIONS: Final[tuple[Question, ...]] = (
    Question("going_well", msgid("Which lesson does go well, and what is different there?")),
    Question("home", msgid("What works at home that nobody here has seen yet?"), _for(Role.PARENT)),
    Question("no_limits", msgid("If money and time played no part, what would {pupil} get from us tomorrow?")),
    Question(
        "teacher_for_a_day",
        msgid("{pupil}, if you led the class for one day, what would you do differently?"),
        _for(Role.PUPIL),
    ),
    Question("smallest_step", msgid("“{need}”: what is the smallest step that could be taken tomorrow?")),
    Question(
        "freed_hands",
        msgid("{teacher}, suppose somebody takes over the class for half an hour every week: what would you do then?"),
        _for(Role.TEACHER),
    ),
    Question("pupils_proposal", msgid("What would {pupil} propose?")),
    Question(
        "other_schools",
        msgid("Where did you see this go well at another school, and what made the difference there?"),
        _for(Role.GUIDANCE_CENTRE, Role.EXTERNAL_SUPPORTER, Role.EDUCATIONAL_PSYCHOLOGIST),
    ),
    Question("whole_class", msgid("“{need}”: what could the whole class do, so that {pupil} does not stand out?")),
    Question(
        "set_a_rule_aside",
        msgid("From which rule or habit of the school may we depart for once?"),
        _for(Role.HEAD),
    ),
    Question("strength", msgid("What is {pupil} good at, and which door could that open here?")),
    Question(
        "help_that_runs",
        msgid("Which help is there at school already, that {pupil} could simply join?"),
        _for(Role.CARE_COORDINATOR, Role.CARE_TEACHER),
    ),
    Question(
        "by_itself", msgid("At which moment of the day does it go by itself, and what could move to that moment?")
    ),
    Question(
        "radiant",
        msgid("When did you last see {pupil} radiant, and what was happening then?"),
        _for(Role.PARENT),
    ),
    Question(
        "the_opposite", msgid("“{need}”: how would we make it harder for sure? And what is the opposite of that?")
    ),
    Question(
        "quiet_help",
        msgid("{pupil}, who or what helps you without everybody noticing?"),
        _for(Role.PUPIL),
    ),
    Question("film", msgid("It is June and it has worked. What do we see on a film of one morning in class?")),
    Question(
        "once_together",
        msgid("What could you do together with {teacher} once, so that it goes on without you afterwards?"),
        _for(Role.EXTERNAL_SUPPORTER, Role.CARE_COORDINATOR, Role.CARE_TEACHER),
    ),
    Question(
        "other_place", msgid("And if it need not be in the classroom, which place in or around school fits better?")
    ),
    Question(
        "good_moment",
        msgid("{teacher}, when were you pleased with how it went, however small it was?"),
        _for(Role.TEACHER),
    ),
    Question("two_weeks", msgid("“{need}”: what do we dare to try for two weeks, just to see?")),
    Question(
        "exercise_as_game",
        msgid("Which exercise of yours could become a game for the class?"),
        _for(Role.SPEECH_THERAPIST, Role.CARE_TEACHER, Role.EXTERNAL_SUPPORTER),
    ),
    Question("overlooked_people", msgid("Whom at school do we overlook: the caretaker, the cleaner, an older pupil?")),
    Question("without_words", msgid("How could it go without words: with a card, a colour, a gesture?")),
    Question(
        "around_school",
        msgid("Who around the school would gladly join in: the library, a sports club, the scouts?"),
        _for(Role.LIAISON, Role.CONFIDANT, Role.PARENT),
    ),
    Question("stop_doing", msgid("What could we stop doing, and would anybody miss it?")),
    Question("coach", msgid("How would a football trainer, a scout leader or a music teacher go about this?")),
    Question("half", msgid("“{need}”: suppose we may do only half of it, which half do we choose?")),
    Question("hand_over", msgid("What could we leave to {pupil}, so that it becomes a choice instead of an order?")),
    Question("picked_up_again", msgid("What did somebody try before that deserves a second chance?")),
    Question("other_school_day", msgid("How would a school without bells, classes and marks go about this?")),
)
