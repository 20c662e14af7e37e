"""What stands in a record, who may have one, and that nothing of it is kept."""

from html.parser import HTMLParser

import pytest
from tests import builders as make
from tests.rooms.records.given import NOW, USER, teacher

from staffroom import data_files
from staffroom.kernel.db import Tx
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import joining, people, records
from staffroom.rooms.joining import data as joining_data
from staffroom.rooms.records import Record, Signer
from staffroom.rooms.records.service import buttons, own


def test_a_record_says_what_was_done_since_when_and_by_whose_word(tx: Tx) -> None:
    """Credited hours are the planned ones of the finished sections, whatever the platform measured."""
    amina, _ = teacher(tx)
    found = own(tx, USER, amina, NOW)
    said = found.summary
    assert (said.sections, said.of, said.own_word, said.minutes) == (2, 2, 1, 120)
    assert (said.workshops, said.answers, said.since, said.made) == (1, 3, "2026-09-08", "2026-11-26")
    assert said.course == {"ar": "إدارة الصف", "en": "Classroom management"}
    assert [(one.day.isoformat(), one.own_word) for one in found.sections] == [
        ("2026-09-10", False),
        ("2026-09-20", True),
    ]
    assert [(dict(one.title), str(one.day)) for one in found.workshops] == [({"en": "Seats"}, "2026-09-15")]


def test_only_the_teacher_gets_it_and_only_once_they_joined(tx: Tx) -> None:
    """Another account's button is about nobody; who has not joined is not offered one."""
    amina, cohort = teacher(tx)
    with pytest.raises(Refusal, match="button-old"):
        own(tx, make.account(78), amina, NOW)
    course = people.get(tx, amina).programme_id
    waiting = make.person(tx, course, "Bo Lund", user=79)
    make.member(tx, waiting, cohort, joined=None, state="placed")
    assert len(buttons(tx, amina)) == 1
    assert buttons(tx, waiting) == ()
    with pytest.raises(Refusal, match="not-yet"):
        own(tx, make.account(79), waiting, NOW)


def test_nothing_of_a_record_is_kept_and_after_erasure_it_still_verifies(tx: Tx) -> None:
    """Making one writes nothing; what is in the teacher's hands needs no row of ours."""
    amina, _ = teacher(tx)
    before = tx.value("SELECT total_changes()")
    signer = Signer(bytes(32))
    text = signer.text(own(tx, USER, amina, NOW).summary)
    assert tx.value("SELECT total_changes()") == before
    joining_data.erase(tx, USER, NOW)
    assert people.find(tx, amina) is None
    assert records.check_text(text, signer.public).name == "Amina Saleh"


class Words(HTMLParser):
    """What a browser would show, and the tags it found."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  the parser's own shape
        """Note a tag."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.seen.append(data)


def as_page(found: Record) -> Words:
    """Return what the page of a record shows."""
    seen = Words()
    seen.feed(records.as_html(found, "SR1:AA.BB", data_files.words().plain).decode())
    return seen


def test_the_page_speaks_two_languages_where_english_is_not_the_teachers_own(tx: Tx) -> None:
    """Arabic first, English below; an English record says everything once. A name stays a name."""
    amina, _ = teacher(tx)
    tx.run("UPDATE people SET full_name = '<script>x</script>'")
    seen = as_page(own(tx, USER, amina, NOW))
    assert {"سجل التطوير المهني", "Record of professional development", "<script>x</script>"} <= set(seen.seen)
    assert "script" not in seen.tags
    tx.run("UPDATE people SET language = 'en'")
    assert as_page(own(tx, USER, amina, NOW)).seen.count("Name") == 1


def test_my_record_offers_the_document(tx: Tx) -> None:
    """The button stands among a teacher's own things."""
    from staffroom.home import record_of  # noqa: PLC0415  it brings every room with it

    amina, _ = teacher(tx)
    shown: joining.MyRecord = record_of(tx, amina)
    presses = [button.press.action for row in shown.buttons for button in row if button.press]
    assert presses[-1] == "records.make"
