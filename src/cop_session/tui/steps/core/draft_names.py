"""Names of drafts, and the entry to resume."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from cop_session.tui.steps.core.objection_section import ObjectionSection
from cop_session.tui.steps.core.section import TEXT, Moment, Section, Values


@dataclass(frozen=True, slots=True)
class LeftOff:
    """The unfinished entry: a new one of `section`, or its existing `row`."""

    section: Section
    row: int | None


def target_of(section: Section, row: int | None) -> str:
    """Return the name of an unfinished entry."""
    return section.name if row is None else f"line:{row}"


def draft_name(target: str, field: str) -> str:
    """Return the name of the draft of one field of an entry."""
    return target if field == TEXT else f"{target}:{field}"


def offer_words(moment: Moment) -> str:
    """Return the offer of Escape to discard the typed text."""
    return moment.t("Throw it away? Esc once more. Go on: just type.")


def left_off(sections: Sequence[Section], moment: Moment, drafts: Mapping[str, str]) -> LeftOff | None:
    """Return the first entry of these sections that has a draft, preferably a draft with words."""
    left = ((LeftOff(*entry), drafted(*entry, moment, drafts)) for entry in entries(sections, moment))
    found = [(one, TEXT not in typed) for one, typed in left if typed]
    return min(found, key=itemgetter(1), default=(None, True))[0]


def drafted(section: Section, row: int | None, moment: Moment, drafts: Mapping[str, str]) -> Values:
    """Return the unrecorded text in the fields of an entry."""
    names = {one.name: draft_name(target_of(section, row), one.name) for one in section.fields(moment)}
    return {field: drafts[name] for field, name in names.items() if name in drafts}


def entries(sections: Sequence[Section], moment: Moment) -> Iterator[tuple[Section, int | None]]:
    """Yield every entry of these sections that can be edited."""
    for section in sections:
        yield section, None
        for row in section.rows(moment):
            yield section, row.id
            if section.can_strike:
                yield ObjectionSection(row.id), None
