"""The command line, for people and for scripts."""

from cop_session.cli.run import run

__all__ = ["run"]
