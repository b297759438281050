"""All key bindings: the id for settings.toml, the label on the key line and the sentence that explains it.

One long module: a table, which docs/keys.md, the help and the clash check read in this order.
"""

from textual.binding import Binding, BindingType

from cop_session.i18n import msgid

TABLE: list[BindingType] = [
    Binding("f2", "step(-1)", "‹", tooltip=msgid("To the step before"), id="table.back", priority=True),
    Binding("f3", "step(1)", "›", tooltip=msgid("To the next step"), id="table.on", priority=True),
    Binding(
        "f4",
        "large(True)",
        msgid("large screen"),
        tooltip=msgid("Large, for everybody to see"),
        id="table.large",
        priority=True,
    ),
    Binding(
        "f4", "large(False)", msgid("back"), tooltip=msgid("Back to your own screen"), id="table.small", priority=True
    ),
    Binding(
        "f5",
        "note_here",
        msgid("note here"),
        tooltip=msgid("Go on noting here; the other window reads along"),
        id="table.note_here",
        priority=True,
    ),
    Binding("f5", "start", msgid("start"), tooltip=msgid("The talk begins"), id="table.start", priority=True),
    Binding("f5", "close", msgid("close"), tooltip=msgid("End the talk"), id="table.close", priority=True),
    Binding("f5", "reopen", msgid("go on"), tooltip=msgid("Open the talk again"), id="table.reopen", priority=True),
    Binding("f6", "plan", msgid("plan"), tooltip=msgid("The plan as it is printed"), id="table.plan", priority=True),
    Binding("f7", "pause", msgid("pause"), tooltip=msgid("Blank the screen"), id="table.pause", priority=True),
    Binding("f8", "undo", msgid("undo"), tooltip=msgid("Take the last entry back"), id="table.undo", priority=True),
    Binding(
        "shift+f8",
        "redo",
        msgid("redo"),
        tooltip=msgid("Bring back what was undone"),
        id="table.redo",
        priority=True,
    ),
    Binding(
        "f9", "mine", msgid("for me"), tooltip=msgid("Turns, time, notes, loose ends"), id="table.mine", priority=True
    ),
    Binding("left", "step(-1)", show=False, id="table.left"),
    Binding("right", "step(1)", show=False, id="table.right"),
    Binding("x", "export", msgid("care plan"), tooltip=msgid("Make the document"), id="table.export"),
    Binding("g", "details", msgid("details"), tooltip=msgid("Reason, school, class, day and hour"), id="table.details"),
    Binding("o", "home", msgid("overview"), tooltip=msgid("Back to all sessions"), id="table.home"),
]

REPLAY: list[BindingType] = [
    Binding(
        "enter,space",
        "play(True)",
        msgid("play"),
        key_display="↵",
        tooltip=msgid("Let it happen again"),
        id="replay.play",
    ),
    Binding(
        "enter,space",
        "play(False)",
        msgid("stand still"),
        key_display="↵",
        tooltip=msgid("Stand still"),
        id="replay.stand",
    ),
    Binding("right", "gesture(1)", msgid("on"), tooltip=msgid("One act on"), id="replay.on"),
    Binding("left", "gesture(-1)", msgid("previous"), tooltip=msgid("One act back"), id="replay.back"),
    Binding("up,plus", "speed(1)", msgid("faster"), tooltip=msgid("Up to 120 times as fast"), id="replay.faster"),
    Binding("down,minus", "speed(-1)", msgid("slower"), tooltip=msgid("Down to as it was"), id="replay.slower"),
    Binding("b", "decision(1)", msgid("decision"), tooltip=msgid("To the next decision"), id="replay.decision"),
    Binding("v", "decision(-1)", show=False, tooltip=msgid("To the decision before"), id="replay.decided"),
    Binding("f3,pagedown", "step(1)", "›", tooltip=msgid("To the next step"), id="replay.next_step"),
    Binding("f2,pageup", "step(-1)", "‹", tooltip=msgid("To the step before"), id="replay.last_step"),
    Binding("1,ampersand", "enter(1)", show=False, tooltip=msgid("To a step by its number"), id="replay.1"),
    Binding("2,é", "enter(2)", show=False, id="replay.2"),
    Binding("3,quotation_mark", "enter(3)", show=False, id="replay.3"),
    Binding("4,apostrophe", "enter(4)", show=False, id="replay.4"),
    Binding("5,left_parenthesis", "enter(5)", show=False, id="replay.5"),
    Binding("6,section_sign", "enter(6)", show=False, id="replay.6"),
    Binding("slash", "search", msgid("search"), tooltip=msgid("To where something is said"), id="replay.search"),
    Binding("n", "again", msgid("next place"), tooltip=msgid("To the next place with those words"), id="replay.again"),
    Binding(
        "f4", "large(True)", msgid("large screen"), tooltip=msgid("Large, for everybody to see"), id="replay.large"
    ),
    Binding("f4", "large(False)", msgid("back"), tooltip=msgid("Everything around it again"), id="replay.small"),
    Binding("f6", "plan", msgid("plan"), tooltip=msgid("The plan as it was then"), id="replay.plan"),
    Binding("home", "edge('start')", show=False, tooltip=msgid("To where the talk begins"), id="replay.start"),
    Binding("end", "edge('end')", show=False, tooltip=msgid("To the end"), id="replay.end"),
    Binding(
        "escape,o",
        "back",
        msgid("overview"),
        key_display="Esc",
        tooltip=msgid("Back to all sessions"),
        id="replay.leave",
    ),
]

