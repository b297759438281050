"""Says whether everything in the workspace is whole and private."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from cop_session.cli.commands.command_context import DONE, REFUSED, Context, opened, unlocked
from cop_session.cli.terminal.printing import complain, say
from cop_session.cli.terminal.progress_bar import progress
from cop_session.domain.primitives.text_rules import one_line, short_code
from cop_session.i18n import Translator, msgid
from cop_session.services import Check, Finding
from cop_session.services.delivery.templates import unusable
from cop_session.services.sessions.plan_fingerprint import typed
from cop_session.services.workspace.health_check import check_outside
from cop_session.troubles import MENDED_BY_A_BACKUP, Trouble
from cop_session.tui.keys.keymap import keymap_of

_WELL: Final = {
    Check.DATABASE: msgid("The file with the round tables is whole."),
    Check.DRAFTS: msgid("What was half typed is as it was."),
    Check.INDEX: msgid("What searching and the list go by agrees with the round tables."),
    Check.NEWER: msgid("Nothing was written by a newer cop-session."),
    Check.PRIVATE: msgid("Nobody else on this computer can read the files."),
    Check.SYNCED: msgid("The folder stays on this computer."),
    Check.AHEAD: msgid("No backup holds more than what is here."),
    Check.CUT: msgid("Everything that was written down is still there."),
    Check.KEY: msgid("The key file lies with the backups too."),
    Check.LEFTOVERS: msgid("Nothing was left half done."),
    Check.LEFT: msgid("Nothing is left of what was broken off or erased."),
    Check.RESCUED: msgid("Nothing waits to be recovered."),
    Check.MISSING: msgid("No words are gone that nobody struck."),
}
_AMISS: Final = {
    Check.DATABASE: msgid("“cop-session restore” puts a backup in the place of this damaged file: {found}"),
    Check.DRAFTS: msgid("What was half typed in these may be damaged; read it before it is noted: {found}"),
    Check.SESSIONS: msgid(
        "Something was changed from outside, so these only open read-only; see “cop-session restore”: {found}"
    ),
    Check.INDEX: msgid("What searching and the list go by was out of date and has been made again: {found}"),
    Check.NEWER: msgid("A newer cop-session wrote part of this; update the program to see all of it: {found}"),
    Check.PRIVATE: msgid("Others on this computer can read these files: {found}"),
    Check.SYNCED: msgid("{found} copies this folder to other computers. Choose another one with --workspace."),
    Check.BACKUPS: msgid("These backups are not whole: {found}"),
    Check.KEY: msgid("This key file is in one place only, and nothing opens without it; keep a copy of it: {found}"),
    Check.AHEAD: msgid("A backup holds more of these than what is here; see “cop-session restore”: {found}"),
    Check.CUT: msgid("What was written down last in these is not there any more; a backup may hold it: {found}"),
    Check.LEFTOVERS: msgid("These were left half done and may hold round tables; move them elsewhere: {found}"),
    Check.LEFT: msgid("What was broken off or erased is not gone yet; close these files where they are open: {found}"),
    Check.MISSING: msgid(
        "Words are gone in these that nobody struck; “cop-session restore” puts a backup back that holds them: {found}"
    ),
    Check.RESCUED: msgid("These can be taken in with “cop-session import”: {found}"),
}
_PROTECTED: Final = msgid("✓ A passphrase protects the round tables.")
_UNPROTECTED: Final = msgid("· No passphrase protects the round tables: fictional pupils only.")


def doctor(arguments: Namespace, context: Context) -> int:
    """Check everything, print a line on each check, and return a refusal if anything is wrong."""
    t = context.t
    if arguments.head is not None:
        return _look_up(arguments.head, context)
    say(one_line(t("Folder: {folder}", folder=context.workspace.root)))
    findings = _findings(context)
    for finding in findings:
        say(("  ✓ " if finding.well else "  ! ") + one_line(_sentence(finding, t)))
    _, clashes = keymap_of(context.settings.keys)
    amiss = [*(one.sentence(t) for one in context.troubles), *(one.sentence(t) for one in clashes)]
    amiss += [one.sentence(t) for one in unusable(context.settings.schools, context.workspace.root)]
    for sentence in amiss:
        say("  ! " + one_line(sentence))
    return DONE if all(finding.well for finding in findings) and not amiss else REFUSED


def _findings(context: Context) -> Sequence[Finding]:
    """Check everything; if the database is too damaged to open, check the other files."""
    t, vault = context.t, unlocked(context)
    try:
        with opened(context, vault) as library:
            with progress() as told:
                findings = library.check_up(told)
            say("  " + t(_PROTECTED if library.protected else _UNPROTECTED))
            return findings
    except Trouble as trouble:
        if trouble.code not in MENDED_BY_A_BACKUP:
            raise
        complain(trouble.sentence(t, on_screen=False))
        return (
            Finding(Check.DATABASE, (str(context.workspace.database),)),
            *check_outside(context.workspace, vault.key),
        )


def _look_up(text: str, context: Context) -> int:
    """Print whether the hash in a plan's footer belongs to a history here."""
    t, head = context.t, typed(text)
    if head is None:
        raise Trouble("not_a_head", head=text)
    with opened(context) as library:
        found = library.custody.histories(head)
    for one in found:
        code, later = short_code(one.session_id), one.count - one.seq
        say(t("{code}  behind event {seq} of {count}", code=code, seq=one.seq, count=one.count))
        if not one.whole:
            say(t("  ! This history was changed from outside."))
        elif later:
            say(t("  ✓ What the plan was made of is as it was. More was added since, if only that the plan left."))
        else:
            say(t("  ✓ What the plan was made of is as it was."))
    if not found:
        complain(
            t("No history here has {head}: it is another one, or something in it was changed or cut off.", head=head)
        )
    return DONE if found and all(one.whole for one in found) else REFUSED


def _sentence(finding: Finding, t: Translator) -> str:
    if not finding.well:
        return t(_AMISS[finding.check], found=", ".join(finding.found))
    if finding.check is Check.BACKUPS:
        return t.plural("{n} backup, and it is whole.", "{n} backups, and they are whole.", finding.count)
    if finding.check is Check.SESSIONS:
        return t.plural("{n} round table, and it is whole.", "{n} round tables, and they are whole.", finding.count)
    return t(_WELL[finding.check])
