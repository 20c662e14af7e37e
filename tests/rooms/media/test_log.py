"""What admins see of decisions about photos and videos: what, where, when, by which rule; nobody's name."""

import csv
import io

from tests import builders as make
from tests.rooms.media.test_media import AMINA, CHAT, NOW, STRANGER, group, shown

from staffroom import data_files
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms.media import answers, log, service
from staffroom.telegram.render import html

COURSE = ProgrammeId(1)
"""Whose group it is."""


def admin(tx: Tx, programme: ProgrammeId = COURSE, user: int = 950) -> PersonId:
    """Write an admin."""
    return make.person(tx, programme, "Noor", roster="admins", role="admin", user=user)


def decided(tx: Tx) -> None:
    """Let a teacher answer in each way, a coordinator for a chat, and somebody not at all."""
    for message, answer in ((5, "none"), (6, "permission"), (7, "remove")):
        service.shown(tx, shown(message, str(message)), NOW)
        answers.answer(tx, AMINA, None, message - 4, answer, Instant(NOW + message))
    service.shown(tx, shown(8, user=None), NOW)
    leader = tx.value("SELECT coordinator_id FROM cohorts")
    answers.answer(tx, UserId(900), leader, 4, "remove", Instant(NOW + HOUR))
    service.shown(tx, shown(9, user=STRANGER), NOW)
    answers.without_answer(tx, Instant(NOW + DAY))


def cells(tx: Tx, reader: PersonId, language: str = "en") -> list[list[str]]:
    """Return the table that somebody gets."""
    words = data_files.words()
    file = log.as_file(log.export(tx, reader), lambda line: words.plain(line, language)).file
    assert file is not None
    assert file.name == "photos.csv"
    return list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))


def test_admins_read_what_was_decided_and_by_whom_without_names(tx: Tx) -> None:
    """In the chat by pages, as a table all of it; what somebody else's admin asks for is empty."""
    group(tx)
    decided(tx)
    noor = admin(tx)
    heading, *lines = cells(tx, noor)
    assert heading == ["When", "Group", "Who decided", "What", "Rule"]
    assert [line[2:4] for line in lines] == [
        ["nobody, by the programme’s rule", "Removed, since nobody confirmed it"],
        ["whoever leads the group", "Removed as they wished"],
        ["whoever posted it", "Removed as they wished"],
        ["whoever posted it", "Permission held"],
        ["whoever posted it", "No pupils visible"],
    ]
    page = html(log.show(tx, noor, 0), data_files.words(), "ar")
    assert "الإذن متوفر" in page
    assert not any(name in page + str(lines) for name in ("Amina", "Huda"))
    elsewhere = admin(tx, make.programme(tx, slug="elsewhere"), 951)
    assert cells(tx, elsewhere) == [heading]
    assert (log.rows(tx, noor) != (), log.rows(tx, elsewhere)) == (True, ())


def test_a_long_log_is_turned_page_by_page(tx: Tx) -> None:
    """The newest first."""
    group(tx)
    for message in range(20):
        service.shown(tx, shown(message, str(message)), NOW)
        answers.answer(tx, AMINA, None, message + 1, "none", Instant(NOW + message * DAY))
    noor = admin(tx)
    first, last = (html(log.show(tx, noor, page), data_files.words(), "en") for page in (0, 9))
    assert [first.count(" · "), last.count(" · ")] == [16, 8]
    assert first != last


def test_what_was_removed_for_another_reason_is_in_no_log_of_photos(tx: Tx) -> None:
    """The report that it was removed for is in the other one; what is being asked about is in neither."""
    group(tx)
    for message in (5, 6):
        service.shown(tx, shown(message, str(message)), NOW)
    answers.gone(tx, CHAT, {"message_id": 5}, None, NOW)
    assert len(cells(tx, admin(tx))) == 1


def test_what_was_confirmed_and_not_posted_again_keeps_the_moment_of_its_confirmation(tx: Tx) -> None:
    """Nobody decided anything when its time was over."""
    group(tx, "hold")
    service.shown(tx, shown(5), NOW)
    answers.answer(tx, AMINA, None, 1, "permission", NOW)
    answers.without_answer(tx, Instant(NOW + 2 * DAY))
    assert tx.tuples("SELECT answer, decided_at FROM media_cases") == [("permission", NOW)]