THREAD_REPLAY: list[BindingType] = [
    Binding("g", "talk(1)", msgid("next talk"), tooltip=msgid("To the talk after this one"), id="thread.next"),
    Binding("d", "talk(-1)", msgid("talk before"), tooltip=msgid("To the talk before this one"), id="thread.before"),
]

CLASS: list[BindingType] = [
    Binding("a", "answer", msgid("answer"), tooltip=msgid("Note what the class answers"), id="class.answer"),
    Binding("t", "hint", msgid("hint"), tooltip=msgid("Show the hint, or put it away"), id="class.hint"),
    Binding("tab", "next_stop(1)", msgid("next stop"), tooltip=msgid("Along the route"), id="class.next_stop"),
    Binding("shift+tab", "next_stop(-1)", show=False, tooltip=msgid("Back along the route"), id="class.last_stop"),
    Binding("j", "recall", msgid("you and they"), tooltip=msgid("Answers beside what happened"), id="class.recall"),
    Binding("s", "stop", msgid("stop here"), tooltip=msgid("A stop-point with a question"), id="class.stop"),
    Binding("f9", "strip", msgid("for me"), tooltip=msgid("Notes and a model answer"), id="class.mine"),
    Binding("f8", "undo", msgid("undo"), tooltip=msgid("The last change to stop-points"), id="class.undo"),
    Binding("g", "group", msgid("group"), show=False, tooltip=msgid("Which group has its turn"), id="class.group"),
    Binding("k", "new_class", show=False, tooltip=msgid("A new class, without answers"), id="class.new"),
    Binding("m", "remark", msgid("hint"), show=False, tooltip=msgid("Write the hint"), id="class.remark"),
    Binding("h", "shift(-1)", show=False, tooltip=msgid("Earlier on the route"), id="class.earlier"),
    Binding("l", "shift(1)", show=False, tooltip=msgid("Later on the route"), id="class.later"),
    Binding("w", "remove", show=False, tooltip=msgid("Take the stop-point away"), id="class.remove"),
    Binding("f5", "practise", msgid("what if"), tooltip=msgid("Go on differently from here"), id="class.practise"),
    Binding("y", "beside", show=False, tooltip=msgid("Practice beside the talk again"), id="class.beside"),
    Binding("down", "scroll_stop(1)", msgid("read on"), tooltip=msgid("More of the question"), id="class.scroll"),
    Binding("up", "scroll_stop(-1)", show=False, tooltip=msgid("More of the question"), id="class.scroll_up"),
]

STRIP: list[BindingType] = [
    Binding("w", "clear", msgid("take away"), tooltip=msgid("Take these words away"), id="strip.clear"),
    Binding("f8", "undo", msgid("undo"), tooltip=msgid("The last change to stop-points"), id="strip.undo"),
    Binding("escape,f9", "back", msgid("back"), key_display="Esc", tooltip=msgid("Back to the class"), id="strip.back"),
]

STRIP_LIST: list[BindingType] = [
    Binding("enter", "select", msgid("put right"), key_display="↵", tooltip=msgid("Other words"), id="strip.edit"),
]

PRACTICE_LIST: list[BindingType] = [
    Binding(
        "enter", "select", msgid("side by side"), key_display="↵", tooltip=msgid("Beside the talk"), id="practice.open"
    ),
]

PRACTICE_CHOICE: list[BindingType] = [
    Binding("escape", "screen.dismiss", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="practice.back"),
]

COMPARE: list[BindingType] = [
    Binding("escape,enter", "back", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="compare.back"),
    Binding("down,pagedown", "scroll(1)", msgid("further"), tooltip=msgid("Further down"), id="compare.on"),
    Binding("up,pageup", "scroll(-1)", show=False, tooltip=msgid("Further up"), id="compare.up"),
]

