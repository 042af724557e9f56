"""The bundle's own fixed words, in both languages: whoever gets it may read either, whatever the window speaks."""

from __future__ import annotations

from typing import Final

Pair = tuple[str, str]  # Vietnamese, English

README: Final[Pair] = (
    """\
{title}
{about}

Cách mở

1. Giải nén cả thư mục này ra ổ đĩa. Đừng mở thẳng từ trong tệp .zip.
2. timeline.html: dòng thời gian để xem. Bấm đúp để mở bằng trình duyệt bất kỳ; không cần mạng, chạy được từ ổ USB.
3. {documents}: tài liệu chuẩn bị, cùng một nội dung.
4. events.yaml: phần sổ sự kiện làm căn cứ cho tài liệu. Mở bằng Timeline Viewer: Tệp, Mở…, rồi chọn tệp này.
   Bản chuẩn bị nằm trong thư mục briefings.
5. Văn bản của các nguồn nằm ở những thư mục còn lại.

{count}
""",
    """\
{title}
{about}

How to open it

1. Unpack this whole folder to a disk. Do not open files from within the .zip.
2. timeline.html: the timeline, to look at. A double click opens it in any browser; it needs no network and works from
   a USB stick.
3. {documents}: the briefing, with the same content in each.
4. events.yaml: the part of the registry that the briefing rests on. Open it in Timeline Viewer: File, Open…, and
   choose this file. The briefing lies in the folder briefings.
5. The texts of the sources lie in the other folders.

{count}
""",
)
COUNT: Final[Pair] = (
    "Sự kiện: {events}. Nguồn: {sources}. Văn bản: {texts}.",
    "Events: {events}. Sources: {sources}. Texts: {texts}.",
)
AS_OF: Final[Pair] = ("Thông tin tính đến {date}.", "Information as of {date}.")
NOTES: Final[Pair] = ("Cần biết", "To be known")
ABOUT_PART: Final[Pair] = (
    "Đây là một phần của sổ sự kiện {name}: những gì bản chuẩn bị “{title}” dựa vào.",
    "This is a part of the registry {name}: what the briefing “{title}” rests on.",
)

