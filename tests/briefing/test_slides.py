"""What each step of a presentation says, held against the printed document."""

from __future__ import annotations

import pytest

from tests.briefing.invented import TEXT, given, made, registry
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.content import plain
from viewer.briefing.document import Heading, text_of
from viewer.briefing.given import Given
from viewer.briefing.slides import (
    EndStep,
    EventStep,
    HeadingStep,
    Outcome,
    Passage,
    Person,
    Slides,
    Step,
    TitleStep,
    spoken,
)
from viewer.registry.records import Text

TALKS = Entry("talks-1", note=Text(en="Say this.\nAnd that."), heading=Text(en="The beginning", vi="Mở đầu"))
BRIEFING = Briefing(
    title=Text(en="The talks so far"),
    entries=(TALKS, Entry("drill"), Entry("base")),
    handling=Text(en="For few"),
    language="en",
)


def slides(briefing: Briefing = BRIEFING, lang: str = "en", *, known: bool = True) -> Slides:
    """Return the steps of a briefing about the invented registry."""
    read = registry()
    return Slides(briefing, read, given(read), lang, known=known)


def steps(shown: Slides) -> list[Step]:
    """Return all steps."""
    return [shown.step(at) for at in range(len(shown))]


def event(shown: Slides, name: str) -> EventStep:
    """Return the step of an event."""
    at = shown.place_of(name)
    assert at is not None
    found = shown.step(at)
    assert isinstance(found, EventStep)
    return found


def test_there_is_a_title_a_step_for_each_heading_and_event_and_an_end() -> None:
    """The order is that of the document: by date, headings before their events, what is undated at the end."""
    shown = slides()
    assert [type(step) for step in steps(shown)] == [TitleStep, HeadingStep, EventStep, EventStep, EventStep, EndStep]
    assert [step.events[0] for step in steps(shown) if isinstance(step, EventStep)] == ["talks-1", "drill", "base"]
    assert shown.handling == "For few"


def test_by_hand_the_steps_stand_as_they_were_put() -> None:
    """A briefing ordered by hand is presented in that order."""
    shown = slides(Briefing(entries=(Entry("base"), Entry("talks-1")), order="hand", language="en"))
    assert [step.events[0] for step in steps(shown) if isinstance(step, EventStep)] == ["base", "talks-1"]


def test_the_title_step_says_what_the_first_page_says() -> None:
    """Title, what the document is, until when it is true, and the counted summary."""
    step = slides().step(0)
    assert isinstance(step, TitleStep)
    assert (step.title, step.subtitle, step.as_of) == ("The talks so far", "Briefing", "Information as of 31 May 2030")
    assert step.lead[0].startswith("This document covers 3 events")
    assert step.events == ("talks-1", "drill", "base")


def test_a_heading_lists_what_follows_up_to_the_next_one() -> None:
    """Each heading's agenda ends where the next heading begins."""
    entries = (TALKS, Entry("drill", heading=Text(en="Later")), Entry("talks-3"))
    shown = slides(Briefing(entries=entries, language="en"))
    found = [step for step in steps(shown) if isinstance(step, HeadingStep)]
    assert [step.title for step in found] == ["The beginning", "Later"]
    assert found[0].agenda == (("1 Feb 2030", "First talks"),)
    assert found[1].agenda == (("May 2030", "Joint drill (announced)"), ("7 Jun 2031", "Third talks, held"))


def test_an_event_has_date_place_note_outcomes_and_sources() -> None:
    """The words are those of its card in the document."""
    step = event(slides(), "talks-1")
    assert (step.title, step.date) == ("First talks", "Friday 1 February 2030, morning")
    assert step.facts == "dialogue · Amber, Beland · S1, S2"
    assert step.remarks == ("On the date: By the date of the report.",)
    assert step.note == ("Say this.", "And that.")
    assert (step.outcomes_title, step.outcomes) == ("Outcomes", (Outcome("They agreed on a channel.", "S1, S2"),))
    assert step.text == ("First line.", "Second line.")


def test_people_stand_with_rank_and_office_as_of_then() -> None:
    """Role and post are as in the table; the event's own date is left out, and who is not named is marked."""
    assert event(slides(), "talks-1").people == (
        Person("Aland", "Ada Quill", "Colonel, Commander (as of 1 Jan 2030)", "chair", named=True),
        Person("Beland", "Bob Reed", "Captain", "co-chair", named=True),
        Person("Celand", "not named by the source", "Military attaché", "guest", named=False),
    )


def test_who_has_no_role_has_none() -> None:
    """The date of the event, which stands in that column of the table, is not taken for a role."""
    read = registry(TEXT.replace("{person: ada, role: chair}", "{person: ada}"))
    shown = Slides(BRIEFING, read, given(read), "en")
    assert [one.role for one in event(shown, "talks-1").people] == ["", "co-chair", "guest"]