ROW: list[BindingType] = [
    Binding(
        "enter", "select", msgid("open"), key_display="↵", tooltip=msgid("Put it right, or go there"), id="row.open"
    ),
    Binding("s", "strike", msgid("strike"), tooltip=msgid("Remove the words for good"), id="row.strike"),
    Binding("w", "remove", msgid("take away"), tooltip=msgid("Take away; undo brings it back"), id="row.remove"),
    Binding("v", "later", msgid("for later"), tooltip=msgid("Keep for later, or take up again"), id="row.later"),
    Binding("a", "agree", msgid("agreed"), tooltip=msgid("Everybody agrees, or not any more"), id="row.agree"),
    Binding("e", "object", msgid("differs"), tooltip=msgid("Somebody sees it differently"), id="row.object"),
    Binding("f", "decide(0)", msgid("the first"), tooltip=msgid("Decide what is doubtful"), id="row.first"),
    Binding("q", "decide(1)", msgid("the second"), tooltip=msgid("Decide what is doubtful"), id="row.second"),
    Binding("z", "decide(-1)", msgid("as said"), tooltip=msgid("Decide what is doubtful"), id="row.as_said"),
    Binding("p", "poll", msgid("will it work?"), tooltip=msgid("Ask at once who does it"), id="row.poll"),
    Binding(
        "y",
        "elsewhere",
        msgid("other talk"),
        tooltip=msgid("To another round table; here the words are removed for good"),
        id="row.elsewhere",
    ),
    Binding("h", "higher", msgid("higher"), tooltip=msgid("Move the line up"), id="row.higher"),
    Binding("l", "lower", msgid("lower"), tooltip=msgid("Move the line down"), id="row.lower"),
    Binding("j", "answer('yes')", msgid("yes"), tooltip=msgid("Yes"), id="row.yes"),
    Binding("n", "answer('no')", msgid("no"), tooltip=msgid("No"), id="row.no"),
    Binding("k", "answer('to_ask')", msgid("to ask"), tooltip=msgid("Still to be asked"), id="row.to_ask"),
]

COMPOSER: list[BindingType] = [
    Binding("tab", "next_field(1)", show=False, tooltip=msgid("To the next field"), id="compose.next"),
    Binding("shift+tab", "next_field(-1)", show=False, tooltip=msgid("To the field before"), id="compose.before"),
    Binding(
        "escape",
        "offer",
        msgid("throw away?"),
        key_display="Esc",
        tooltip=msgid("Throw away what you typed, or go on"),
        id="compose.offer",
    ),
    Binding(
        "escape",
        "give_up",
        msgid("throw away"),
        key_display="Esc",
        tooltip=msgid("Throw away what you typed"),
        id="compose.give_up",
    ),
]

STEP: list[BindingType] = [
    Binding("c", "cue", msgid("next sentence"), tooltip=msgid("Another sentence to read aloud"), id="step.cue"),
    Binding(
        "b,ctrl+b",
        "question",
        msgid("other angle"),
        tooltip=msgid(
            "A question that opens up thinking. Note an idea as it is; who and when can follow, or keep it for later"
        ),
        id="step.question",
    ),
    Binding(
        "ctrl+n",
        "begin_sentence",
        msgid("begin a sentence"),
        tooltip=msgid("Beginnings of a sentence that says what is needed"),
        id="step.begin",
    ),
    Binding("ctrl+t", "month", msgid("month"), tooltip=msgid("Choose the day in a month"), id="step.month"),
    Binding("ctrl+r", "read", msgid("read otherwise"), tooltip=msgid("Take who and when otherwise"), id="step.read"),
    Binding(
        "pageup",
        "list",
        msgid("list"),
        key_display="PgUp",
        tooltip=msgid("From typing to the list; what you typed is noted"),
        id="step.list",
        priority=True,
    ),
    Binding("escape", "type", msgid("type"), tooltip=msgid("From the list back to typing"), id="step.type"),
    Binding("escape", "leave", show=False, tooltip=msgid("From typing to the list"), id="step.leave"),
]

BEGINNINGS: list[BindingType] = [
    Binding("enter", "select", msgid("take"), key_display="↵", tooltip=msgid("Begin with this"), id="begin.take"),
    Binding("escape", "screen.dismiss", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="begin.back"),
]

REASONS: list[BindingType] = [
    Binding("j", "answer('yes')", msgid("yes"), tooltip=msgid("In the plan"), id="reasons.yes"),
    Binding("n", "answer('no')", msgid("no"), tooltip=msgid("Not in the plan"), id="reasons.no"),
    Binding("k", "answer('to_ask')", msgid("to ask"), tooltip=msgid("Still to be asked"), id="reasons.to_ask"),
    Binding("enter", "select", msgid("go on"), key_display="↵", tooltip=msgid("Go on"), id="reasons.done"),
    Binding("escape", "select", show=False, tooltip=msgid("Go on"), id="reasons.leave"),
]

