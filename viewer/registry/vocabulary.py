"""The words that a registry may use for kinds, statuses, roles and the like, with labels in both languages.

The registry's own languages are independent of the window's, so these labels do not pass through gettext: a
briefing in Vietnamese can be made from an English window. A word that is not in a table is shown as typed.
The order of each tuple is the order in menus and forms. The schema names the same words; a test compares.
"""

from __future__ import annotations

from typing import Final

Labels = dict[str, tuple[str, str]]

_KINDS: Final = {
    "dialogue": ("Đối thoại", "Dialogue"),
    "meeting": ("Gặp, hội đàm", "Meeting"),
    "call": ("Chào xã giao", "Courtesy call"),
    "visit": ("Chuyến thăm", "Visit"),
    "conference": ("Hội nghị", "Conference"),
    "agreement": ("Thỏa thuận", "Agreement"),
    "anniversary": ("Kỷ niệm", "Anniversary"),
    "exercise": ("Diễn tập", "Exercise"),
    "change-of-status": ("Thay đổi tình trạng", "Change of status"),
    "other": ("Khác", "Other"),
}
_STATUSES: Final = {
    "held": ("Đã diễn ra", "Held"),
    "announced": ("Đã công bố", "Announced"),
    "proposed": ("Được đề xuất", "Proposed"),
    "postponed": ("Hoãn", "Postponed"),
    "cancelled": ("Hủy", "Cancelled"),
    "unknown": ("Chưa rõ", "Unknown"),
}
_MODES: Final = {
    "in-person": ("Trực tiếp", "In person"),
    "online": ("Trực tuyến", "Online"),
    "hybrid": ("Trực tiếp kết hợp trực tuyến", "Hybrid"),
}
_ROLES: Final = {
    "chair": ("Chủ trì", "Chair"),
    "co-chair": ("Đồng chủ trì", "Co-chair"),
    "head-of-delegation": ("Trưởng đoàn", "Head of delegation"),
    "member": ("Thành viên đoàn", "Member of the delegation"),
    "host": ("Chủ nhà", "Host"),
    "guest": ("Khách", "Guest"),
    "counterpart": ("Người đồng cấp", "Counterpart"),
    "speaker": ("Diễn giả", "Speaker"),
    "keynote-speaker": ("Diễn giả chính", "Keynote speaker"),
    "signatory": ("Người ký", "Signatory"),
    "organiser": ("Bên tổ chức", "Organiser"),
    "attendee": ("Tham dự", "Attendee"),
}
_PARTY_KINDS: Final = {
    "country": ("Quốc gia", "Country"),
    "organisation": ("Tổ chức", "Organisation"),
    "forum": ("Diễn đàn", "Forum"),
}
_TEXT_KINDS: Final = {
    "original": ("Bản gốc", "Original"),
    "retelling": ("Bản thuật lại", "Retelling"),
    "translation": ("Bản dịch", "Translation"),
    "excerpt": ("Trích đoạn", "Excerpt"),
}
_TIMES: Final = {
    "morning": ("Buổi sáng", "Morning"),
    "afternoon": ("Buổi chiều", "Afternoon"),
    "evening": ("Buổi tối", "Evening"),
}
_POST_KEYS: Final = {
    "as_of": ("Tính đến", "As of"),
    "rank": ("Cấp bậc", "Rank"),
    "office": ("Chức vụ", "Office"),
    "source": ("Nguồn", "Source"),
    "note": ("Ghi chú", "Note"),
    "evidence": ("Căn cứ", "Evidence"),
}

# Read *this event R that event*: Vietnamese, English, and the word as read from the other end.
_RELATIONS: Final = {
    "before": ("diễn ra trước", "took place before", "after"),
    "after": ("diễn ra sau", "took place after", "before"),
    "same-day": ("diễn ra cùng ngày với", "took place on the same day as", "same-day"),
    "beside": ("diễn ra bên lề", "took place on the margins of", "has-beside"),
    "has-beside": ("có hoạt động bên lề là", "had on its margins", "beside"),
    "discusses": ("bàn về", "discusses", "discussed-at"),
    "discussed-at": ("được bàn tại", "is discussed at", "discusses"),
    "announced-at": ("được công bố tại", "was announced at", "announces"),
    "announces": ("công bố", "announces", "announced-at"),
    "proposed-at": ("được đề xuất tại", "was proposed at", "proposes"),
    "proposes": ("đề xuất", "proposes", "proposed-at"),
    "implements": ("triển khai", "implements", "implemented-by"),
    "implemented-by": ("được triển khai bởi", "is implemented by", "implements"),
    "enters-into-force-of": ("đánh dấu hiệu lực của", "is the entry into force of", "entered-into-force-by"),
    "entered-into-force-by": ("có hiệu lực với", "entered into force with", "enters-into-force-of"),
    "anniversary-of": ("kỷ niệm", "marks the anniversary of", "has-anniversary"),
    "has-anniversary": ("được kỷ niệm tại", "has its anniversary marked by", "anniversary-of"),
    "possibly-same": ("có thể chính là", "is possibly the same as", "possibly-same"),
}

KINDS: Final = tuple(_KINDS)
STATUSES: Final = tuple(_STATUSES)
MODES: Final = tuple(_MODES)
ROLES: Final = tuple(_ROLES)
RELATIONS: Final = tuple(_RELATIONS)
PARTY_KINDS: Final = tuple(_PARTY_KINDS)
TEXT_KINDS: Final = tuple(_TEXT_KINDS)
TIMES: Final = tuple(_TIMES)
POST_KEYS: Final = tuple(_POST_KEYS)

# Keys whose plain scalars are not text. Copied from the schema, because reading that costs time at the start.
INTEGER_KEYS: Final = frozenset({"format", "number", "count"})
BOOLEAN_KEYS: Final = frozenset({"background"})

_TABLES: Final[dict[str, Labels]] = {
    "kind": _KINDS,
    "status": _STATUSES,
    "mode": _MODES,
    "role": _ROLES,
    "relation": {word: (vi, en) for word, (vi, en, _) in _RELATIONS.items()},
    "party-kind": _PARTY_KINDS,
    "text-kind": _TEXT_KINDS,
    "time": _TIMES,
    "post-key": _POST_KEYS,
}
VOCABULARIES: Final = tuple(_TABLES)


def label(vocabulary: str, word: str, language: str) -> str:
    """Return how `word` is said in `language` (vi, else English), or the word itself when it is not known.

    Args:
        vocabulary: one of `VOCABULARIES`.
        word: as written in the registry.
        language: vi or en.

    Raises:
        KeyError: no such vocabulary.
    """
    labels = _TABLES[vocabulary].get(word)
    if labels is None:
        return word
    return labels[0] if language == "vi" else labels[1]


def words(vocabulary: str) -> tuple[str, ...]:
    """Return the words of a vocabulary in the order of menus and forms.

    Raises:
        KeyError: no such vocabulary.
    """
    return tuple(_TABLES[vocabulary])


def inverse(relation: str) -> str | None:
    """Return the relation as read from the other end, or None for a word whose other end is not known."""
    known = _RELATIONS.get(relation)
    return None if known is None else known[2]
