"""Errors outside the round table, each as one sentence that says what to do."""

from collections.abc import Mapping
from typing import Final, Literal

from cop_session.i18n import Translator, msgid

TroubleCode = Literal[
    "no_such_session",
    "ambiguous_session",
    "not_a_bundle",
    "damaged_bundle",
    "newer_store",
    "locked_store",
    "wrong_passphrase",
    "different_passphrases",
    "short_passphrase",
    "weak_passphrase",
    "recovery_key_typed",
    "key_needed",
    "leftovers",
    "key_missing",
    "damaged_key",
    "key_of_others",
    "no_cipher",
    "no_keyring",
    "in_use",
    "sealed_elsewhere",
    "protected_already",
    "not_protected",
    "foreign_store",
    "damaged_store",
    "missing_store",
    "damaged_backup",
    "no_backup",
    "no_backups",
    "copied_here",
    "nothing_to_copy",
    "not_copied",
    "here_already",
    "no_copy_there",
    "not_backed_up",
    "damaged_session",
    "words_missing",
    "strikes_unconfirmed",
    "too_large_to_share",
    "field_full",
    "backups_out_of_reach",
    "folder_read_only",
    "not_read",
    "folder_full",
    "folder_gone",
    "folder_went",
    "write_failed",
    "damaged_meanwhile",
    "written_elsewhere",
    "not_struck",
    "copy_in_use",
    "rescue_failed",
    "open_elsewhere",
    "newer_format",
    "session_in_use",
    "other_session_in_use",
    "no_such_file",
    "no_people",
    "day_unclear",
    "no_access",
    "cannot_wipe",
    "handed_over_here",
    "temporary_folder",
    "still_typed",
    "not_handed_over",
    "not_erased",
    "not_kept_here",
    "not_a_head",
    "not_told",
    "is_folder",
    "cannot_write",
    "no_draft",
    "nobody_receives",
    "nobody_does_anything",
    "no_evaluation",
    "reply_by_unclear",
    "reply_by_past",
    "reply_without_draft",
    "disk_full",
    "disk_fails",
    "not_regular",
    "half_erased",
    "half_handed_over",
    "not_saved",
    "not_a_layer",
    "newer_layer",
    "layer_full",
    "not_looked_at",
    "copy_leaks",
    "not_decisions",
    "not_for_practice",
    "made_up",
    "not_made_up",
    "no_terminal",
    "no_libreoffice",
    "not_converted",
    "paper_not_word",
    "paper_protected",
    "paper_macros",
    "paper_too_large",
    "paper_damaged",
    "paper_unreadable",
    "unexpected",
]
"""The codes of the errors, as literals for mypy."""