WALK: list[BindingType] = [
    Binding("l", "answer(2)", msgid("will work"), tooltip=msgid("It will work"), id="walk.yes"),
    Binding("a", "answer(1)", msgid("if …"), tooltip=msgid("It will work if …"), id="walk.if"),
    Binding("n", "answer(0)", msgid("not"), tooltip=msgid("It will not work; type why"), id="walk.no"),
    Binding(
        "0,à",
        "score(0)",
        msgid("… 5"),
        key_display="0",
        tooltip=msgid("0 to 5; from 3 on it will work"),
        id="walk.0",
    ),
    Binding("1,ampersand", "score(1)", show=False, id="walk.1"),
    Binding("2,é", "score(2)", show=False, id="walk.2"),
    Binding("3,quotation_mark", "score(3)", show=False, id="walk.3"),
    Binding("4,apostrophe", "score(4)", show=False, id="walk.4"),
    Binding("5,left_parenthesis", "score(5)", show=False, id="walk.5"),
    Binding("left,pageup", "turn(-1)", msgid("previous"), tooltip=msgid("The action before"), id="walk.back"),
    Binding("right,pagedown", "turn(1)", msgid("next"), tooltip=msgid("The action after"), id="walk.on"),
    Binding("m", "adapt", msgid("make it work"), tooltip=msgid("Later, smaller, someone else"), id="walk.adapt"),
    Binding("r", "remark", msgid("remark"), tooltip=msgid("Own words beside an answer"), id="walk.remark"),
    Binding("t", "adapt('later')", msgid("later"), show=False, tooltip=msgid("Not now, but later"), id="walk.later_on"),
    Binding("k", "adapt('smaller')", msgid("smaller"), show=False, tooltip=msgid("A smaller step"), id="walk.smaller"),
    Binding(
        "i",
        "adapt('someone_else')",
        msgid("someone else"),
        show=False,
        tooltip=msgid("Somebody else does it"),
        id="walk.someone_else",
    ),
    Binding(
        "h", "adapt('with_help')", msgid("with help"), show=False, tooltip=msgid("Somebody helps"), id="walk.with_help"
    ),
    Binding(
        "p",
        "adapt('try_first')",
        msgid("try first"),
        show=False,
        tooltip=msgid("First try it for a while"),
        id="walk.try_first",
    ),
    Binding("f", "decide(0)", msgid("the first"), tooltip=msgid("Decide what is doubtful"), id="walk.first"),
    Binding("q", "decide(1)", msgid("the second"), tooltip=msgid("Decide what is doubtful"), id="walk.second"),
    Binding("z", "decide(-1)", msgid("as said"), tooltip=msgid("Decide what is doubtful"), id="walk.as_said"),
    Binding(
        "ctrl+n",
        "begin_sentence",
        msgid("begin a sentence"),
        tooltip=msgid("Beginnings of a condition"),
        id="walk.begin",
    ),
    Binding("e", "history", msgid("earlier"), tooltip=msgid("How the action got here"), id="walk.history"),
    Binding("u", "hidden_round", msgid("hidden round"), tooltip=msgid("All answer unseen"), id="walk.unseen"),
    Binding("v", "later", msgid("for later"), tooltip=msgid("Keep the action for later"), id="walk.later"),
    Binding("d", "drop", msgid("drop"), tooltip=msgid("The action is dropped"), id="walk.drop"),
    Binding("b", "stand('keep')", msgid("keep"), tooltip=msgid("The action stays as it is"), id="walk.keep"),
    Binding("c", "stand('done')", msgid("done"), tooltip=msgid("Done: nothing more to do"), id="walk.done"),
    Binding(
        "j",
        "adapt('teacher_alone')",
        msgid("the teacher alone"),
        tooltip=msgid("The teacher goes on without help"),
        id="walk.teacher_alone",
    ),
    Binding("tab", "grid", msgid("grid"), tooltip=msgid("All actions and people at once"), id="walk.grid"),
    Binding("escape", "leave", msgid("back"), tooltip=msgid("Back to the answers"), id="walk.leave"),
]

ASK_STEP: list[BindingType] = [
    Binding("s", "note", msgid("write down"), tooltip=msgid("Write something down in this step"), id="ask.note"),
    Binding("ctrl+g", "ask", msgid("ask"), tooltip=msgid("Back to the questions"), id="ask.ask"),
]

ANSWERS: list[BindingType] = [
    Binding("up", "cursor_up", show=False, id="answers.up"),
    Binding("down", "cursor_down", show=False, id="answers.down"),
]

