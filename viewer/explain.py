"""What each problem code means, why it matters and what to do: `check --explain CODE`."""

from __future__ import annotations

from viewer.base.i18n import N_, _

_EXPLANATIONS: dict[str, str] = {
    "not-yaml": N_(
        "The text cannot be read as YAML here. Everything around the broken event or entry is still read; mend this "
        "place and it comes back."
    ),
    "not-a-registry": N_(
        "A registry is a mapping at its top: “format: 1”, then sections such as “parties:”, “sources:” and “events:”."
    ),
    "not-utf8": N_("Registries are UTF-8 (or UTF-16 with a byte order mark). Save the file as UTF-8 in your editor."),
    "control-character": N_("A control character cannot be meant as text. Remove it; it is read as �."),
    "too-deep": N_("Nothing in a registry is nested this deep; brackets or indentation went wrong."),
    "several-documents": N_("A line “---” begins a second YAML document. A registry is one document."),
    "duplicate-key": N_("A mapping has the same key twice. YAML forbids it; only the last value is used."),
    "key-not-text": N_("Keys are plain text. A list or mapping as a key has no meaning here."),
    "comma-in-text": N_(
        "Inside { } a comma ends a plain text, so the words behind it became a key of their own. Put quotes around "
        "the whole text."
    ),
    "empty-value": N_("A key without a value counts as not given. Fill it in or remove the line."),
    "tag": N_("YAML tags such as !!python/object are never followed; the value is read as plain data."),
    "alias-unknown": N_("“*name” repeats what “&name” marked earlier in the file; here nothing did."),
    "alias-expands": N_("Aliases inside aliases multiply. Beyond a limit they are not read; write the text out."),
    "unknown-key": N_(
        "The format does not know this key, so it is not shown. Keys that begin with “x-” are yours: they are kept "
        "and shown."
    ),
    "missing-key": N_("Without this key the entry says nothing; add it."),
    "wrong-type": N_("Text, a list and a mapping are different things; the sentence says which one belongs here."),
    "unknown-value": N_("Only the listed words have a meaning here."),
    "bad-format": N_("The text does not have the form that this key needs."),
    "out-of-range": N_("The number is outside what the key allows."),
    "unknown-format": N_("“format: 1” is the only format so far; a newer file needs a newer program."),
    "duplicate-id": N_("An id names one event. The second one is shown under a number of its own until you rename it."),
    "unknown-person": N_("Participants and passages refer to people by their id in “people:”."),
    "unknown-party": N_("The party is not declared in “parties:”; it is shown by its id, in a lane of its own."),
    "unknown-series": N_("The series is not declared in “series:”."),
    "unknown-source": N_("The source is not declared in “sources:”, so the fact cannot be followed to it."),
    "unknown-part-of": N_("“part_of” names the id of the visit or conference that this event belongs to."),
    "unknown-event": N_("A relation names the id of another event in this file."),
    "derived-id": N_("An event without an id can change its derived one at any edit; write the id into the file."),
    "supports-nothing": N_("A passage says which facts it supports; this event does not have that one."),
    "bad-date": N_(
        "Dates are EDTF (ISO 8601-2): 2018-12-03, 2018-12, 2018, 2018-12~ (about), 2018-12? (uncertain), "
        '2018-12-01/2018-12-04, "[2018-12-01..2018-12-04]" (one day among these).'
    ),
    "bad-time": N_("Times are 09:30, morning, afternoon or evening."),
    "date-order": N_("The relation says before or after; the dates of the two events say the opposite."),
    "part-of-loop": N_("Events cannot be part of each other in a circle."),
    "date-outside-parent": N_("An event that is part of a visit or conference should lie within its dates."),
    "series-gap": N_(
        "A number of the series has no event. Add it, or accept the gap at the series with the reason that the "
        "sources do not tell of it."
    ),
    "series-double": N_("Two events carry the same number of one series."),
    "series-order": N_("A higher number of a series comes before a lower one by its date."),
    "unusual-word": N_(
        "Roles and relations may be any word, but this one is nearly one that the program knows, and is shown as typed."
    ),
    "unknown-code": N_(
        "“accept” names the code of a problem, as the problems list and “check” print it. No problem has this one."
    ),
    "no-source": N_("Nobody can follow this event to a source. Name one, or accept it with a reason."),
    "announced-past": N_("The event was announced or proposed, and its date has passed. Was it held?"),
    "changed-since-review": N_(
        "Somebody reviewed the event against its sources, and it says something else now. Read it again, and tick "
        "“Reviewed” in its form."
    ),
    "passage-lost": N_("The quoted words are not in any text of the source; the nearest passage is suggested."),
    "passage-ambiguous": N_("The quoted words stand in the text several times; add a prefix or a suffix."),
    "passage-moved": N_("The words are there, but spacing, punctuation or surroundings differ from the quotation."),
    "text-missing": N_("The file with the source's text is not there."),
    "text-outside": N_("Texts lie below the registry's folder; paths that lead out of it are not followed."),
    "text-directory": N_("The path of the text names a folder."),
    "text-binary": N_("The file is not text."),
    "text-too-large": N_("The file is larger than an article can be; it is not read."),
    "text-unreadable": N_("The file may not be read; change its permissions."),
    "text-encoding": N_("The text is not UTF-8 or UTF-16; save it as UTF-8."),
}


def explanation(code: str) -> str | None:
    """Return what `code` means, in the program's language, or None when there is no such code."""
    words = _EXPLANATIONS.get(code)
    return None if words is None else _(words)


def known_codes() -> tuple[str, ...]:
    """Return every problem code, in the order of the alphabet."""
    return tuple(sorted(_EXPLANATIONS))