def test_only_an_originals_words_stand_in_quotation_marks() -> None:
    """What was found in a retelling begins with “Retold:” and has no marks."""
    assert event(slides(), "talks-1").passages == (
        Passage("“a channel of their own”", "S1, line 8", original=True),
        Passage("Retold: they agreed", "S2, line 2 (retelling)", original=False),
    )


def test_what_a_document_leaves_out_is_not_presented() -> None:
    """Without the sections of events, people, passages and sources, only facts and notes are shown, and no end."""
    shown = slides(Briefing(entries=(TALKS,), language="en", sections=("chronology",)))
    step = event(shown, "talks-1")
    assert (step.outcomes, step.text, step.people, step.passages) == ((), (), (), ())
    assert step.note == ("Say this.", "And that.")
    assert not isinstance(shown.step(len(shown) - 1), EndStep)


def test_participants_and_passages_are_those_that_were_chosen() -> None:
    """A choice made for an event holds in its step as well."""
    chosen = Entry("talks-1", participants=("bob",), passages=())
    step = event(slides(Briefing(entries=(chosen,), language="en")), "talks-1")
    assert [one.name for one in step.people] == ["Bob Reed"]
    assert step.passages == ()


def test_the_end_has_sources_and_open_questions_with_their_number() -> None:
    """The references are the document's; an event that is gone is a question."""
    shown = slides(Briefing(entries=(TALKS, Entry("gone")), language="en"))
    step = shown.step(len(shown) - 1)
    assert isinstance(step, EndStep)
    assert step.sources_title == "Sources"
    assert [label for label, _words in step.sources] == ["S1", "S2"]
    assert step.sources[0][1].startswith("W. Wren, Talks <resumed>, The Post")
    assert step.open == len(step.questions) == 4
    assert step.questions[-1] == "The event “gone” was chosen but is no longer in the registry."


def test_an_event_that_is_gone_has_no_step() -> None:
    """A deleted event of a saved briefing is passed over."""
    shown = slides(Briefing(entries=(Entry("gone"), Entry("drill")), language="en"))
    assert shown.place_of("gone") is None
    assert len(shown) == 3


def test_questions_are_not_denied_before_they_are_known() -> None:
    """As long as nobody has looked, the end says nothing about open questions, not even that there are none."""
    read = registry()
    shown = Slides(BRIEFING, read, Given(), "en", known=False)
    step = shown.step(len(shown) - 1)
    assert isinstance(step, EndStep)
    assert (step.questions_title, step.questions) == ("", ())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_briefing_without_events_is_its_title_alone(lang: str) -> None:
    """There is one step, without a summary and without an end."""
    shown = slides(Briefing(language=lang), lang)
    step = shown.step(0)
    assert len(shown) == 1
    assert isinstance(step, TitleStep)
    assert (step.lead, step.events) == ((), ())


def test_both_languages_have_the_same_steps() -> None:
    """A step keeps its place when the language changes, and says the other words."""
    both = Briefing(entries=(TALKS, Entry("drill")), language="both")
    english, vietnamese = slides(both, "en"), slides(both, "vi")
    assert [type(step) for step in steps(english)] == [type(step) for step in steps(vietnamese)]
    assert event(vietnamese, "talks-1").title == "Đàm phán lần một"
    heading = vietnamese.step(1)
    assert isinstance(heading, HeadingStep)
    assert heading.title == "Mở đầu"


def test_every_word_of_a_step_is_printed() -> None:
    """What the steps say of an event stands in the document, letter by letter."""
    document = made(BRIEFING)
    printed = " ".join((*plain(document).texts, *plain(document).footnotes))
    step = event(slides(), "talks-1")
    said = [step.title, step.date, *step.remarks, *step.note, *step.text, *(one.text for one in step.outcomes)]
    said += [one.text for one in step.passages] + [one.name for one in step.people]
    assert [words for words in said if words not in printed] == []
    assert step.title in [text_of(block.runs) for block in document.blocks if isinstance(block, Heading)]


def test_a_step_is_heard_whole() -> None:
    """A screen reader says date, title, note, people and passages in that order."""
    words = spoken(event(slides(), "talks-1"))
    order = ("Friday 1 February 2030", "First talks", "Say this", "They agreed", "Ada Quill, Colonel", "“a channel")
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    assert spoken(slides().step(0)).startswith("The talks so far. Briefing. Information as of")
    assert "1 Feb 2030: First talks" in spoken(slides().step(1))
    assert "Open questions" in spoken(slides().step(5))


def test_steps_are_made_when_they_are_asked_for() -> None:
    """Knowing how many steps there are makes none of them, and each is made once."""
    shown = slides()
    assert len(shown) == 6
    assert shown._made == {}
    assert shown.step(2) is shown.step(2)
    assert list(shown._made) == [2]


def test_a_place_knows_its_event() -> None:
    """A heading stands for the first event below it; title and end stand for none."""
    shown = slides()
    assert [shown.event_at(at) for at in range(6)] == [None, "talks-1", "talks-1", "drill", "base", None]