HIDDEN: list[BindingType] = [
    Binding("l", "answer(2)", msgid("will work"), tooltip=msgid("It will work"), id="unseen.yes"),
    Binding("a", "answer(1)", msgid("if …"), tooltip=msgid("It will work if …"), id="unseen.if"),
    Binding("n", "answer(0)", msgid("not"), tooltip=msgid("It will not work"), id="unseen.no"),
    Binding(
        "0,à",
        "score(0)",
        msgid("… 5"),
        key_display="0",
        tooltip=msgid("0 to 5; from 3 on it will work"),
        id="unseen.0",
    ),
    Binding("1,ampersand", "score(1)", show=False, id="unseen.1"),
    Binding("2,é", "score(2)", show=False, id="unseen.2"),
    Binding("3,quotation_mark", "score(3)", show=False, id="unseen.3"),
    Binding("4,apostrophe", "score(4)", show=False, id="unseen.4"),
    Binding("5,left_parenthesis", "score(5)", show=False, id="unseen.5"),
    Binding("enter", "go_on", msgid("go on"), key_display="↵", tooltip=msgid("Go on"), id="unseen.on"),
    Binding("t", "tell", msgid("show all"), tooltip=msgid("Show all answers at once"), id="unseen.tell"),
    Binding("right,down", "turn(1)", msgid("next"), tooltip=msgid("Somebody else first"), id="unseen.next"),
    Binding("left,up", "turn(-1)", show=False, id="unseen.back"),
    Binding("w", "skip", msgid("not here"), tooltip=msgid("Is not here to answer"), id="unseen.skip"),
    Binding("escape", "back", msgid("back"), key_display="Esc", tooltip=msgid("Step back, or stop"), id="unseen.stop"),
]

MASKED: list[BindingType] = [
    Binding("enter", "submit", msgid("done"), key_display="↵", tooltip=msgid("Done; hand on"), id="unseen.done"),
]

APP: list[BindingType] = [
    Binding("question_mark", "help", msgid("help"), key_display="?", tooltip=msgid("What the keys do"), id="app.help"),
    Binding("f1", "help", msgid("help"), tooltip=msgid("What the keys do"), id="app.help_typing", priority=True),
    Binding(
        "ctrl+p",
        "command_palette",
        msgid("everything"),
        tooltip=msgid("Find anything that can be done here"),
        id="app.palette",
        priority=True,
    ),
    Binding(
        "ctrl+q",
        "quit",
        msgid("quit"),
        tooltip=msgid("Leave the program; everything is saved"),
        id="app.quit",
        show=False,
        priority=True,
    ),
    Binding(
        "ctrl+l",
        "lock",
        msgid("lock"),
        tooltip=msgid("Cover the screen until the passphrase is typed"),
        id="app.lock",
        show=False,
        priority=True,
    ),
]

UNLOCK: list[BindingType] = [
    Binding(
        "enter",
        "submit",
        msgid("open"),
        key_display="↵",
        tooltip=msgid("Open the round tables"),
        id="unlock.open",
        priority=True,
    ),
]

FIRST: list[BindingType] = [
    Binding(
        "enter",
        "submit",
        msgid("go on"),
        key_display="↵",
        tooltip=msgid("To the next field, then protect everything"),
        id="first.set",
        priority=True,
    ),
    Binding(
        "escape",
        "refuse",
        msgid("without passphrase"),
        key_display="Esc",
        tooltip=msgid("Go on without a passphrase"),
        id="first.refuse",
    ),
]

PASSPHRASE: list[BindingType] = [
    Binding(
        "enter",
        "submit",
        msgid("go on"),
        key_display="↵",
        tooltip=msgid("To the next field, then go on"),
        id="passphrase.on",
        priority=True,
    ),
    Binding("escape", "leave", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="passphrase.back"),
]

RECOVERY: list[BindingType] = [
    Binding("f5", "written", msgid("it is on paper"), tooltip=msgid("Go on; it is not shown again"), id="recovery.on"),
]

