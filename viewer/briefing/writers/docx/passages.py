"""Passages: the words of an original beside an ochre bar, what is retold beside a grey one.

A word processor draws one bar along paragraphs that follow each other with the same border. Passages about different
things are to have a bar each, so every other group has a bar of almost the same colour. (An indent of their own would
do, too, but pandoc takes paragraphs with one for quotations.)
"""

from __future__ import annotations

from viewer.briefing.document import Block, Quote, Retold
from viewer.briefing.writers.docx.markup import NOTHING, Markup, joined
from viewer.briefing.writers.docx.runs import paragraph, runs
from viewer.briefing.writers.docx.story import Story
from viewer.briefing.writers.docx.styles import OTHER_BARS, REMARKS


class Passages:
    """Writes passages, and knows which of them belong together."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._apart = False

    def passage(self, block: Quote | Retold, following: Block | None) -> Markup:
        """Return a passage, with the line about it and those right above where it has one."""
        style = "Quote" if isinstance(block, Quote) else "Retold"
        rule = OTHER_BARS[style] if self._apart else NOTHING
        about = bool(block.about)
        said = runs(block.runs, block.lang, self._story)
        remark = runs(block.about, block.lang, self._story)
        if about or not isinstance(following, type(block)):
            self._apart = not self._apart
        below = paragraph(REMARKS[style], remark, rule=rule) if about else NOTHING
        return joined((paragraph(style, said, keep=about, rule=rule), below))
