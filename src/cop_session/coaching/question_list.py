"""The questions that open up thinking, in the order in which they are asked. A list, and so longer than a module is."""

from dataclasses import dataclass
from typing import Final

from cop_session.domain.codes import Role
from cop_session.i18n import msgid


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to read aloud: a msgid that may name {pupil}, {teacher} and {need}; no roles: any participant."""

    code: str
    text: str
    for_roles: frozenset[Role] = frozenset()

    @property
    def about_need(self) -> bool:
        """Whether it quotes the need on the table."""
        return "{need}" in self.text


def _for(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


QUESTIONS: Final[tuple[Prompt, ...]] = (
    Prompt("going_well", msgid("Which lesson does go well, and what is different there?")),
    Prompt("home", msgid("What works at home that nobody here has seen yet?"), _for(Role.PARENT)),
    Prompt("no_limits", msgid("If money and time played no part, what would {pupil} get from us tomorrow?")),
    Prompt(
        "teacher_for_a_day",
        msgid("{pupil}, if you led the class for one day, what would you do differently?"),
        _for(Role.PUPIL),
    ),
    Prompt("smallest_step", msgid("“{need}”: what is the smallest step that could be taken tomorrow?")),
    Prompt(
        "freed_hands",
        msgid("{teacher}, suppose somebody takes over the class for half an hour every week: what would you do then?"),
        _for(Role.TEACHER),
    ),
    Prompt("pupils_proposal", msgid("What would {pupil} propose?")),
    Prompt(
        "other_schools",
        msgid("Where did you see this go well at another school, and what made the difference there?"),
        _for(Role.GUIDANCE_CENTRE, Role.EXTERNAL_SUPPORTER, Role.EDUCATIONAL_PSYCHOLOGIST),
    ),
    Prompt("whole_class", msgid("“{need}”: what could the whole class do, so that {pupil} does not stand out?")),
    Prompt(
        "set_a_rule_aside",
        msgid("From which rule or habit of the school may we depart for once?"),
        _for(Role.HEAD),
    ),
    Prompt("strength", msgid("What is {pupil} good at, and which door could that open here?")),
    Prompt(
        "help_that_runs",
        msgid("Which help is there at school already, that {pupil} could simply join?"),
        _for(Role.CARE_COORDINATOR, Role.CARE_TEACHER),
    ),
    Prompt("by_itself", msgid("At which moment of the day does it go by itself, and what could move to that moment?")),
    Prompt(
        "radiant",
        msgid("When did you last see {pupil} radiant, and what was happening then?"),
        _for(Role.PARENT),
    ),
    Prompt("the_opposite", msgid("“{need}”: how would we make it harder for sure? And what is the opposite of that?")),
    Prompt(
        "quiet_help",
        msgid("{pupil}, who or what helps you without everybody noticing?"),
        _for(Role.PUPIL),
    ),
    Prompt("film", msgid("It is June and it has worked. What do we see on a film of one morning in class?")),
    Prompt(
        "once_together",
        msgid("What could you do together with {teacher} once, so that it goes on without you afterwards?"),
        _for(Role.EXTERNAL_SUPPORTER, Role.CARE_COORDINATOR, Role.CARE_TEACHER),
    ),
    Prompt(
        "other_place", msgid("And if it need not be in the classroom, which place in or around school fits better?")
    ),
    Prompt(
        "good_moment",
        msgid("{teacher}, when were you pleased with how it went, however small it was?"),
        _for(Role.TEACHER),
    ),
    Prompt("two_weeks", msgid("“{need}”: what do we dare to try for two weeks, just to see?")),
    Prompt(
        "exercise_as_game",
        msgid("Which exercise of yours could become a game for the class?"),
        _for(Role.SPEECH_THERAPIST, Role.CARE_TEACHER, Role.EXTERNAL_SUPPORTER),
    ),
    Prompt("overlooked_people", msgid("Whom at school do we overlook: the caretaker, the cleaner, an older pupil?")),
    Prompt("without_words", msgid("How could it go without words: with a card, a colour, a gesture?")),
    Prompt(
        "around_school",
        msgid("Who around the school would gladly join in: the library, a sports club, the scouts?"),
        _for(Role.LIAISON, Role.CONFIDANT, Role.PARENT),
    ),
    Prompt("stop_doing", msgid("What could we stop doing, and would anybody miss it?")),
    Prompt("coach", msgid("How would a football trainer, a scout leader or a music teacher go about this?")),
    Prompt("half", msgid("“{need}”: suppose we may do only half of it, which half do we choose?")),
    Prompt("hand_over", msgid("What could we leave to {pupil}, so that it becomes a choice instead of an order?")),
    Prompt("picked_up_again", msgid("What did somebody try before that deserves a second chance?")),
    Prompt("other_school_day", msgid("How would a school without bells, classes and marks go about this?")),
)
