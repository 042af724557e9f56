import os
import unicodedata
from pathlib import Path

import pytest

from viewer.registry.records import NO_TEXT, Source, SourceText
from viewer.sources import library as library_module
from viewer.sources.article_text import ArticleText
from viewer.sources.library import Library, TextProblem


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a registry's folder, beside a file that does not belong to it."""
    (tmp_path / "outside.txt").write_text("not for readers", encoding="utf-8")
    folder = tmp_path / "registry"
    (folder / "articles").mkdir(parents=True)
    return folder


def refusal(folder: Path, file: str) -> str:
    """Return the code with which the library refuses `file`."""
    with pytest.raises(TextProblem) as caught:
        Library(folder).read(SourceText(file))
    assert caught.value.message.endswith(".")
    return caught.value.code


def shown(folder: Path, data: bytes) -> str:
    """Return how the library shows a file with these bytes."""
    (folder / "a.txt").write_bytes(data)
    return Library(folder).read(SourceText("a.txt")).text


@pytest.mark.parametrize(
    "file",
    [
        "../outside.txt",
        "articles/../../outside.txt",
        "articles/../a.txt",
        "articles\\..\\..\\outside.txt",
        "/etc/hostname",
        "C:\\secrets.txt",
        "C:secrets.txt",
        "\\\\server\\share\\a.txt",
        "",
    ],
)
def test_paths_that_lead_out_are_refused(home: Path, file: str) -> None:
    """Absolute paths and paths that climb are refused by the rules of every system, and none is opened."""
    assert refusal(home, file) == "text-outside"


def test_links_that_lead_out_are_refused(home: Path) -> None:
    """A link to a file outside, and a folder that is a link to outside, are refused."""
    (home / "link.txt").symlink_to(home.parent / "outside.txt")
    (home / "up").symlink_to(home.parent)
    assert refusal(home, "link.txt") == "text-outside"
    assert refusal(home, "up/outside.txt") == "text-outside"


def test_links_that_stay_are_followed(home: Path) -> None:
    """A link from one file of the folder to another is read."""
    (home / "articles" / "a.txt").write_text("words", encoding="utf-8")
    (home / "b.txt").symlink_to(home / "articles" / "a.txt")
    assert Library(home).read(SourceText("b.txt")).text == "words"


def test_a_linked_registry_folder_is_no_way_out(home: Path) -> None:
    """A registry folder that is itself reached through a link still shows its texts."""
    (home / "a.txt").write_text("words", encoding="utf-8")
    alias = home.parent / "alias"
    alias.symlink_to(home)
    assert Library(alias).read(SourceText("a.txt")).text == "words"


@pytest.mark.parametrize("file", ["none.txt", "none/a.txt", "x" * 5000, "a\0b.txt", "\udc80.txt"])
def test_what_is_not_there_is_missing(home: Path, file: str) -> None:
    """A name without a file is missing, impossible names included."""
    assert refusal(home, file) == "text-missing"


def test_a_circle_of_links_is_missing(home: Path) -> None:
    """A link that leads to itself ends as a missing text, not as a crash."""
    (home / "a.txt").symlink_to(home / "a.txt")
    assert refusal(home, "a.txt") == "text-missing"


def test_a_folder_is_not_a_text(home: Path) -> None:
    """A folder is refused as such."""
    assert refusal(home, "articles") == "text-directory"


def test_a_pipe_is_not_waited_for(home: Path) -> None:
    """A named pipe is refused instead of hanging the window."""
    os.mkfifo(home / "pipe")
    assert refusal(home, "pipe") == "text-unreadable"


def test_a_large_file_is_not_read(home: Path) -> None:
    """A file beyond the limit is refused with its size; one at the limit is read."""
    big = home / "big.txt"
    big.write_bytes(b"a" * library_module.MAX_BYTES)
    assert len(Library(home).read(SourceText("big.txt")).text) == library_module.MAX_BYTES
    big.write_bytes(b"a" * (library_module.MAX_BYTES + 1))
    assert refusal(home, "big.txt") == "text-too-large"


