"""The Vietnamese catalogue says everything that the program says, and says it in a form that works."""

from __future__ import annotations

import importlib.util
import io
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from viewer.base.i18n import _, ngettext, pgettext, set_language
from viewer.commands.table import COMMANDS, MENUS

_SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "translations.py"
_PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")
_MNEMONIC = re.compile(r"(?<!“)&(.)")  # “&name” is YAML, not a mnemonic


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_script", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = _load()


def _entries() -> Iterator[tuple[str, str]]:
    """Yield each translation with the English that it stands for."""
    for message in script.catalogue():
        if message.id:
            english = message.id[-1] if message.pluralizable else message.id
            yield from ((english, form) for form in script.forms(message) if form)


def test_everything_is_translated() -> None:
    """Every message of the source has a Vietnamese translation."""
    assert [message.id for message in script.missing(script.updated())] == []


@pytest.mark.parametrize("path", [script.TEMPLATE, script.CATALOGUE], ids=lambda path: path.suffix[1:])
def test_catalogue_is_up_to_date(path: Path) -> None:
    """Template and catalogue hold the messages of the source and no others (else: `make translations`)."""
    assert path.read_text(encoding="utf-8") == script.files()[path].decode("utf-8")


def test_compiled_catalogue_is_up_to_date() -> None:
    """The compiled catalogue is the catalogue, compiled (else: `make translations`)."""
    assert script.COMPILED.read_bytes() == script.files()[script.COMPILED]


def test_vietnamese_has_one_plural_form() -> None:
    """The catalogue's header says that Vietnamese has one form for any number, and each plural has just that."""
    catalogue = script.catalogue()
    assert (catalogue.num_plurals, catalogue.plural_expr) == (1, "0")
    assert "nplurals=1; plural=0;" in script.CATALOGUE.read_text(encoding="utf-8")
    assert {len(script.forms(message)) for message in catalogue} == {1}


def test_placeholders_agree() -> None:
    """A translation has the placeholders of its message, each as often."""
    wrong = [
        (english, form)
        for english, form in _entries()
        if Counter(_PLACEHOLDER.findall(english)) != Counter(_PLACEHOLDER.findall(form))
    ]
    assert wrong == []


def test_translations_can_be_formatted() -> None:
    """A translation that has placeholders is read by `str.format` as its message is."""
    fields = string.Formatter().parse
    wrong = []
    for english, form in _entries():
        if _PLACEHOLDER.search(english):
            named = [sorted(name for _text, name, _spec, _conv in fields(text) if name) for text in (english, form)]
            if named[0] != named[1]:
                wrong.append((english, form))
    assert wrong == []


def test_mnemonics_are_single_letters_that_keys_have() -> None:
    """A translation has a mnemonic where its message has one, only one, and it is a plain letter."""
    wrong = []
    for english, form in _entries():
        letters = _MNEMONIC.findall(form)
        if len(letters) != len(_MNEMONIC.findall(english)) or not all(letter.isascii() for letter in letters):
            wrong.append((english, form))
    assert wrong == []


@pytest.mark.parametrize("menu", ["", *(name for name, _title in MENUS)])
def test_mnemonics_of_a_menu_differ(menu: str) -> None:
    """No two entries of a menu, and no two menus of the bar, answer to the same letter in Vietnamese."""
    set_language("vi")
    titles = [command.title for command in COMMANDS if command.menu == menu] if menu else [t for _name, t in MENUS]
    if menu == "view":
        titles.append("&Panes")
    letters = Counter(letter.lower() for title in titles for letter in _MNEMONIC.findall(_(title)))
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_ends_of_sentences_agree() -> None:
    """A translation ends in the punctuation of its message, and has blanks at neither end."""
    marks = "…:?."
    wrong = []
    for english, form in _entries():
        ends = [text[-1] if text[-1] in marks else "" for text in (english, form)]
        if ends[0] != ends[1] or form != form.strip():
            wrong.append((english, form))
    assert wrong == []


def test_quotation_marks_are_curved_and_paired() -> None:
    """Translations quote as the messages do: as many opening as closing marks, and no straight ones of their own."""
    wrong = [
        (english, form)
        for english, form in _entries()
        if form.count("“") != form.count("”") or form.count('"') != english.count('"')
    ]
    assert [pair for pair in wrong if "“[”" not in pair[0]] == []


def test_translations_are_composed() -> None:
    """Vietnamese letters are written as single characters (NFC), so that searches and widths are right."""
    import unicodedata

    assert [form for _english, form in _entries() if not unicodedata.is_normalized("NFC", form)] == []


def test_language_is_switched() -> None:
    """After set_language("vi") the program speaks Vietnamese, with contexts and plurals; after "en" English again."""
    set_language("vi")
    assert _("Filter") == "Bộ lọc"
    assert _("Source article") == "Bài viết nguồn"
    assert pgettext("date", "Open") != _("Open")
    assert ngettext("{n} event", "{n} events", 1) == ngettext("{n} event", "{n} events", 2) == "{n} sự kiện"
    set_language("en")
    assert _("Filter") == "Filter"
    assert ngettext("{n} event", "{n} events", 2) == "{n} events"


def test_words_inside_f_strings_are_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script finds plain, marked, plural and contextual words, inside f-strings and joined lines too."""
    source = '\n'.join((
        'x = _("plain"), N_("marked"), f"({_(\'inside\')})", _("two " "parts")',
        'y = ngettext("one", "many", n), pgettext("where", "word"), _(variable), other("not this")',
    ))  # fmt: skip
    (tmp_path / "module.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(script, "SOURCE", tmp_path)
    plain = {script.Words(text) for text in ("plain", "marked", "inside", "two parts")}
    assert script.spoken() == plain | {script.Words(("one", "many")), script.Words("word", "where")}


def test_translations_survive_an_update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bringing the catalogue up to date keeps what is translated, and drops what the source no longer says."""
    (tmp_path / "module.py").write_text('_("Filter"), _("said nowhere yet")', encoding="utf-8")
    monkeypatch.setattr(script, "SOURCE", tmp_path)
    catalogue = script.updated()
    assert [message.id for message in script.missing(catalogue)] == ["said nowhere yet"]
    assert catalogue["Filter"].string == "Bộ lọc"
    assert len(catalogue) == 2


def test_files_do_not_depend_on_babel_or_the_clock() -> None:
    """The catalogue's header holds neither a version nor a time, and reading it back gives the same bytes."""
    from babel.messages.pofile import read_po

    written = script.CATALOGUE.read_bytes()
    assert b"Generated-By" not in written
    assert b"Date" not in written.split(b"msgid", 2)[1]
    assert {message.id for message in read_po(io.BytesIO(written))} == {m.id for m in script.catalogue()}
