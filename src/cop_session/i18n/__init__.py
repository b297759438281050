"""Languages: a translator is asked for by locale and passed along, never global."""

from cop_session.i18n.catalogue import SUPPORTED, Translator, catalogue, msgid

__all__ = ["SUPPORTED", "Translator", "catalogue", "msgid"]
