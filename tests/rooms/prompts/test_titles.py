"""A card in one line: what stands open in its words is filled in, and it is cut after that."""

import pytest
from tests import builders as make
from tests.rooms.prompts import given as g

from staffroom.kernel.db import Tx
from staffroom.kernel.screen import Words
from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.rooms import cohorts, prompts

NAME = "Riverside & Hill_Group1"


def _title(tx: Tx, said: str, *, inside: bool) -> Words:
    programme = make.programme(tx)
    leader = make.coordinator(tx, programme, "Huda")
    number = make.cohort(tx, programme, coordinator_id=leader, name=NAME)
    posting = g.planned(tx, programme, g.entry("one", text={"en": said}))["one"]
    return prompts.title(tx, posting.prompt_id, cohorts.get(tx, number) if inside else None)


def test_a_group_reads_its_own_name(tx: Tx, words: Translator) -> None:
    """And who leads it, in Telegram's markup."""
    said = "{$week}: hello {$group} and {$coordinator}"
    assert (
        words.html(_title(tx, said, inside=True), "en")
        == f"1: hello {FSI}Riverside &amp; Hill_Group1{PDI} and {FSI}Huda{PDI}"
    )


def test_for_several_groups_it_says_what_fits_all(tx: Tx, words: Translator) -> None:
    """In the reader's language."""
    title = _title(tx, "{$week}: {$group} and {$coordinator}", inside=False)
    assert words.html(title, "en") == "1: your group and your coordinator"


@pytest.mark.parametrize("before", range(0, 48, 3))
def test_it_is_cut_after_it_is_filled(tx: Tx, words: Translator, before: int) -> None:
    """Neither a gap nor a sign of the markup is cut in two, and a name that is cut is closed."""
    title = _title(tx, f"{'x' * before}\n {{$group}} {'y' * 60}", inside=True)
    plain, marked = words.plain(title, "en"), words.html(title, "en")
    seen = plain.replace(FSI, "").replace(PDI, "")
    assert seen.endswith("…")
    assert len(seen) <= 48
    assert "{" not in plain
    assert "\n" not in plain
    assert plain.count(FSI) == plain.count(PDI)
    assert marked == plain.replace("&", "&amp;")
