"""Cards as entries of a calendar file: what is written reads back to the same cards."""

import re
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import builders as make
from tests.conftest import examples
from tests.rooms.prompts import given as g

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.rooms import prompts
from staffroom.rooms.programmes import WEEKDAYS, Entry
from staffroom.rooms.prompts import Made, export

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}"), min_size=1, max_size=60
).filter(lambda text: bool(text.strip()))
texts = st.dictionaries(st.sampled_from(("en", "ar", "zh")), words, min_size=1)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Return a card of any kind that has words, on any day."""
    kind = draw(st.sampled_from(("introduction", "question", "task", "announcement", "poll", "quiz")))
    said = draw(texts)
    day = draw(st.sampled_from(("week", "after", "section_due")))
    days: dict[str, dict[str, Any]] = {
        "week": {"week": draw(st.integers(1, 104)), "weekday": draw(st.sampled_from(WEEKDAYS))},
        "after": {"after": "other", "days": draw(st.integers(0, 30))},
        "section_due": {"section_due": "s1"},
    }
    values: dict[str, Any] = {
        "id": "card-7",
        "kind": kind,
        "at": f"{draw(st.times()):%H:%M}",
        "text": said,
        **days[day],
    }
    values["theme"] = draw(st.sampled_from(("teal", "blue", "plum")))
    values["on_closed"] = draw(st.sampled_from(("shift", "merge", "drop")))
    values["relevance_hours"] = draw(st.sampled_from((None, 12)))
    if day == "week":
        values["section"] = draw(st.sampled_from((None, "s2")))
    if draw(st.booleans()):
        values["follow_up"] = draw(texts)
    if kind in ("poll", "quiz"):
        values["options"] = [
            {language: f"{number} {language}" for language in said} for number in range(draw(st.integers(2, 12)))
        ]
    if kind == "poll":
        values["several"] = draw(st.booleans())
    if kind == "quiz":
        values |= {"correct": draw(st.integers(1, 2)), "explanation": draw(texts)}
    return Entry.model_validate(values)


@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries())
def test_a_card_that_is_written_down_reads_back_to_the_same_card(local: LocalDatabase, entry: Entry) -> None:
    """Whatever its kind, its day and its words."""

    def kept(tx: Tx, entry: Entry) -> prompts.Prompt:
        programme = tx.value("SELECT id FROM programmes") or make.programme(tx)
        prompts.load(tx, programme, [entry])
        (card,) = prompts.on_calendar(tx, programme)
        return card

    card = local.write(kept, entry)
    (written,) = yaml.safe_load(prompts.as_yaml([card]))["entries"]
    assert local.write(kept, Entry.model_validate(written)) == card
    tidy = entry.model_copy(update={"section": entry.section})
    again = Entry.model_validate(written)
    same = set(Entry.model_fields) - {"minutes"}
    assert {name: getattr(again, name) for name in same} == {name: getattr(tidy, name) for name in same}


def test_cards_that_were_made_in_the_chat_are_written_with_the_place_of_their_picture(tx: Tx) -> None:
    """Cards of the course stand in its file already."""
    programme = make.programme(tx)
    prompts.load(tx, programme, [g.entry("one")])
    for number in ("", "file-9"):
        made = Made("question", number, {"en": "What is it?"}, None, prompts.usual_time(tx, programme))
        prompts.add_card(tx, programme, made, g.day(15), make.at(1))
    first, second = prompts.made_cards(tx, programme)
    assert export.as_entry(first) == {
        "id": first.slug, "kind": "question", "week": 2, "weekday": "tue", "at": "16:00", "text": {"en": "What is it?"},
    }  # fmt: skip
    assert re.fullmatch(rf"pictures/{second.slug}-[0-9a-f]{{8}}\.jpg", export.as_entry(second)["image"])
    assert prompts.as_yaml([first, second]).startswith("# Cards")