SENTENCES: Final[Mapping[TroubleCode, str]] = {
    "no_such_session": msgid("There is no session “{session}”. The command “cop-session list” shows which there are."),
    "ambiguous_session": msgid("More than one session begins with “{session}”. Type a few more characters."),
    "not_a_bundle": msgid("“{file}” is not a session file of cop-session. Ask the sender to export it again."),
    "damaged_bundle": msgid("“{file}” is damaged. Nothing was taken over; ask the sender to export it again."),
    "newer_store": msgid("These sessions were written by a newer cop-session. Update the program to open them."),
    "locked_store": msgid(
        "A passphrase protects these sessions. Start this in a terminal, or hand it over with --passphrase-fd."
    ),
    "wrong_passphrase": msgid("That is not the passphrase, and not the recovery key either. Capitals count."),
    "different_passphrases": msgid("The two are not the same. Type the passphrase again, twice."),
    "short_passphrase": msgid("That is too short. Take at least {least} characters: four or five words, say."),
    "weak_passphrase": msgid(
        "That is easy to guess. Take four or five words that do not belong together: only digits, one word again and "
        "again or “password” do not count."
    ),
    "recovery_key_typed": msgid("That is a recovery key. Take words of your own, and leave that key in its envelope."),
    "key_needed": msgid("The passphrase stays: without it “{file}” opens no more. Nothing was changed."),
    "leftovers": msgid(
        "“{file}” was left by something that was broken off, and it may hold round tables. Move it to another folder "
        "and try again; nothing was changed."
    ),
    "key_missing": msgid(
        "The key file “{file}” is not there, and without it no passphrase opens these sessions. Put a copy of it back."
    ),
    "damaged_key": msgid("The key file “{file}” is damaged. Put a copy of it back; the sessions were not touched."),
    "key_of_others": msgid("The key file “{file}” belongs to other sessions. Put the one back that belongs to these."),
    "no_cipher": msgid(
        "This computer's database library cannot encrypt, so nothing was opened. Install cop-session anew."
    ),
    "no_keyring": msgid(
        "This computer has no keyring that keeps things encrypted, or the Python package “keyring” is not there."
    ),
    "in_use": msgid("These sessions are open in another window. Close it first; nothing was changed."),
    "sealed_elsewhere": msgid("“{file}” belongs to sessions with another key. Take it in where it was rescued."),
    "protected_already": msgid("There is a passphrase already; it can be changed."),
    "not_protected": msgid("There is no passphrase here."),
    "foreign_store": msgid("“{file}” is no database of cop-session. Move it away or choose another folder."),
    "damaged_store": msgid(
        "“{file}” is damaged. {restore} puts a backup in its place; documents you made are not affected."
    ),
    "missing_store": msgid(
        "The file “{file}” with the round tables is not there any more. {restore} puts a backup in its place."
    ),
    "damaged_backup": msgid("The backup “{file}” is not whole. Take an older one."),
    "no_backup": msgid(
        "There is no backup {generation}. The command “cop-session restore --list” shows which there are."
    ),
    "no_backups": msgid("There are no backups here yet; the first is made when something was written down."),
    "copied_here": msgid("“{folder}” is in this workspace. Choose a folder elsewhere, on a stick or a share."),
    "nothing_to_copy": msgid("There are no round tables here to copy yet."),
    "not_copied": msgid(
        "The copy could not be made in “{folder}”. Look whether there is room and whether you may write there; nothing "
        "else is amiss."
    ),
    "here_already": msgid(
        "There are round tables in “{folder}” already. Choose an empty folder with --workspace; nothing was changed."
    ),
    "no_copy_there": msgid("There is no copy of a workspace in “{folder}”; “cop-session backup --to” makes one."),
    "not_backed_up": msgid(
        "A backup could not be made. Look whether there is room on the disk; nothing else is amiss."
    ),
    "damaged_session": msgid(
        "This session does not add up any more, so it is read-only. A backup may hold it whole: {restore} shows which "
        "there are."
    ),
    "words_missing": msgid(
        "Words are gone from this session that nobody struck, so it opens read-only. {restore} puts a backup back that "
        "still holds them."
    ),
    "strikes_unconfirmed": msgid(
        "Taking in “{file}” would strike words of lines here for good ({count}). Nothing was changed; import it by "
        "hand to agree."
    ),
    "too_large_to_share": msgid(
        "This session is too large for one file, so none was written. Strike long texts that it can do without, and "
        "try again."
    ),
    "field_full": msgid("That is too long for one field, so nothing was added. Paste it in shorter pieces."),
    "backups_out_of_reach": msgid(
        "“{folder}” cannot be looked into, and backups may be there. Connect the disk that it is on, or put that "
        "folder right, and try again; nothing was changed."
    ),
    "folder_read_only": msgid("Nothing can be written in “{folder}”. Choose another folder with --workspace."),
    "not_read": msgid(
        "The disk does not give the round tables now. Look whether the folder “{folder}” is still there; "
        "--workspace takes another one."
    ),
    "folder_full": msgid(
        "The disk is full. Make room, and it goes on by itself; what you type stays on the screen and is in “{rescue}”."
    ),
    "folder_gone": msgid(
        "The round tables are not in “{folder}” any more. Bring that folder back, or choose another one with "
        "--workspace."
    ),
    "folder_went": msgid(
        "The round tables are not in “{folder}” any more. Bring it back, and it goes on by itself; to go on in another "
        "place, start there with --workspace and take in “{rescue}”."
    ),
    "write_failed": msgid(
        "Saving fails, so nothing more can be noted; it goes on by itself once that works. What was not saved is in "
        "“{rescue}”."
    ),
    "damaged_meanwhile": msgid(
        "The file with the round tables is damaged, so nothing more can be noted. What was not saved is in “{rescue}”; "
        "{restore} puts a backup back."
    ),
    "written_elsewhere": msgid(
        "Another window wrote in this session, so it is read-only here. What was not saved is in “{rescue}”."
    ),
    "not_struck": msgid("Nothing can be written now, so the words are still there. Make room and strike them again."),
    "rescue_failed": msgid("Saving failed everywhere. Leave this window open and copy what you still need."),
    "newer_format": msgid(
        "This talk is of a kind that only a newer cop-session knows; here you can read it. Update cop-session to go on."
    ),
    "open_elsewhere": msgid("This session is open in another window; here you can read along."),
    "copy_in_use": msgid(
        "This came along into {sessions}, which is open in another window. Close it there first, then try again."
    ),
    "session_in_use": msgid("This session is open in another window. Close it there first; nothing was changed."),
    "other_session_in_use": msgid("That session is open in another window. Close it there first; nothing was moved."),
    "no_such_file": msgid("There is no file “{file}”."),
    "no_people": msgid("“{file}” is no list of people: it takes text with one “name, role” a line."),
    "day_unclear": msgid("“{said}” is no day; write it as 2026-11-23."),
    "no_access": msgid("“{file}” cannot be read. Ask whoever manages this computer for access."),
    "cannot_wipe": msgid("“{file}” cannot be wiped. Close it where it is open, and erase once more."),
    "handed_over_here": msgid("“{folder}” is in this workspace. Choose a folder elsewhere to hand over to."),
    "temporary_folder": msgid("What is in “{folder}” goes away by itself. Choose another folder to hand over to."),
    "still_typed": msgid(
        "Something was typed in this session and not noted yet; it would be lost. Open the session and note it first."
    ),
    "not_handed_over": msgid(
        "The file in “{folder}” does not read well, so nothing was handed over or erased. Choose another folder."
    ),
    "not_erased": msgid("“{file}” is there and whole, but not all could be erased here. Erase the session once more."),
    "not_kept_here": msgid("“{file}” is a file and no round table here, so there is nothing to erase."),
    "not_a_head": msgid("“{head}” is not how a history is printed: six characters or more, 0–9 and a–f."),
    "not_told": msgid("What there is to tell cannot be written: the disk is full."),
    "is_folder": msgid("“{file}” is a folder. Name the Word document itself."),
    "cannot_write": msgid("“{file}” cannot be written. Choose another folder."),
    "no_draft": msgid("The plan left the room already, so it goes round as a draft no more."),
    "nobody_receives": msgid("It is not agreed yet who receives the plan. That is settled in the last step."),
    "nobody_does_anything": msgid("No action has a name yet, so there are no slips to make."),
    "no_evaluation": msgid("No interim evaluation is planned yet, so there is nothing for a calendar."),
    "reply_by_unclear": msgid("“{said}” is no day. Type one, for example Friday or 4/12."),
    "reply_by_past": msgid("That day is past. Choose one that is still to come."),
    "reply_without_draft": msgid("Only a draft can be answered by a day: add --draft, or leave out --reply-by."),
    "disk_full": msgid("The disk is full, so nothing was changed. Make room and try again."),
    "disk_fails": msgid("The disk reports an error. Copy the folder to another disk, and start from there."),
    "not_regular": msgid(
        "“{file}” is a link, a pipe or a device, and is left alone. Put the file itself in its place."
    ),
    "half_erased": msgid(
        "The round table is gone from the list, but “{file}” cannot be wiped yet. Make room, or close that file where "
        "it is open; the next start finishes it."
    ),
    "half_handed_over": msgid(
        "“{file}” is there and whole, but “{left}” cannot be wiped here yet. Make room, or close that file where it is "
        "open; the next start finishes it."
    ),
    "not_saved": msgid("Saving did not work, so nothing was changed. Try again in a moment."),
    "not_a_layer": msgid("“{file}” is no file with stop-points. Ask the sender to hand it on again."),
    "newer_layer": msgid(
        "The stop-points in “{file}” were written by a newer cop-session. Update the program to use them; they are "
        "left as they are."
    ),
    "layer_full": msgid(
        "There is no room for more stop-points and answers with this talk. Take some away; nothing was changed."
    ),
    "not_looked_at": msgid("{count} places in this round table are still to be looked at before a copy may leave."),
    "copy_leaks": msgid("Nothing was written: {words} would still be in the copy. Decide otherwise there."),
    "not_decisions": msgid("“{file}” holds no decisions about a training copy, or one that is not understood."),
    "not_for_practice": msgid(
        "This round table is about a real child. To practise, take a made-up one or a training copy."
    ),
    "made_up": msgid("This round table is made up, so it is kept until somebody erases it."),
    "not_made_up": msgid(
        "This round table is about a real child, so it is not recorded for the web. A made-up one can be."
    ),
    "no_terminal": msgid("cop-session opens in a terminal. Start it there, without < > or | behind it."),
    "no_libreoffice": msgid(
        "A PDF needs LibreOffice, and it was not found here. Install it, or open the Word document and save it as PDF."
    ),
    "not_converted": msgid("LibreOffice could not make a PDF of it. Open the Word document and save it as PDF."),
    "paper_not_word": msgid("“{file}” is no Word document. Open it in Word or LibreOffice and save it as .docx."),
    "paper_protected": msgid("“{file}” opens with a password only. Save the school's paper without one."),
    "paper_macros": msgid("“{file}” may hold macros. Save it as a Word document without macros (.docx)."),
    "paper_too_large": msgid("“{file}” is too large for a school's paper. Make the pictures in it smaller."),
    "paper_damaged": msgid("“{file}” is damaged. Open it in Word or LibreOffice and save it once more as .docx."),
    "paper_unreadable": msgid("“{file}” cannot be read. Ask whoever manages this computer for access."),
    "unexpected": msgid("Something unexpected happened (code {code}). Your work is saved; open the session again."),
}

MENDED_BY_A_BACKUP = ("damaged_store", "foreign_store", "missing_store")
"""The troubles after which a backup helps."""


def restoring(t: Translator, *, on_screen: bool) -> str:
    """Return the instruction that restores a backup: no facilitator has to know a command."""
    return t("“Put a backup back” in the overview ({key})", key="Ctrl+P") if on_screen else "“cop-session restore”"


class Trouble(Exception):
    """An error that a user can resolve: a code of `SENTENCES` and the names in its sentence."""

    def __init__(self, code: TroubleCode, /, **names: object) -> None:
        super().__init__(code)
        self.code = code
        self.names = names

    def sentence(self, t: Translator, *, on_screen: bool = True) -> str:
        """Return one sentence in the user's language, with keys `on_screen` and with commands elsewhere."""
        return t(SENTENCES[self.code]).format(restore=restoring(t, on_screen=on_screen), **self.names)