HOME: list[BindingType] = [
    Binding("n", "new", msgid("new"), tooltip=msgid("Prepare a new round table"), id="home.new"),
    Binding("d", "team", msgid("same team"), tooltip=msgid("Another pupil, the next hour that day"), id="home.team"),
    Binding("e", "follow_up", msgid("follow up"), tooltip=msgid("Sit down about this pupil again"), id="home.follow"),
    Binding("x", "export", msgid("care plan"), tooltip=msgid("Make the document"), id="home.export"),
    Binding("a", "agenda", msgid("agenda"), tooltip=msgid("Evaluations and actions past their date"), id="home.agenda"),
    Binding("p", "plan", msgid("read"), tooltip=msgid("Read the plan on the screen"), id="home.plan"),
    Binding("r", "replay", msgid("seen again"), tooltip=msgid("See this round table again"), id="home.replay"),
    Binding("l", "thread", msgid("all talks"), tooltip=msgid("All talks about this pupil"), id="home.thread"),
    Binding("g", "details", msgid("details"), tooltip=msgid("Reason, school, class, day and hour"), id="home.details"),
    Binding("i", "import", msgid("bring in"), tooltip=msgid("Take over a session file"), id="home.import"),
    Binding("v", "samples", msgid("examples"), tooltip=msgid("Two made-up round tables to try"), id="home.samples"),
    Binding(
        "o",
        "training",
        msgid("practice talks"),
        tooltip=msgid("Five made-up round tables to watch with a class"),
        id="home.training",
        show=False,
    ),
    Binding(
        "k",
        "copy",
        msgid("training copy"),
        tooltip=msgid("A copy for a class, with other names and days"),
        id="home.copy",
        show=False,
    ),
    Binding("slash", "search", msgid("search"), tooltip=msgid("Search in all sessions"), id="home.search"),
    Binding("t", "names", msgid("names"), tooltip=msgid("Show or hide the pupils' names"), id="home.names"),
    Binding("escape", "list", msgid("list"), tooltip=msgid("Back to the list"), id="home.list", show=False),
    Binding("down", "list", show=False, tooltip=msgid("Back to the list"), id="home.down"),
]

AGENDA_LIST: list[BindingType] = [
    Binding(
        "enter", "select", msgid("open"), key_display="↵", tooltip=msgid("Open this round table"), id="agenda.open"
    ),
]

AGENDA: list[BindingType] = [
    Binding("t", "names", msgid("names"), tooltip=msgid("Show or hide the pupils' names"), id="agenda.names"),
    Binding("o", "group(True)", msgid("per owner"), tooltip=msgid("Actions by who does them"), id="agenda.owners"),
    Binding("o", "group(False)", msgid("per pupil"), tooltip=msgid("Actions by pupil"), id="agenda.pupils"),
    Binding("e", "follow_up", msgid("follow up"), tooltip=msgid("Sit down about this pupil again"), id="agenda.follow"),
    Binding(
        "x",
        "calendar",
        msgid("to a calendar"),
        tooltip=msgid("Files for a calendar: evaluations, and reminders for who agreed"),
        id="agenda.calendar",
    ),
    Binding("escape,a", "back", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="agenda.back"),
]

THREAD_LIST: list[BindingType] = [
    Binding(
        "enter", "select", msgid("open"), key_display="↵", tooltip=msgid("Open this round table"), id="thread.open"
    ),
]

THREAD: list[BindingType] = [
    Binding("r", "replay", msgid("seen again"), tooltip=msgid("See all these talks again"), id="thread.replay"),
    Binding("t", "names", msgid("names"), tooltip=msgid("Show or hide the pupils' names"), id="thread.names"),
    Binding("escape,l", "back", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="thread.back"),
]

REMINDERS: list[BindingType] = [
    Binding("j", "answer(True)", msgid("yes"), tooltip=msgid("Agreed to be reminded"), id="reminders.yes"),
    Binding("n", "answer(False)", msgid("no"), tooltip=msgid("No reminders"), id="reminders.no"),
    Binding("enter", "select", msgid("make"), key_display="↵", tooltip=msgid("Make the files"), id="reminders.make"),
    Binding("escape", "screen.leave", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="reminders.back"),
]

REVIEW_LIST: list[BindingType] = [
    Binding(
        "enter",
        "select",
        msgid("as proposed"),
        key_display="↵",
        tooltip=msgid("Take what is proposed"),
        id="review.take",
    ),
]

REVIEW: list[BindingType] = [
    Binding("b", "keep", msgid("stays"), tooltip=msgid("Keep it as it stands"), id="review.keep"),
    Binding("r", "replace", msgid("replace"), tooltip=msgid("Put other words there"), id="review.replace"),
    Binding("w", "leave_out", msgid("leave out"), tooltip=msgid("Put … there"), id="review.leave_out"),
    Binding("x", "write", msgid("make copy"), tooltip=msgid("Write the copy, once all is decided"), id="review.write"),
    Binding(
        "a",
        "keep_all",
        msgid("all such stay"),
        tooltip=msgid("Keep everything of this kind that is not decided yet"),
        id="review.keep_all",
    ),
    Binding(
        "l",
        "leave_out_all",
        msgid("leave all out"),
        tooltip=msgid("Leave out everything that is not decided yet"),
        id="review.leave_out_all",
    ),
    Binding("p", "apart", msgid("each place"), tooltip=msgid("Decide in each place alone"), id="review.apart"),
    Binding("n", "next", msgid("next"), tooltip=msgid("To the next one that is not decided"), id="review.next"),
    Binding("t", "names", msgid("names"), tooltip=msgid("Who is called what in the copy"), id="review.names"),
    Binding("escape", "back", msgid("back"), key_display="Esc", tooltip=msgid("Back without a copy"), id="review.back"),
]

