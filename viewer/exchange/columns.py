"""The columns of a table of events, declared once: export, import, template and help are made from this list.

A column stands for one key of an event, or for one language of a text. Its titles are in both languages of the
registry, for a table goes by the language of its content and not by that of the window. The key is what a CSV file
has as heading; tables that are read may have either.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.base.fold import fold
from viewer.base.value import frozen


class Kind(StrEnum):
    """What stands in the cells of a column."""

    TEXT = "text"  # one language of a text
    PLAIN = "plain"
    DATE = "date"
    TIME = "time"
    WORD = "word"  # of a vocabulary
    YES_NO = "yes-no"
    NUMBER = "number"
    ID = "id"
    IDS = "ids"  # parted by semicolons
    TOPICS = "topics"  # texts parted by semicolons
    NAMES = "names"  # texts, one in each line
    PARTICIPANTS = "participants"
    OUTCOMES = "outcomes"  # one language of each outcome, one in each line
    RELATIONS = "relations"


@frozen
class Column:
    """One column.

    Attributes:
        key: its name in files.
        kind: what stands in its cells.
        path: where its value stands in an event.
        titles: Vietnamese and English heading.
        hints: Vietnamese and English explanation.
        language: of a text, vi or en.
        words: the vocabulary, or the section of the registry, from which its words come.
        width: in characters.
    """

    key: str
    kind: Kind
    path: tuple[str, ...]
    titles: tuple[str, str]
    hints: tuple[str, str] = ("", "")
    language: str = ""
    words: str = ""
    width: int = 16

    def title(self, language: str) -> str:
        """Return the heading in a language."""
        return self.titles[language != "vi"]

    def hint(self, language: str) -> str:
        """Return the explanation in a language."""
        return self.hints[language != "vi"]


def _both(stem: str, path: tuple[str, ...], vi: str, en: str, width: int = 24) -> tuple[Column, Column]:
    """Return the columns of a text: one for each language."""
    return (
        Column(f"{stem}_vi", Kind.TEXT, path, (f"{vi} (tiếng Việt)", f"{en} (Vietnamese)"), ("", ""), "vi", "", width),
        Column(f"{stem}_en", Kind.TEXT, path, (f"{vi} (tiếng Anh)", f"{en} (English)"), ("", ""), "en", "", width),
    )


def _outcomes(language: str, vi: str, en: str) -> Column:
    hints = (
        "Mỗi dòng một kết quả; cùng thứ tự dòng trong hai cột. Dấu – nghĩa là không có bản tiếng này.",
        "One outcome in each line, in the same order in both columns. – stands where one has no text in this language.",
    )
    return Column(f"outcomes_{language}", Kind.OUTCOMES, ("outcomes",), (vi, en), hints, language, "", 40)


_LINES = ("Mỗi dòng một tên.", "One name in each line.")

COLUMNS: tuple[Column, ...] = (
    Column(
        "id",
        Kind.ID,
        ("id",),
        ("Mã", "Id"),
        (
            "Mã nhận ra sự kiện khi nhập lại; để trống cho sự kiện mới.",
            "By this an event is known again when the table is imported; leave it empty for a new event.",
        ),
        width=24,
    ),
    *_both("title", ("title",), "Tên", "Title", 40),
    Column(
        "date",
        Kind.DATE,
        ("date",),
        ("Ngày", "Date"),
        (
            "Đúng mức chính xác đã biết: 2020-12-01, 2020-12, 2018-12~ (khoảng), 2019-11-19/2019-11-24 (nhiều ngày).",
            "As precise as it is known: 2020-12-01, 2020-12, 2018-12~ (about), 2019-11-19/2019-11-24 (a span).",
        ),
        width=22,
    ),
    *_both("date_note", ("date_note",), "Về ngày", "About the date"),
    Column(
        "time",
        Kind.TIME,
        ("time",),
        ("Giờ", "Time"),
        (
            "Giờ địa phương, như 09:30, hoặc sáng, chiều, tối.",
            "Local time, such as 09:30, or morning, afternoon, evening.",
        ),
        words="time",
        width=10,
    ),
    Column("kind", Kind.WORD, ("kind",), ("Loại", "Kind"), words="kind"),
    Column("status", Kind.WORD, ("status",), ("Tình trạng", "Status"), words="status"),
    Column(
        "background",
        Kind.YES_NO,
        ("background",),
        ("Chỉ nhắc đến", "Background"),
        (
            "true nếu các nguồn chỉ nhắc đến sự kiện này; false nếu không.",
            "true where sources only mention the event; false where one reports it.",
        ),
        width=12,
    ),
    Column("mode", Kind.WORD, ("mode",), ("Hình thức", "Mode"), words="mode"),
    *_both("city", ("place", "city"), "Thành phố", "City", 16),
    Column(
        "country",
        Kind.PLAIN,
        ("place", "country"),
        ("Nước", "Country"),
        ("Mã của một bên hoặc mã nước, như VN.", "The id of a party or a country code, such as VN."),
        width=10,
    ),
    *_both("venue", ("place", "venue"), "Địa điểm", "Venue", 20),
    *_both("place_note", ("place", "note"), "Ghi chú về nơi", "Note on the place", 20),
    Column("host", Kind.PLAIN, ("host",), ("Chủ nhà", "Host"), ("Mã của một bên.", "The id of a party."), width=10),
    Column("organisers", Kind.NAMES, ("organisers",), ("Đơn vị tổ chức", "Organisers"), _LINES, width=24),
    Column(
        "parties",
        Kind.IDS,
        ("parties",),
        ("Các bên", "Parties"),
        ("Mã các bên, cách nhau bằng dấu chấm phẩy.", "Ids of parties, parted by semicolons."),
        words="parties",
    ),
    Column("series", Kind.ID, ("series", "id"), ("Chuỗi", "Series"), words="series", width=20),
    Column("number", Kind.NUMBER, ("series", "number"), ("Lần thứ", "Number"), width=9),
    Column(
        "part_of",
        Kind.ID,
        ("part_of",),
        ("Thuộc về", "Part of"),
        ("Mã của chuyến thăm hoặc hội nghị chứa sự kiện này.", "The id of the visit or conference that it belongs to."),
        words="events",
        width=20,
    ),
    Column(
        "participants",
        Kind.PARTICIPANTS,
        ("participants",),
        ("Người tham gia", "Participants"),
        (
            "Mỗi dòng một người: Tên (vai trò; cấp bậc; chức vụ) [bên]. Dấu – thay cho phần không biết.",
            "One in each line: Name (role; rank; office) [party]. – stands for what is not known.",
        ),
        width=48,
    ),
    Column(
        "topics",
        Kind.TOPICS,
        ("topics",),
        ("Chủ đề", "Topics"),
        ("Cách nhau bằng dấu chấm phẩy.", "Parted by semicolons."),
        width=28,
    ),
    _outcomes("vi", "Kết quả (tiếng Việt)", "Outcomes (Vietnamese)"),
    _outcomes("en", "Kết quả (tiếng Anh)", "Outcomes (English)"),
    Column(
        "related",
        Kind.RELATIONS,
        ("related",),
        ("Liên quan", "Related events"),
        (
            "Mỗi dòng một mã sự kiện, kèm quan hệ: ma-su-kien (discusses).",
            "One id in each line: other-event (discusses).",
        ),
        width=28,
    ),
    *_both("note", ("note",), "Ghi chú", "Note", 32),
    Column("aliases", Kind.NAMES, ("aliases",), ("Tên khác", "Other names"), _LINES, width=28),
    Column(
        "sources",
        Kind.IDS,
        ("sources",),
        ("Nguồn", "Sources"),
        ("Mã các nguồn, cách nhau bằng dấu chấm phẩy.", "Ids of sources, parted by semicolons."),
        words="sources",
        width=24,
    ),
)

BY_KEY = {column.key: column for column in COLUMNS}

# What a cell says that takes a value away; an empty one leaves it.
CLEARED = ("(trống)", "(empty)")
NOTHING = "–"

# In which order the keys of a new event are written.
ORDER = (
    "id", "title", "aliases", "date", "date_note", "time", "kind", "status", "background", "mode", "place", "host",
    "organisers", "parties", "series", "part_of", "participants", "topics", "outcomes", "related", "note", "sources",
)  # fmt: skip


def column_called(heading: str, language: str) -> Column | None:
    """Return the column that a heading names: by key, or by its title in either language; None for none.

    Args:
        heading: as it stands in the table.
        language: of the registry; a text that names no language is in this one.
    """
    words = fold(" ".join(heading.split())).strip(" :*")
    if not words:
        return None
    for column in COLUMNS:
        if words in (column.key, column.key.replace("_", " "), *(fold(title) for title in column.titles)):
            return column
    for column in COLUMNS:
        if column.language == language and words in _without_language(column):
            return column
    return None


def _without_language(column: Column) -> tuple[str, ...]:
    stem = column.key.removesuffix(f"_{column.language}")
    return (stem, stem.replace("_", " "), *(fold(title.partition(" (")[0]) for title in column.titles))
