"""The workspace's use cases; screens and commands reach the store through here alone."""

from cop_session.services.workspace.health_check import Check, Finding
from cop_session.services.workspace.without_workspace import make_folders, read_bundle
from cop_session.services.workspace.workspace import Library
from cop_session.store.bundles.bundle import ENDING as BUNDLE
from cop_session.store.bundles.import_bundle import Intake, Outcome, StrikesUnconfirmed
from cop_session.store.index.agenda_query import AgendaWanted, EvaluationGroup
from cop_session.store.index.list_query import Wanted
from cop_session.summaries import SessionPage, Summary

__all__ = [
    "BUNDLE",
    "AgendaWanted",
    "Check",
    "EvaluationGroup",
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
