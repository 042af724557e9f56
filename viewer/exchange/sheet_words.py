"""What the sheets of a workbook say, in both languages of the registry."""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "events": ("Sự kiện", "Events"),
    "people": ("Nhân vật", "People"),
    "series": ("Chuỗi", "Series"),
    "sources": ("Nguồn", "Sources"),
    "parties": ("Các bên", "Parties"),
    "notes": ("Ghi chú", "Notes"),
    "lists": ("Danh sách", "Lists"),
    "id": ("Mã", "Id"),
    "name": ("Tên", "Name"),
    "name_vi": ("Tên (tiếng Việt)", "Name (Vietnamese)"),
    "name_en": ("Tên (tiếng Anh)", "Name (English)"),
    "title_vi": ("Tên bài (tiếng Việt)", "Title (Vietnamese)"),
    "title_en": ("Tên bài (tiếng Anh)", "Title (English)"),
    "aliases": ("Cách viết khác", "Other spellings"),
    "party": ("Bên", "Party"),
    "rank": ("Cấp bậc", "Rank"),
    "office": ("Chức vụ", "Office"),
    "as_of": ("Tính đến", "As of"),
    "source": ("Nguồn", "Source"),
    "kind": ("Loại", "Kind"),
    "label": ("Ký hiệu", "Label"),
    "publisher": ("Nơi đăng", "Publisher"),
    "published": ("Ngày đăng", "Published"),
    "url": ("Địa chỉ", "Address"),
    "reference": ("Số hiệu", "Reference"),
    "time": ("Giờ", "Time"),
    "status": ("Tình trạng", "Status"),
    "mode": ("Hình thức", "Mode"),
    "background": ("Chỉ nhắc đến", "Background"),
    "column": ("Cột", "Column"),
    "meaning": ("Nội dung", "What stands there"),
    "choose": ("Hãy chọn một giá trị trong danh sách.", "Choose one of the list."),
    "about_import": (
        "Có thể sửa bảng Sự kiện rồi nhập lại. Sự kiện được nhận ra theo mã; ô trống giữ nguyên giá trị cũ; ghi "
        "(trống) để xóa giá trị; sự kiện không có trong bảng vẫn ở lại.",
        "The sheet of events can be changed and imported again. Events are known by their ids; an empty cell leaves "
        "what is there; (empty) takes it away; events that the table lacks stay.",
    ),
    "about_reference": (
        "Các bảng khác chỉ để tra cứu, không được nhập.",
        "The other sheets are for reference and are not imported.",
    ),
    "about_passages": (
        "Không có trong tệp này: các đoạn dẫn chứng, ghi chú riêng của người tham gia, kết quả và liên quan, xác "
        "nhận đã đối chiếu, các khóa x-.",
        "Not in this file: passages that support facts; notes on participants, outcomes and relations; reviews; "
        "x- keys.",
    ),
    "about_quotes": (
        "Các câu trong bảng là lời của người biên soạn, không phải trích dẫn nguyên văn.",
        "Sentences here are the registry's own, not quotations.",
    ),
    "cut": (
        "Ô chỉ chứa được 32.767 ký tự; văn bản dài hơn bị cắt và kết thúc bằng dấu …",
        "A cell holds 32,767 characters; longer texts are cut and end with …",
    ),
}


def word(key: str, language: str) -> str:
    """Return what a sheet says in a language.

    Raises:
        KeyError: it says no such thing.
    """
    return _WORDS[key][language != "vi"]


def all_names(key: str) -> tuple[str, str]:
    """Return what a sheet says in both languages."""
    return _WORDS[key]