NAMES: list[BindingType] = [
    Binding(
        "escape,enter,t", "screen.dismiss", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="names.back"
    ),
]

LIST: list[BindingType] = [
    Binding(
        "enter",
        "select",
        msgid("open"),
        key_display="↵",
        tooltip=msgid("Open this round table"),
        id="home.open",
    ),
]

PLAN: list[BindingType] = [
    Binding("escape,f6", "back", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="plan.back"),
    Binding("x", "export", msgid("care plan"), tooltip=msgid("Make the document"), id="plan.export"),
]

HELP: list[BindingType] = [
    Binding(
        "escape,enter,question_mark",
        "back",
        msgid("back"),
        key_display="Esc",
        tooltip=msgid("Back"),
        id="help.back",
    ),
]

ASK: list[BindingType] = [
    Binding(
        "enter",
        "answer",
        msgid("go on"),
        key_display="↵",
        tooltip=msgid("Go on with this"),
        id="ask.answer",
        priority=True,
    ),
    Binding("escape", "dismiss", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="ask.back"),
]

CONFIRM: list[BindingType] = [
    Binding("enter", "answer(True)", msgid("yes"), key_display="↵", tooltip=msgid("Yes"), id="confirm.yes"),
    Binding("escape", "answer(False)", msgid("no"), key_display="Esc", tooltip=msgid("No"), id="confirm.no"),
]

PROGRESS: list[BindingType] = [
    Binding("escape", "stop", msgid("stop"), key_display="Esc", tooltip=msgid("Stop the work"), id="progress.stop"),
]

CLOSING: list[BindingType] = [
    Binding("f9", "mine", msgid("for me"), tooltip=msgid("Turns, time, notes, loose ends"), id="closing.mine"),
]

CONFIRM_LOSS: list[BindingType] = [
    Binding("f5", "answer(True)", msgid("yes"), tooltip=msgid("Yes"), id="loss.yes"),
    Binding("escape", "answer(False)", msgid("no"), key_display="Esc", tooltip=msgid("No"), id="loss.no"),
]

EXPORT: list[BindingType] = [
    Binding(
        "enter,f5",
        "export",
        msgid("make"),
        key_display="↵",
        tooltip=msgid("Make the document"),
        id="export.make",
        priority=True,
    ),
    Binding(
        "enter,f5",
        "done",
        msgid("done"),
        key_display="↵",
        tooltip=msgid("What was asked for is made: go back"),
        id="export.done",
        priority=True,
    ),
    Binding(
        "f6",
        "copy",
        msgid("copy"),
        tooltip=msgid("On the clipboard, to paste it elsewhere"),
        id="export.copy",
        priority=True,
    ),
    Binding("escape", "leave", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="export.back"),
    Binding(
        "up",
        "app.focus_previous",
        show=False,
        tooltip=msgid("To the field before"),
        id="export.up",
        # Before their container scrolls.
        priority=True,
    ),
    Binding(
        "down",
        "app.focus_next",
        show=False,
        tooltip=msgid("To the next field"),
        id="export.down",
        priority=True,
    ),
]

HAND_OVER: list[BindingType] = [
    Binding(
        "enter",
        "answer",
        msgid("hand over"),
        key_display="↵",
        tooltip=msgid("Make the file, then erase here"),
        id="hand_over.answer",
        priority=True,
    ),
    Binding("escape", "leave", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="hand_over.back"),
    Binding("up", "app.focus_previous", show=False, tooltip=msgid("To the field before"), id="hand_over.up"),
    Binding("down", "app.focus_next", show=False, tooltip=msgid("To the next field"), id="hand_over.down"),
]

TOLD: list[BindingType] = [
    Binding("right,space", "turn(1)", msgid("next"), key_display="→", tooltip=msgid("The next person"), id="told.next"),
    Binding("left", "turn(-1)", msgid("previous"), key_display="←", tooltip=msgid("The person before"), id="told.back"),
    Binding(
        "f6",
        "copy",
        msgid("copy"),
        tooltip=msgid("On the clipboard; anything on this computer can read it there"),
        id="told.copy",
    ),
    Binding("escape", "done", msgid("told"), key_display="Esc", tooltip=msgid("It goes away for good"), id="told.done"),
]

