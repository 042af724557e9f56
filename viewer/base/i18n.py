"""The program's own words in two languages, through the standard library's gettext.

English sentences in the source are the keys; `resources/translations/` holds the Vietnamese catalogue. The
language is one setting of the process: `set_language` is called once at start and again when the user
switches, after which the window builds its texts anew. Registry content does not pass through here.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from viewer.base import resources

LANGUAGES = ("vi", "en")
DOMAIN = "timeline-viewer"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_meanwhile: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("meanwhile", default=None)


def set_language(code: str) -> None:
    """Make `code` (vi or en) the language of the program's own words; unknown codes mean English."""
    global _translations, _language
    _language = code if code in LANGUAGES else "en"
    _translations = _catalogue(_language)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` in this thread meanwhile: for what is written for somebody else than the user, such as a document.

    Other threads, which may have something to say to the user, go on in the language of the program.
    """
    known = code if code in LANGUAGES else "en"
    token = _meanwhile.set((known, _catalogue(known)))
    try:
        yield
    finally:
        _meanwhile.reset(token)


def language() -> str:
    """Return the language of the program's own words: vi or en."""
    meanwhile = _meanwhile.get()
    return _language if meanwhile is None else meanwhile[0]


def _(message: str) -> str:
    """Return `message` in the current language."""
    return _words().gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form for `n` things in the current language; the caller fills in the number."""
    return _words().ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Return `message` as it is said in `context`, where one English word has several meanings."""
    return _words().pgettext(context, message)


def _words() -> gettext.NullTranslations:
    meanwhile = _meanwhile.get()
    return _translations if meanwhile is None else meanwhile[1]


def _catalogue(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, str(resources.path("translations")), [code], fallback=True)


def system_language(environ: dict[str, str]) -> str:
    """Return vi or en as the environment's locale variables ask (POSIX order: LC_ALL, LC_MESSAGES, LANG)."""
    for key in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(key, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"


def N_(message: str) -> str:  # noqa: N802 — gettext's own name, which Babel looks for
    """Return `message` as it is, marked for translation where a table holds it."""
    return message


def thousands(count: int) -> str:
    """Return a count with its thousands apart, as the program's language does it: 1,234 or 1.234."""
    return f"{count:,}".replace(",", ".") if language() == "vi" else f"{count:,}"
