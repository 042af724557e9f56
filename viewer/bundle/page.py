"""The bundle's timeline as one HTML file: pictures, list, texts, style, script and fonts in it, nothing fetched.

    Facts + Timelines → page → timeline.html

Its policy lets nothing be loaded and no script run but the one whose digest it names. What the registry says stands in
markup only escaped, and in the script's data without any "<". Where scripts do not run, the first level and the list of
events are shown.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from html import escape

from viewer.base import resources
from viewer.base.value import frozen
from viewer.bundle.articles import LANGUAGES, Both
from viewer.bundle.drawn import RULER, Drawn, Level, Spot, Tick, Timelines
from viewer.bundle.facts import Facts
from viewer.bundle.words import AS_OF, PAGE, Pair, word

_FONTS = (
    ("IBM Plex Sans", 400, "IBMPlexSans-Regular.ttf"),
    ("IBM Plex Sans", 500, "IBMPlexSans-Medium.ttf"),
    ("IBM Plex Sans", 600, "IBMPlexSans-SemiBold.ttf"),
    ("IBM Plex Serif", 400, "IBMPlexSerif-Regular.ttf"),
)
_POLICY = (
    "default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_SCRIPTED = (
    *("found", "found-one", "list", "back", "related", "part-of", "parts", "participants", "outcomes", "passages"),
    *("sources", "no-source", "no-text", "not-found", "moved", "ambiguous", "line", "read", "retold", "retold-why"),
    *("search", "search-hint", "zoom-in", "zoom-out", "fit", "timeline", "events", "details", "language"),
)


@frozen
class Head:
    """What stands at the page's top.

    Attributes:
        title: of the briefing or registry.
        as_of: the date until which it is true, in words of both languages; empty where there is none.
        handling: the handling line; may be empty.
        lang: the language that is shown first.
    """

    title: Both
    as_of: Both
    handling: Both
    lang: str


def page(head: Head, facts: Facts, timelines: Timelines) -> bytes:
    """Return the file.

    Args:
        head: what stands at its top.
        facts: what is said of the events.
        timelines: the drawn levels by language; empty where nothing could be drawn.
    """
    script = resources.read_text("bundle/timeline.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    title = _in(head.title, head.lang)
    parts = (
        f'<!DOCTYPE html>\n<html lang="{head.lang}" data-lang="{head.lang}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(digest=digest)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">',
        f"<title>{escape(title)}</title>\n<style>\n{''.join(_font_faces())}{resources.read_text('bundle/timeline.css')}",
        "</style>\n</head>\n<body>",
        _header(head),
        f"<main>\n{''.join(_timeline(facts, timelines, head.lang))}{''.join(_side(facts, head.lang))}</main>",
        f'<script type="application/json" id="data">{_data(head, facts, timelines)}</script>',
        f"<script>{script}</script>\n</body>\n</html>\n",
    )
    return "\n".join(parts).encode()


def _font_faces() -> Iterator[str]:
    for family, weight, file in _FONTS:
        data = base64.b64encode(resources.path(f"fonts/{file}").read_bytes()).decode()
        source = f'url("data:font/ttf;base64,{data}") format("truetype")'
        yield f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: {source}; }}\n'


def _in(said: Both, lang: str) -> str:
    return said if isinstance(said, str) else said[0 if lang == "vi" else 1]


def spoken(said: Both | Pair) -> str:
    """Return a text as markup in both languages, of which one is shown; bare where both are the same."""
    if isinstance(said, str) or said[0] == said[1]:
        return escape(said if isinstance(said, str) else said[0])
    return "".join(
        f'<span data-l="{lang}" lang="{lang}">{escape(words)}</span>'
        for lang, words in zip(LANGUAGES, said, strict=True)
    )


def _label(key: str, lang: str) -> str:
    return f'data-label="{key}" aria-label="{escape(word(key, lang))}"'


def _header(head: Head) -> str:
    as_of = [AS_OF[at].format(date=_in(head.as_of, lang)) for at, lang in enumerate(LANGUAGES)] if head.as_of else ""
    about = f"<p>{spoken(as_of)}</p>" if as_of else ""
    handling = f'<p class="handling">{spoken(head.handling)}</p>' if head.handling else ""
    pressed = {lang: "true" if lang == head.lang else "false" for lang in LANGUAGES}
    return (
        f'<header>\n<div class="about"><h1>{spoken(head.title)}</h1>{about}{handling}</div>\n<div class="controls">'
        f'<div class="group"><button type="button" class="sign" id="out" {_label("zoom-out", head.lang)}>−</button>'
        f'<button type="button" class="sign" id="in" {_label("zoom-in", head.lang)}>+</button>'
        f'<button type="button" id="fit">{spoken(PAGE["fit-short"])}</button></div>'
        f'<div class="group" role="group" {_label("language", head.lang)}>'
        f'<button type="button" data-speak="vi" lang="vi" aria-pressed="{pressed["vi"]}">Việt</button>'
        f'<button type="button" data-speak="en" lang="en" aria-pressed="{pressed["en"]}">English</button></div>'
        f'</div>\n</header>\n<p class="static">{spoken(PAGE["static"])}</p>'
    )


def _timeline(facts: Facts, timelines: Timelines, lang: str) -> Iterator[str]:
    yield f'<section id="timeline" {_label("timeline", lang)}>\n'
    yield f'<div class="scroller" tabindex="0" role="region" {_label("timeline", lang)}>\n'
    places = {event: at for at, event in enumerate(facts.ids)}
    for spoken_in, drawn in timelines.items():
        for number, level in enumerate(drawn.levels):
            first = number == 0 and spoken_in == lang
            shift = (drawn.first - level.start) / level.per_pixel
            yield from _level(facts, level, number, spoken_in, places, shift, first=first)
    drawn_at_all = [drawn for drawn in timelines.values() if drawn.levels]
    if not drawn_at_all:
        key = "not-drawn" if not timelines else "no-dates" if facts.ids else "no-events"
        yield f'<p class="empty">{spoken(PAGE[key])}</p>\n'
    yield "</div>\n"
    beyond = max((drawn.beyond for drawn in drawn_at_all), default=0)
    if beyond:
        said = PAGE["earlier-one" if beyond == 1 else "earlier"]
        yield f'<p class="remark">{spoken([words.format(n=beyond) for words in said])}</p>\n'
    yield "</section>\n"


def _level(
    facts: Facts, level: Level, number: int, lang: str, places: dict[str, int], shift: float, *, first: bool
) -> Iterator[str]:
    hidden = "" if first else " hidden"
    place = f'style="--x0:{_px(shift)}"'
    yield f'<div class="level" data-l="{lang}" lang="{lang}" data-level="{number}" {place}{hidden}>\n'
    yield f'<div class="corner"></div>\n<div class="ruler" style="--w:{_px(level.width)}" aria-hidden="true">'
    for kind, ticks in (("major", level.majors), ("minor", level.minors)):
        yield from (_tick(kind, tick) for tick in ticks)
    yield f'</div>\n<div class="names" style="height:calc({_px(level.height)} * var(--s))">'
    for lane in level.lanes:
        undated = f"<span>{word('undated-count', lang).format(n=lane.undated)}</span>" if lane.undated else ""
        yield (
            f'<div class="lane" style="--y:{_px(lane.y)};--h:{_px(lane.h)};--c:{lane.color}">'
            f"<b>{escape(lane.title)}</b><span>{lane.count}</span>{undated}</div>"
        )
    yield f'</div>\n<div class="body" style="--w:{_px(level.width)};--h:{_px(level.height)}">'
    head, _end, drawn = level.svg.strip().removesuffix("</svg>").partition(">")
    yield f'{head} role="group">\n<g aria-hidden="true">{drawn}</g>\n'
    yield "\n".join(_hits(facts, level, lang, places))
    yield "</svg></div>\n</div>\n"


def _tick(kind: str, tick: Tick) -> str:
    return (
        f'<div class="tick {kind}" style="--x:{_px(tick.x)};--w:{_px(tick.w)}"><span>{escape(tick.label)}</span></div>'
    )


def _px(value: float) -> str:
    return f"{round(value, 1):g}px"


def _hits(facts: Facts, level: Level, lang: str, places: dict[str, int]) -> Iterator[str]:
    for spot in level.spots:
        known = sorted(places[event] for event in spot.events if event in places)
        if known:
            kind = "lanes hit" if level.dense else "hit"
            named = " ".join(map(str, known))
            said = escape(_spot(facts, known, lang))
            yield f'<a class="{kind}" href="#e{known[0]}" data-e="{named}"><title>{said}</title>{_box(spot)}</a>'


def _spot(facts: Facts, known: list[int], lang: str) -> str:
    if len(known) > 1:
        return word("together", lang).format(n=len(known))
    event = facts.events[known[0]]
    status = next((_in(value, lang) for key, value in event.get("facts", ()) if key == list(PAGE["status"])), "")
    return ", ".join(part for part in (_in(event["t"], lang), _in(event["d"], lang), status) if part)


def _box(spot: Spot) -> str:
    x, y, w, h = (f"{round(value, 1):g}" for value in (spot.x - 2, spot.y, spot.w + 4, spot.h))
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}"/>'


def _side(facts: Facts, lang: str) -> Iterator[str]:
    count = _counted(len(facts.ids))
    yield (
        f'<aside id="side" {_label("details", lang)}>\n<section id="list" {_label("events", lang)}>\n<div class="bar">'
        f'<h2>{spoken(PAGE["events"])}</h2><span class="count" id="count" role="status">{spoken(count)}</span>'
        f'<button type="button" id="all" hidden>{spoken(PAGE["fit-short"])}</button></div>\n<div class="findbar">'
        f'<input id="find" type="search" autocomplete="off" spellcheck="false" {_label("search", lang)}></div>\n'
        f'<ol class="events">\n'
    )
    yield from _rows(facts)
    none = "" if not facts.ids else " hidden"
    yield f'</ol>\n<p class="none" id="none"{none}>{spoken(PAGE["none" if facts.ids else "no-events"])}</p>\n'
    yield f'<p class="keys">{spoken(PAGE["keys"])}</p>\n</section>\n'
    yield (
        '<section id="panel" hidden>\n<div class="bar"><button type="button" id="back"></button></div>\n'
        '<div class="content" id="content"></div>\n</section>\n</aside>\n'
    )


def _counted(count: int) -> list[str]:
    return [words.format(n=count) for words in PAGE["found-one" if count == 1 else "found"]]


def _rows(facts: Facts) -> Iterable[str]:
    for at, event in enumerate(facts.events):
        inner = ' class="inner"' if "up" in event else ""
        yield (
            f'<li id="e{at}"><a href="#e{at}" data-e="{at}"{inner}><span class="d">{spoken(event["short"])}</span>'
            f"{spoken(event['t'])}</a></li>\n"
        )


def _data(head: Head, facts: Facts, timelines: Timelines) -> str:
    known = next(iter(timelines.values()), None)
    whole = {
        "title": head.title,
        "lang": head.lang,
        "ratio": _ratio(known),
        "first": known.first if known else 0,
        "last": known.last if known else 0,
        "words": {key: list(PAGE[key]) for key in _SCRIPTED},
        "levels": {lang: _levels(drawn) for lang, drawn in timelines.items()},
        "events": facts.events,
        "sources": facts.sources,
        "texts": facts.texts,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _levels(drawn: Drawn) -> list[dict[str, float]]:
    return [
        {"start": one.start, "per": one.per_pixel, "width": one.width, "height": one.height + RULER}
        for one in drawn.levels
    ]


def _ratio(known: Drawn | None) -> float:
    """Return how much a button zooms: from one level to the next."""
    levels = known.levels if known is not None else ()
    return levels[0].per_pixel / levels[1].per_pixel if len(levels) > 1 else 2.0
