"""A personal link lets one person in, once bound for ever."""

import pytest
from tests import builders as make

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms import people
from staffroom.rooms.people import Closed, Opened

NOW = make.at()
AMINA, EVE = UserId(11), UserId(66)


@pytest.fixture
def programme(tx: Tx) -> ProgrammeId:
    """Set a programme up."""
    return make.programme(tx)


def opening(tx: Tx, token: str, user: UserId = AMINA, now: Instant = NOW) -> Opened | str:
    """Open a link; return who came in, or the key of the sentence that says why not."""
    found = people.open_link(tx, token, user, "Amina <b>", "zh-hans", now)
    return found.reason.key if isinstance(found, Closed) else found


def teacher(tx: Tx, programme: ProgrammeId) -> tuple[PersonId, str]:
    """Write a teacher and issue a link."""
    person = make.person(tx, programme)
    return person, people.issue_link(tx, person, "teacher", NOW)


def test_a_link_binds_the_first_account_and_keeps_only_a_hash(tx: Tx, programme: ProgrammeId) -> None:
    """Who opens it first is the person; the token is nowhere in the file."""
    person, token = teacher(tx, programme)
    assert opening(tx, token) == Opened(person, "teacher")
    assert people.get(tx, person).telegram_id == AMINA
    assert len(token) <= 64
    assert token.encode() not in b"".join(row["token_hash"] for row in tx.all("SELECT token_hash FROM links"))


def test_a_forwarded_link_does_not_let_a_second_account_in(tx: Tx, programme: ProgrammeId) -> None:
    """The same account may open it again, even late; nobody else may."""
    person, token = teacher(tx, programme)
    opening(tx, token)
    assert opening(tx, token, EVE) == "people-link-used"
    assert opening(tx, token, now=Instant(NOW + 90 * DAY)) == Opened(person, "teacher")


def test_a_link_expires_at_its_hour(tx: Tx, programme: ProgrammeId) -> None:
    """Sixty days, and not a moment more."""
    _, token = teacher(tx, programme)
    assert opening(tx, token, now=Instant(NOW + 60 * DAY)) == "people-link-expired"
    assert isinstance(opening(tx, token, now=Instant(NOW + 60 * DAY - 1)), Opened)


def test_a_new_link_withdraws_the_older_unused_one(tx: Tx, programme: ProgrammeId) -> None:
    """A letter that got lost opens nothing."""
    person, old = teacher(tx, programme)
    new = people.issue_link(tx, person, "teacher", NOW)
    assert opening(tx, old) == "people-link-replaced"
    assert isinstance(opening(tx, new), Opened)
    assert opening(tx, old, EVE) == "people-link-replaced"


def test_of_many_links_that_nobody_opened_the_last_two_are_kept(tx: Tx, programme: ProgrammeId) -> None:
    """The table does not grow with every list that is printed; the newest works, the one before is explained."""
    person, first = teacher(tx, programme)
    tokens = [first, *(people.issue_link(tx, person, "teacher", Instant(NOW + n)) for n in range(1, 6))]
    assert tx.value("SELECT count(*) FROM links") == 2
    later = Instant(NOW + 9)
    told = [opening(tx, token, now=later) for token in tokens[:-1]]
    assert told == [*["people-link-unknown"] * 4, "people-link-replaced"]
    assert isinstance(opening(tx, tokens[-1], now=later), Opened)


def test_a_new_link_for_somebody_who_is_bound_lets_no_stranger_in(tx: Tx, programme: ProgrammeId) -> None:
    """The person keeps their account."""
    person, token = teacher(tx, programme)
    opening(tx, token)
    again = people.issue_link(tx, person, "teacher", NOW)
    assert opening(tx, again, EVE) == "people-link-used"
    assert isinstance(opening(tx, again), Opened)


def test_an_account_is_one_teacher_in_a_programme(tx: Tx, programme: ProgrammeId) -> None:
    """A colleague's link is not a second place."""
    _, mine = teacher(tx, programme)
    _, hers = teacher(tx, programme)
    opening(tx, mine)
    assert opening(tx, hers) == "people-link-second"


def test_guessing_is_stopped_after_ten_wrong_tries_for_an_hour(tx: Tx, programme: ProgrammeId) -> None:
    """Even the right link waits then; other accounts are not concerned."""
    _, token = teacher(tx, programme)
    assert {opening(tx, f"guess{n}") for n in range(10)} == {"people-link-unknown"}
    assert opening(tx, token) == "people-link-too-many"
    assert opening(tx, "guess", EVE) == "people-link-unknown"
    assert isinstance(opening(tx, token, now=Instant(NOW + HOUR + 1)), Opened)


def test_what_is_kept_of_wrong_tries_is_forgotten_within_hours(tx: Tx, programme: ProgrammeId) -> None:
    """The table does not grow."""
    for n in range(5):
        opening(tx, "guess", now=Instant(NOW + n * 2 * HOUR))
    assert programme
    assert tx.value("SELECT count(*) FROM link_tries") == 1


def test_an_admin_link_makes_whoever_opens_it_first_an_admin_of_every_programme(tx: Tx, programme: ProgrammeId) -> None:
    """Owner links exist before their owner is known."""
    other = make.programme(tx, slug="reading")
    token = people.issue_admin_link(tx, NOW)
    opened = opening(tx, token)
    assert isinstance(opened, Opened)
    assert [p.id for p in people.admins(tx, programme)] == [p.id for p in people.admins(tx, other)] == [opened.person]
    assert people.get(tx, opened.person).language == "zh"
    assert people.identify(tx, AMINA, None).admin == opened.person


def test_an_admin_link_is_single_use_and_lives_a_week(tx: Tx, programme: ProgrammeId) -> None:
    """It is the most powerful of links."""
    token, late = people.issue_admin_link(tx, NOW), people.issue_admin_link(tx, NOW)
    first = opening(tx, token)
    assert opening(tx, token, EVE) == "people-link-used"
    assert opening(tx, token) == first
    assert opening(tx, late, EVE, Instant(NOW + 7 * DAY)) == "people-link-expired"
    assert len(people.admins(tx, programme)) == 1


def test_without_a_programme_nobody_becomes_its_admin(tx: Tx) -> None:
    """The link stays good until there is one."""
    token = people.issue_admin_link(tx, NOW)
    assert opening(tx, token) == "people-link-no-programme"
    make.programme(tx)
    assert isinstance(opening(tx, token), Opened)