PAGE: Final[dict[str, Pair]] = {
    "timeline": ("Dòng thời gian", "Timeline"),
    "events": ("Sự kiện", "Events"),
    "list": ("Danh sách", "List"),
    "search": ("Tìm sự kiện", "Find events"),
    "search-hint": ("Tìm, có dấu hoặc không dấu", "Find; accents are optional"),
    "found": ("{n} sự kiện", "{n} events"),
    "found-one": ("1 sự kiện", "1 event"),
    "none": ("Không có sự kiện nào khớp.", "No event matches."),
    "no-events": ("Không có sự kiện nào.", "There are no events."),
    "no-dates": ("Không sự kiện nào có ngày; xem danh sách.", "No event has a date; see the list."),
    "not-drawn": (
        "Dòng thời gian không vẽ được khi lập tệp này; xem danh sách.",
        "The timeline could not be drawn when this file was made; see the list.",
    ),
    "zoom-in": ("Phóng to", "Zoom in"),
    "zoom-out": ("Thu nhỏ", "Zoom out"),
    "fit": ("Xem tất cả", "Show everything"),
    "fit-short": ("Tất cả", "All"),
    "close": ("Đóng", "Close"),
    "back": ("Quay lại", "Back"),
    "language": ("Ngôn ngữ", "Language"),
    "details": ("Chi tiết", "Details"),
    "pick": (
        "Chọn một sự kiện trên dòng thời gian hoặc trong danh sách để đọc nội dung và nguồn.",
        "Select an event on the timeline or in the list to read its facts and sources.",
    ),
    "date": ("Ngày", "Date"),
    "date-note": ("Căn cứ ngày", "Why this date"),
    "status": ("Tình trạng", "Status"),
    "kind": ("Loại", "Kind"),
    "place": ("Nơi", "Place"),
    "host": ("Bên chủ trì", "Host"),
    "parties": ("Các bên", "Parties"),
    "series": ("Chuỗi", "Series"),
    "number": ("lần {n}", "no. {n}"),
    "part-of": ("Thuộc", "Part of"),
    "parts": ("Gồm", "Parts"),
    "related": ("Liên quan", "Related"),
    "topics": ("Chủ đề", "Topics"),
    "note": ("Ghi chú", "Note"),
    "participants": ("Thành phần", "Participants"),
    "outcomes": ("Kết quả", "Outcomes"),
    "sources": ("Nguồn", "Sources"),
    "passages": ("Căn cứ trong nguồn", "Passages"),
    "undated": ("Không rõ ngày", "Date not known"),
    "undated-count": ("{n} không rõ ngày", "{n} undated"),
    "mentioned": ("Chỉ được nhắc tới", "Only mentioned"),
    "original": ("Bản gốc", "Original"),
    "retelling": ("Bản thuật lại", "Retelling"),
    "retold": ("Thuật lại: ", "Retold: "),
    "retold-why": (
        "Đây là bản thuật lại, không phải lời văn của nguồn.",
        "This is a retelling, not the words of the source.",
    ),
    "no-text": ("Không có văn bản của nguồn này trong bộ tài liệu.", "This bundle has no text of this source."),
    "no-source": ("Không có nguồn.", "No source."),
    "not-found": ("không thấy trong văn bản", "not found in the text"),
    "moved": ("vị trí trong văn bản đã đổi", "moved in the text"),
    "ambiguous": ("có nhiều chỗ trong văn bản", "several places in the text"),
    "line": ("dòng {n}", "line {n}"),
    "read": ("Đọc văn bản", "Read the text"),
    "address": ("Địa chỉ trên mạng", "Address on the web"),
    "earlier": (
        "{n} sự kiện sớm hơn hoặc muộn hơn chỉ có trong danh sách.",
        "{n} earlier or later events are only in the list.",
    ),
    "earlier-one": (
        "1 sự kiện sớm hơn hoặc muộn hơn chỉ có trong danh sách.",
        "1 earlier or later event is only in the list.",
    ),
    "as-of": ("Thông tin tính đến {date}", "Information as of {date}"),
    "static": (
        "Trình duyệt không chạy tập lệnh: dòng thời gian và danh sách vẫn đọc được, nội dung từng sự kiện thì không.",
        "Scripts do not run in this browser: timeline and list can be read, details of events cannot.",
    ),
    "keys": (
        "Phím mũi tên: di chuyển, khi chọn một ký hiệu thì sang sự kiện khác; + và −: thu phóng; 0: tất cả; /: tìm.",
        "Arrow keys: move, on a mark go to other events; + and −: zoom; 0: everything; /: find.",
    ),
    "event": ("Sự kiện", "Event"),
    "title": ("Tên gọi", "Title"),
    "aliases": ("Tên khác", "Other name"),
    "time": ("Giờ", "Time"),
    "background": ("Chỉ được nhắc tới", "Only mentioned"),
    "mode": ("Hình thức", "Mode"),
    "organisers": ("Bên tổ chức", "Organisers"),
    "outcome": ("Kết quả {n}", "Outcome {n}"),
    "link": ("Liên quan {n}", "Relation {n}"),
    "participant": ("Thành phần", "Participant"),
    "unnamed": ("nguồn không nêu tên", "not named by the source"),
    "people": ("{n} người", "{n} people"),
    "attested": ("theo nguồn ngày {date}", "as of {date}"),
    "attested-else": ("theo nguồn khác", "by another source"),
    "reprint": ("đăng lại của {of}", "reprint of {of}"),
    "published": ("đăng {date}", "published {date}"),
    "no-date": ("không ghi ngày đăng", "date of publication not given"),
    "together": ("{n} sự kiện ở chỗ này", "{n} events here"),
}


def word(key: str, lang: str) -> str:
    """Return one of the page's words in vi or en."""
    return PAGE[key][0 if lang == "vi" else 1]
