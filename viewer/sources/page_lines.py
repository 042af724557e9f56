"""Judges single lines of a saved page by what they look like: sentence, heading, caption, date, byline.

The words are those that Vietnamese and English news sites put around their articles. Lines come stripped. The
patterns are compiled at their first use, because most texts need only one of them.
"""

from __future__ import annotations

import re
from functools import cache

_LONG = 80  # characters; a headline hardly reaches it, a paragraph hardly stays below
_CAPTION_MOST = 100
_HEADLINE_LEAST_WORDS = 5

_SENTENCE_END = r"(?:[.!?…:;]|\./\.)[\"”»’')\]]*$"
_CREDIT = r"(?:^|[.\s|(])(?:Ảnh|Hình|Photo|Image|Picture|Đồ họa)(?: minh họa)?\s*:|\((?:ảnh|photo|image)\s*:|\|$"
_OPENERS = (
    r"có thể bạn quan tâm",
    r"bài (?:viết )?(?:tương tự|liên quan|cùng chuyên mục)",
    r"tin (?:liên quan|mới|xem nhiều|đọc nhiều|cùng chuyên mục|nổi bật|khác)",
    r"(?:đọc|xem) (?:thêm|nhiều)",
    r"dư luận quan tâm|bình luận|ý kiến bạn đọc|chia sẻ|từ khóa|tags?|ngôn ngữ|languages?",
    r"related(?: \w+)?|read (?:more|also|next)|see also|more (?:from|on|news|stories)(?: \w+)*",
    r"most (?:read|viewed|popular)|latest news|editors?['’]?s? picks?|you (?:may|might) also like",
    r"comments?|share(?: this(?: \w+)?)?|press contacts?",
    r"cơ quan chủ quản|giấy phép số|tòa soạn|bản quyền|copyright|all rights reserved|©",
)
_OPENER = rf"(?i)^(?:{'|'.join(_OPENERS)})\s*(?:[:：].*|[»>…]*|\(\d+\)|[\d/©].*)$"
_FOLLOW_US = r"(?i)^(?:theo dõi|follow)\b.*\b(?:trên|on|tại|us)\b|google news"
_DAY = r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} \w+ \d{4}\b|\btháng \d"
_BYLINE = r"(?i)^(?:nguồn|theo|source|tác giả|by|bài(?: và ảnh)?|ảnh|tin)\b"
_AGENCY = r"\([^()]*\)$"


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)


def is_paragraph(line: str) -> bool:
    """Return whether the line is running text: long, and ended like a sentence."""
    return len(line) >= _LONG and bool(_pattern(_SENTENCE_END).search(line)) and not is_credited_caption(line)


def is_heading(line: str) -> bool:
    """Return whether the line could be a teaser's heading: words without the end of a sentence."""
    return len(line.split()) >= 3 and not line.endswith((".", ":"))


def opens_furniture(line: str) -> bool:
    """Return whether pages go on with teasers, comments or their imprint at such a line."""
    return not is_paragraph(line) and bool(_pattern(_OPENER).match(line))


def is_credited_caption(line: str) -> bool:
    """Return whether the line says that it describes a picture: by a credit, or by a closing bar."""
    return bool(_pattern(_CREDIT).search(line))


def could_be_caption(line: str) -> bool:
    """Return whether the line is one short plain sentence, as captions without credits are."""
    if len(line) > _CAPTION_MOST or not line[0].isupper() or not line.endswith("."):
        return False
    return not any(sign in line[:-1] for sign in '.,;:?!“"')


def could_be_headline(line: str) -> bool:
    """Return whether the line could be the article's headline."""
    if len(line.split()) < _HEADLINE_LEAST_WORDS or line.endswith((".", ":")) or _pattern(_FOLLOW_US).search(line):
        return False
    return " > " not in line and not is_dateline(line)


def is_dateline(line: str) -> bool:
    """Return whether the line is about when, and perhaps where, the article was published."""
    return len(line) < _LONG and bool(_pattern(_DAY).search(line))


def is_byline(line: str) -> bool:
    """Return whether the line names an author, an agency or the source of a reprint."""
    return len(line) < _LONG and bool(_pattern(_BYLINE).match(line) or _pattern(_AGENCY).search(line))
