"""The workspace's use cases; screens and commands reach the store through here alone."""

from cop_session.library.checkup import Check, Finding
from cop_session.library.library import Library
from cop_session.library.outside import make_folders, read_bundle
from cop_session.store.bundle import ENDING as BUNDLE
from cop_session.store.intake import Intake, Outcome, StrikesUnconfirmed
from cop_session.store.listing import Wanted
from cop_session.summaries import SessionPage, Summary

__all__ = [
    "BUNDLE",
    "Check",
    "Finding",
    "Intake",
    "Library",
    "Outcome",
    "SessionPage",
    "StrikesUnconfirmed",
    "Summary",
    "Wanted",
    "make_folders",
    "read_bundle",
]
