"""The keys of the round table, each with the word on the key line and the sentence that explains it."""

from textual.binding import Binding, BindingType

from cop_session.i18n import msgid

TABLE: list[BindingType] = [
    Binding("f2", "step(-1)", "‹", tooltip=msgid("To the step before"), id="table.back", priority=True),
    Binding("f3", "step(1)", "›", tooltip=msgid("To the next step"), id="table.on", priority=True),
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
        show=False,
        priority=True,
    ),
    Binding("f9", "mine", msgid("for me"), tooltip=msgid("Private notes, on and off"), id="table.mine", priority=True),
    Binding("left", "step(-1)", show=False, id="table.left"),
    Binding("right", "step(1)", show=False, id="table.right"),
    Binding("x", "export", msgid("care plan"), tooltip=msgid("Make the document"), id="table.export"),
    Binding("g", "details", msgid("details"), tooltip=msgid("School, class, day and hour"), id="table.details"),
    Binding("o", "home", msgid("overview"), tooltip=msgid("Back to all sessions"), id="table.home"),
    Binding("question_mark,f1", "help", msgid("help"), tooltip=msgid("What the keys do"), id="table.help"),
]

ROW: list[BindingType] = [
    Binding("s", "strike", msgid("strike"), tooltip=msgid("Remove the words for good"), id="row.strike"),
    Binding("w", "remove", msgid("take away"), tooltip=msgid("Take away; F8 brings it back"), id="row.remove"),
    Binding("v", "later", msgid("for later"), tooltip=msgid("Keep for later, or take up again"), id="row.later"),
    Binding("a", "agree", msgid("agreed"), tooltip=msgid("Everybody agrees, or not any more"), id="row.agree"),
    Binding("e", "object", msgid("differs"), tooltip=msgid("Somebody sees it differently"), id="row.object"),
    Binding("p", "poll", msgid("will it work?"), tooltip=msgid("Ask at once who does it"), id="row.poll"),
    Binding("h", "higher", msgid("higher"), tooltip=msgid("Move the line up"), id="row.higher"),
    Binding("l", "lower", msgid("lower"), tooltip=msgid("Move the line down"), id="row.lower"),
    Binding("j", "answer('yes')", msgid("yes"), tooltip=msgid("Yes"), id="row.yes"),
    Binding("n", "answer('no')", msgid("no"), tooltip=msgid("No"), id="row.no"),
    Binding("k", "answer('to_ask')", msgid("to ask"), tooltip=msgid("Still to be asked"), id="row.to_ask"),
]

STEP: list[BindingType] = [
    Binding("c", "cue", msgid("next sentence"), tooltip=msgid("Another sentence to read aloud"), id="step.cue"),
    Binding("ctrl+r", "read", msgid("read otherwise"), tooltip=msgid("Take who and when otherwise"), id="step.read"),
    Binding("escape", "leave", msgid("list"), tooltip=msgid("From typing to the list and back"), id="step.leave"),
]

WALK: list[BindingType] = [
    Binding("left,pageup", "turn(-1)", msgid("previous"), tooltip=msgid("The action before"), id="walk.back"),
    Binding("right,pagedown", "turn(1)", msgid("next"), tooltip=msgid("The action after"), id="walk.on"),
    Binding("l", "answer(2)", msgid("will work"), tooltip=msgid("It will work"), id="walk.yes"),
    Binding("a", "answer(1)", msgid("if …"), tooltip=msgid("It will work if …"), id="walk.if"),
    Binding("n", "answer(0)", msgid("not"), tooltip=msgid("It will not work; type why"), id="walk.no"),
    Binding("0,à", "score(0)", msgid("… 5"), tooltip=msgid("0 to 5; from 3 on it will work"), id="walk.0"),
    Binding("1,ampersand", "score(1)", show=False, id="walk.1"),
    Binding("2,é", "score(2)", show=False, id="walk.2"),
    Binding("3,quotation_mark", "score(3)", show=False, id="walk.3"),
    Binding("4,apostrophe", "score(4)", show=False, id="walk.4"),
    Binding("5,left_parenthesis", "score(5)", show=False, id="walk.5"),
    Binding("r", "remark", msgid("remark"), tooltip=msgid("Own words beside an answer"), id="walk.remark"),
    Binding("m", "adapt", msgid("make it work"), tooltip=msgid("Later, smaller, someone else"), id="walk.adapt"),
    Binding("v", "later", msgid("for later"), tooltip=msgid("Keep the action for later"), id="walk.later"),
    Binding("d", "drop", msgid("drop"), tooltip=msgid("The action is dropped"), id="walk.drop"),
    Binding("tab", "grid", msgid("grid"), tooltip=msgid("All actions and people at once"), id="walk.grid"),
    Binding("escape", "leave", msgid("back"), tooltip=msgid("Back to the answers"), id="walk.leave"),
]
