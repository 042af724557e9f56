"""The words that a document says of itself, in both languages.

They belong to the document, not to the window: a briefing in Vietnamese can be made from an English window. So they do
not pass through gettext, just as the vocabulary of the registry.
"""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "subtitle": ("Tài liệu chuẩn bị", "Briefing"),
    "as-of": ("Thông tin tính đến {date}", "Information as of {date}"),
    "untitled": ("Tài liệu chuẩn bị", "Briefing"),
    "empty": (
        "Không có sự kiện nào được chọn, nên tài liệu này còn trống.",
        "No event is selected, so this document is empty.",
    ),
    # headings of sections
    "contents": ("Mục lục", "Contents"),
    "summary": ("Tóm tắt", "Summary"),
    "figure": ("Dòng thời gian", "Timeline"),
    "chronology": ("Niên biểu", "Chronology"),
    "events": ("Các sự kiện", "Events"),
    "follow-up": ("Việc đã công bố và kết quả", "What was announced, and what became of it"),
    "participants": ("Thành phần", "Participants"),
    "appearances": ("Các lần xuất hiện", "Appearances"),
    "quotations": ("Trích dẫn", "Quotations"),
    "retold": ("Thuật lại từ nguồn", "Retold from the sources"),
    "questions": ("Điều còn để ngỏ", "Open questions"),
    "sources": ("Nguồn", "Sources"),
    "changes": ("Những thay đổi", "What changed"),
    # columns
    "date": ("Ngày", "Date"),
    "event": ("Sự kiện", "Event"),
    "place": ("Nơi", "Place"),
    "source": ("Nguồn", "Source"),
    "party": ("Bên", "Party"),
    "name": ("Họ tên", "Name"),
    "post": ("Cấp bậc, chức vụ khi đó", "Rank and office then"),
    "role": ("Vai trò", "Role"),
    "with": ("Cùng với", "With"),
    "announced": ("Việc", "Matter"),
    "at": ("Nêu ra tại", "Raised at"),
    "planned": ("Dự kiến", "Planned for"),
    "became": ("Kết quả", "What became of it"),
    # summary and figure
    "one-event": ("{n} sự kiện", "{n} event"),
    "many-events": ("{n} sự kiện", "{n} events"),
    "one-source": ("{n} nguồn", "{n} source"),
    "many-sources": ("{n} nguồn", "{n} sources"),
    "counted": ("Tài liệu nêu {events}{span}, theo {sources}.", "This document covers {events}{span}, from {sources}."),
    "counted-alone": (
        "Tài liệu nêu {events}{span}; không sự kiện nào có nguồn.",
        "This document covers {events}{span}; none of them has a source.",
    ),
    "span": (" từ {first} đến {last}", " between {first} and {last}"),
    "one-day": (", {first}", ", {first}"),
    "of-these": ("Trong đó: {parts}.", "Of these: {parts}."),
    "held": ("{n} đã diễn ra", "{n} held"),
    "mentioned": ("{n} chỉ được nhắc tới", "{n} only mentioned"),
    "undated-count": ("{n} không rõ ngày", "{n} without a date"),
    "partners": ("Theo đối tác: {parts}.", "By partner: {parts}."),
    "multilateral": ("đa phương", "multilateral"),
    "no-partner": ("không có đối tác", "no partner"),
    "figure-alt": ("Dòng thời gian của {events}{span}.", "Timeline of {events}{span}."),
    "figure-numbers": ("Ký hiệu có số: lần họp trong chuỗi.", "Marks with a number: meetings of a series."),
    "figure-missing": ("Vòng nét đứt: lần không có trong sổ.", "Dashed circles: numbers that the registry lacks."),
    "figure-hollow": ("Ký hiệu rỗng: chưa diễn ra.", "Hollow marks: not held."),
    "figure-background": ("Gạch dưới ký hiệu: chỉ được nhắc tới.", "A bar under a mark: only mentioned."),
    "figure-wide": (
        "Nền giữa hai vạch: ngày chỉ biết đến tháng hoặc năm.",
        "A tint between two bars: the date is known to the month or year only.",
    ),
    "figure-parts": ("Dấu “›” kèm số: các phần của sự kiện.", "A “›” with a number: the parts of an event."),
    "figure-columns": (
        "Mỗi cột đếm các sự kiện rơi vào khoảng thời gian đó; phần đậm là những sự kiện đã diễn ra.",
        "Each column counts the events that fall into its stretch of time; the dark part is those that were held.",
    ),
    "figure-folded": (
        "Dấu “›” kèm số: các phần của một sự kiện hoặc những sự kiện không đủ chỗ; không có ký hiệu riêng: {events}.",
        "A “›” with a number: parts of an event, or events without room; without a mark of their own: {events}.",
    ),
    "figure-earlier": ("Không vẽ {events} sớm hơn nhiều.", "Not drawn: {events} long before these."),
    "figure-undated": ("Không vẽ {events} không rõ ngày.", "Not drawn: {events} without a date."),
    "chronology-caption": ("Các sự kiện theo thời gian", "The events in order of time"),
    # events
    "undated": ("không rõ ngày", "date not known"),
    "only-mentioned": ("chỉ được nhắc tới", "only mentioned"),
    "date-note": ("Về ngày: {note}", "On the date: {note}"),
    "part-of": ("Trong khuôn khổ: ", "Part of: "),
    "related": ("Liên quan: ", "Related: "),
    "outcomes": ("Kết quả", "Outcomes"),
    "no-source": ("không có nguồn", "no source"),
    "line": (", dòng {line}", ", line {line}"),
    "is-retelling": (" (bản thuật lại)", " (retelling)"),
    "is-translation": (" (bản dịch)", " (translation)"),
    "ambiguous": (
        " (lời này có ở nhiều chỗ trong nguồn)",
        " (these words stand in several places of the source)",
    ),
    "lost": (" (không còn tìm thấy đoạn này trong nguồn)", " (this passage is no longer found in the source)"),
    "unread": (" (không đọc được văn bản của nguồn)", " (the source's text could not be read)"),
    "retold-prefix": ("Thuật lại: ", "Retold: "),
    "about": ("Về {title}", "About {title}"),
    # follow-up
    "became-held": ("Đã diễn ra: ", "Held: "),
    "maybe-held": ("Có thể là: ", "Possibly: "),
    "next-held": ("Kỳ họp sau đó của chuỗi: ", "The next meeting of the series: "),
    "passed": (
        "Ngày dự kiến đã qua; không sự kiện nào trong sổ cho biết việc này có diễn ra hay không.",
        "The planned date has passed; no event of the registry tells whether it took place.",
    ),
    "ahead": ("Ngày dự kiến chưa qua.", "The planned date has not passed."),
    "no-plan": (
        "Không nêu ngày; không sự kiện nào trong sổ cho biết kết quả.",
        "No date was given; no event of the registry tells what became of it.",
    ),
    "postponed": ("Bị hoãn.", "Postponed."),
    "cancelled": ("Bị hủy.", "Cancelled."),
    # a presentation
    "and-more": ("và {n} mục nữa", "and {n} more"),
    # people
    "unnamed": ("nguồn không nêu tên", "not named by the source"),
    "attested": ("theo nguồn ngày {date}", "as of {date}"),
    "attested-else": ("theo nguồn khác", "by another source"),
    "people-count": ("{n} người", "{n} people"),
    "never": ("Không sự kiện nào trong sổ nêu tên.", "No event of the registry names this person."),
    "not-known-person": (
        "Sổ không có người nào mang mã “{id}”.",
        "The registry has no person with the id “{id}”.",
    ),
    # questions
    "q-none": (
        "Việc kiểm tra sổ không thấy điều gì. Những chỗ chưa chắc chắn được ghi ở từng sự kiện.",
        "The checks of the registry found none. What is uncertain is said with each event.",
    ),
    "q-missing": (
        "Sự kiện “{id}” được chọn nhưng không còn trong sổ.",
        "The event “{id}” was chosen but is no longer in the registry.",
    ),
    "q-no-source": ("không có nguồn.", "no source is given."),
    "q-no-text": (
        "không có văn bản khi lập tài liệu này, nên các đoạn dẫn chưa được đối chiếu.",
        "its text was not at hand when this document was made, so its passages are not checked.",
    ),
    "q-lost": (
        "không còn tìm thấy trong {source} đoạn: {words}",
        "this passage is no longer found in {source}: {words}",
    ),
    "q-ambiguous": (
        "đoạn sau có ở nhiều chỗ trong {source}: {words}",
        "this passage stands in several places of {source}: {words}",
    ),
    "q-announced": (
        "dự kiến vào {date}, ngày ấy đã qua; chưa rõ việc này có diễn ra hay không.",
        "planned for {date}, which has passed; it is not known whether it took place.",
    ),
    "q-gap": ("trong sổ thiếu lần {numbers}.", "the registry lacks number {numbers}."),
    # sources
    "reprint": ("đăng lại từ {of}", "reprinted from {of}"),
    "agency": ("hãng tin {name}", "agency {name}"),
    "reference": ("số hiệu {text}", "reference {text}"),
    "published": ("đăng {date}", "published {date}"),
    "not-published": ("không rõ ngày đăng", "date of publication not known"),
    "retrieved": ("lưu {date}", "retrieved {date}"),
    "no-text": ("không kèm văn bản", "without a text"),
    # changes
    "c-last": ("So với lần xuất tài liệu trước.", "Compared with the last export of this briefing."),
    "c-backup": ("So với bản sao lưu gần nhất.", "Compared with the latest backup."),
    "c-moment": ("So với bản sao lưu tính đến {when}.", "Compared with the backup as of {when}."),
    "c-than": ("So với {name}.", "Compared with {name}."),
    "c-none": ("Không có gì thay đổi.", "Nothing changed."),
    "c-new": ("Sự kiện mới", "New events"),
    "c-changed": ("Sự kiện đã sửa", "Changed events"),
    "c-removed": ("Sự kiện đã bỏ", "Removed events"),
    "c-field": ("Mục", "Field"),
    "c-before": ("Trước", "Before"),
    "c-after": ("Nay", "Now"),
    "c-nothing": ("–", "–"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    # fields of an event
    "f-id": ("Mã", "Id"),
    "f-title": ("Tên", "Title"),
    "f-aliases": ("Tên khác", "Other names"),
    "f-date": ("Ngày", "Date"),
    "f-date_note": ("Về ngày", "On the date"),
    "f-time": ("Giờ", "Time"),
    "f-kind": ("Loại", "Kind"),
    "f-status": ("Tình trạng", "Status"),
    "f-background": ("Chỉ được nhắc tới", "Only mentioned"),
    "f-mode": ("Hình thức", "Mode"),
    "f-place": ("Nơi", "Place"),
    "f-host": ("Chủ nhà", "Host"),
    "f-organisers": ("Bên tổ chức", "Organisers"),
    "f-parties": ("Các bên", "Parties"),
    "f-series": ("Chuỗi", "Series"),
    "f-part_of": ("Trong khuôn khổ", "Part of"),
    "f-participants": ("Thành phần", "Participants"),
    "f-topics": ("Chủ đề", "Topics"),
    "f-outcomes": ("Kết quả", "Outcomes"),
    "f-related": ("Liên quan", "Related"),
    "f-note": ("Ghi chú", "Note"),
    "f-sources": ("Nguồn", "Sources"),
    "f-evidence": ("Đoạn dẫn", "Passages"),
}


def word(key: str, lang: str) -> str:
    """Return the words for `key` in `lang` (vi, else English).

    Raises:
        KeyError: there are no such words.
    """
    return _WORDS[key][0 if lang == "vi" else 1]


def counted(thing: str, n: int, lang: str) -> str:
    """Return how many there are of `thing` (event or source), such as "3 events"."""
    return word(f"one-{thing}" if n == 1 else f"many-{thing}s", lang).format(n=n)