FORM: list[BindingType] = [
    Binding(
        "enter",
        "next",
        msgid("next field"),
        key_display="↵",
        tooltip=msgid("To the next field; behind the last one: ready"),
        id="form.next",
        priority=True,
    ),
    Binding(
        "f5,ctrl+s",
        "save",
        msgid("ready"),
        key_display="F5",
        tooltip=msgid("Ready: go on with this"),
        id="form.save",
        priority=True,
    ),
    Binding("ctrl+t", "month", msgid("month"), tooltip=msgid("Choose the day in a month"), id="form.month"),
    Binding(
        "escape",
        "leave",
        msgid("back"),
        key_display="Esc",
        tooltip=msgid("Back; what you typed is kept"),
        id="form.back",
    ),
    Binding("f8", "undo", msgid("undo"), tooltip=msgid("Put back what stood here"), id="form.undo", priority=True),
    Binding("up", "app.focus_previous", show=False, tooltip=msgid("To the field before"), id="form.up"),
    Binding("down", "app.focus_next", show=False, tooltip=msgid("To the next field"), id="form.down"),
]

MONTH: list[BindingType] = [
    Binding("enter", "choose", msgid("take"), key_display="↵", tooltip=msgid("Take this day"), id="month.take"),
    Binding("left", "move(-1)", show=False, tooltip=msgid("The day before"), id="month.back"),
    Binding("right", "move(1)", show=False, tooltip=msgid("The day after"), id="month.on"),
    Binding("up", "move(-7)", show=False, tooltip=msgid("A week earlier"), id="month.up"),
    Binding("down", "move(7)", show=False, tooltip=msgid("A week later"), id="month.down"),
    Binding(
        "pageup",
        "turn(-1)",
        msgid("month"),
        key_display="PgUp/PgDn",
        tooltip=msgid("The month before"),
        id="month.before",
    ),
    Binding("pagedown", "turn(1)", show=False, tooltip=msgid("The month after"), id="month.after"),
    Binding("home", "today", show=False, tooltip=msgid("To today"), id="month.today"),
    Binding("escape", "screen.leave", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="month.leave"),
]

PAUSE: list[BindingType] = [
    Binding("enter,f7,space", "dismiss", msgid("go on"), tooltip=msgid("Back to the talk"), id="pause.resume"),
]

CHOICE: list[BindingType] = [
    Binding("left", "turn(-1)", msgid("previous"), show=False, tooltip=msgid("The choice before"), id="choice.back"),
    Binding("right,space", "turn(1)", msgid("next"), show=False, tooltip=msgid("The next choice"), id="choice.on"),
]

NOTE: list[BindingType] = [
    Binding("enter", "submit", msgid("note"), tooltip=msgid("Write down what you typed"), id="note.submit"),
    Binding(
        "right",
        "take_over",
        msgid("take over"),
        key_display="→",
        tooltip=msgid("Take over what stands behind the cursor"),
        id="note.take",
    ),
    Binding("right", "cursor_right", show=False, id="note.right"),
    Binding(
        "up",
        "above('part')",
        msgid("other part"),
        key_display="↑↓",
        tooltip=msgid("To another part"),
        id="note.part_above",
    ),
    Binding("down", "below('part')", show=False, tooltip=msgid("To another part"), id="note.part_below"),
    Binding("up", "above", show=False, id="note.above"),
    Binding("down", "below", show=False, id="note.below"),
]

FIELD: list[BindingType] = [
    Binding("enter", "submit", msgid("note"), tooltip=msgid("Write down what you typed"), id="field.submit"),
]

OFFERED: list[BindingType] = [
    Binding(
        "right",
        "take_over",
        msgid("take over"),
        key_display="→",
        tooltip=msgid("Take over what stands behind the cursor"),
        id="form.take",
    ),
    Binding("right", "cursor_right", show=False, id="form.right"),
]

OTHER_SESSION: list[BindingType] = [
    Binding("up", "cursor_up", show=False, id="other.up"),
    Binding("down", "cursor_down", show=False, id="other.down"),
    Binding("f5", "select", msgid("move there"), tooltip=msgid("Move it there"), id="other.move"),
    Binding("escape", "screen.dismiss", msgid("back"), key_display="Esc", tooltip=msgid("Back"), id="other.back"),
]

RESTORE: list[BindingType] = [
    Binding(
        "enter", "select", msgid("put back"), key_display="↵", tooltip=msgid("Put this backup back"), id="restore.take"
    ),
    Binding(
        "escape",
        "screen.dismiss",
        msgid("leave it"),
        key_display="Esc",
        tooltip=msgid("Leave everything as it is"),
        id="restore.leave",
    ),
]