def test_lack_of_permission_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened is unreadable, and the message speaks of permission."""
    (home / "a.txt").write_text("words", encoding="utf-8")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(TextProblem, match="permission") as caught:
        Library(home).read(SourceText("a.txt"))
    assert caught.value.code == "text-unreadable"


@pytest.mark.parametrize(
    "data",
    [
        "Đối thoại".encode(),
        b"\xef\xbb\xbf" + "Đối thoại".encode(),
        "Đối thoại".encode("utf-16"),
        b"\xfe\xff" + "Đối thoại".encode("utf-16-be"),
        unicodedata.normalize("NFD", "Đối thoại").encode(),
    ],
)
def test_encodings_come_out_alike(home: Path, data: bytes) -> None:
    """UTF-8 with and without a mark, UTF-16 with one, and decomposed letters show the same text."""
    assert shown(home, data) == "Đối thoại"


def test_line_ends_come_out_alike(home: Path) -> None:
    """CRLF, CR and LF all end a line, once."""
    assert shown(home, b"a\r\nb\rc\n\r\nd") == "a\nb\nc\n\nd"


@pytest.mark.parametrize("data", [b"a\x00b", b"\x89PNG\r\n\x1a\n\x00\x00", "a\0b".encode("utf-16")])
def test_binary_files_are_refused(home: Path, data: bytes) -> None:
    """A file with NUL characters is not shown as a text."""
    (home / "a.txt").write_bytes(data)
    assert refusal(home, "a.txt") == "text-binary"


@pytest.mark.parametrize("data", ["được".encode("cp1258", "ignore") + b"\xe9", "words".encode("utf-32"), b"\xff\xfea"])
def test_other_encodings_are_refused(home: Path, data: bytes) -> None:
    """Bytes that are neither UTF-8 nor UTF-16 are refused, never shown as wrong letters."""
    (home / "a.txt").write_bytes(data)
    assert refusal(home, "a.txt") == "text-encoding"


def test_a_text_is_read_once_until_it_changes(home: Path) -> None:
    """The same text object is handed out until the file's time or size differs."""
    file = home / "a.txt"
    file.write_text("one", encoding="utf-8")
    library = Library(home)
    first = library.read(SourceText("a.txt"))
    assert library.read(SourceText("a.txt")) is first
    file.write_text("three", encoding="utf-8")
    assert library.read(SourceText("a.txt")).text == "three"


def test_one_file_may_be_two_kinds(home: Path) -> None:
    """The kind is the registry's word, so the same file can be an original here and an excerpt there."""
    (home / "a.txt").write_text("one", encoding="utf-8")
    library = Library(home)
    assert library.read(SourceText("a.txt", "original")).kind == "original"
    assert library.read(SourceText("a.txt", "excerpt")).kind == "excerpt"


def test_readable_texts_come_originals_first(home: Path) -> None:
    """Texts that cannot be read are left out; the original stands before the retelling."""
    (home / "r.txt").write_text("retold", encoding="utf-8")
    (home / "o.txt").write_text("own words", encoding="utf-8")
    texts = (SourceText("r.txt", "retelling"), SourceText("none.txt"), SourceText("o.txt"))
    library = Library(home)
    source = Source("s", 1, NO_TEXT, texts=texts)
    assert [text.file for text in library.readable(source)] == ["o.txt", "r.txt"]
    assert library.joined(source) == "own words\n\nretold"


def test_lines_are_counted_as_shown() -> None:
    """Line 1 is the first, an end of text after LF makes no line, and offsets beyond the text are clamped."""
    text = ArticleText("a", "original", "Một\n\nba\n")
    assert text.lines == ("Một", "", "ba")
    assert [text.line_of(offset) for offset in (0, 3, 4, 5, 99, -1)] == [1, 1, 2, 3, 3, 1]
    assert ArticleText("a", "original", "").lines == ("",)


def test_words_know_their_places() -> None:
    """Words are folded and keep the offsets of the text."""
    text = ArticleText("a", "original", "Sáng 5/12, ở Đà Nẵng")
    assert [(word.folded, text.text[word.start : word.end]) for word in text.words][-2:] == [
        ("da", "Đà"),
        ("nang", "Nẵng"),
    ]


def test_another_file_stands_in_until_the_right_one_is_there(tmp_path: Path) -> None:
    """A text that is missing is read from the file that the user named; its own file comes first as soon as it is."""
    home = tmp_path / "home"
    home.mkdir()
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("elsewhere", encoding="utf-8")
    library = Library(home)
    library.stand_in("a.txt", elsewhere)
    assert library.read(SourceText("a.txt")).text == "elsewhere"
    (home / "a.txt").write_text("here", encoding="utf-8")
    assert library.read(SourceText("a.txt")).text == "here"
    with pytest.raises(TextProblem):
        library.read(SourceText("../elsewhere.txt"))
