"""Use cases: who is in the coordinators' group is learnt from Telegram itself, once a day and after news got lost."""

from collections.abc import Mapping

from staffroom.kernel import facts as installation
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, ProgrammeId, UserId
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import resting
from staffroom.rooms.cohorts.group_rules import Membership
from staffroom.rooms.cohorts.values import Meeting
from staffroom.rooms.programmes import Programme


def _fact(programme: ProgrammeId) -> str:
    return f"cohorts.meeting:{programme}"


def due(tx: Tx, before: Instant) -> Meeting | None:
    """Return the coordinators' group that is to be read next, which was not read since a moment."""
    for programme in programmes.all_of(tx):
        read_at = int(installation.get(tx, _fact(programme.id)) or 0)
        if programme.staff_chat is not None and read_at <= before:
            return Meeting(programme.id, programme.staff_chat, sorted(people.staff_of(tx, programme.id)))
    return None


def anew(tx: Tx, programme: ProgrammeId) -> None:
    """Let who is in a programme's coordinators' group be read anew: news of them may have got lost."""
    installation.forget(tx, _fact(programme))


def becomes(tx: Tx, programme: ProgrammeId, chat: ChatId) -> None:
    """Let another chat be the coordinators' group, in which nobody was seen yet."""
    people.meet_anew(tx, programme)
    programmes.set_staff_chat(tx, programme, chat)
    anew(tx, programme)


def every_anew(tx: Tx) -> None:
    """Let all of them be read anew."""
    for programme in programmes.all_of(tx):
        anew(tx, programme.id)


def note(tx: Tx, meeting: Meeting, found: Mapping[UserId, Membership], began: Instant, now: Instant) -> None:
    """Take what accounts are in a coordinators' group for news; later news than the reading stands."""
    installation.put(tx, _fact(meeting.programme), str(now))
    programme = programmes.get(tx, meeting.programme)
    if programme.staff_chat != meeting.chat:
        anew(tx, programme.id)  # it became another group meanwhile
        return
    for account, seen in found.items():
        if _is_news(tx, programme, account, began, inside=seen.inside):
            resting.follow_staff(tx, programme, account, began, inside=seen.inside)


def _is_news(tx: Tx, programme: Programme, account: UserId, began: Instant, *, inside: bool) -> bool:
    """Say whether an account came since it was last known to be out, or went since it was last known to be in."""
    for person in people.by_account(tx, account):
        known = (
            people.resting_since(tx, person.id, programme.id) if inside else people.met_at(tx, person.id, programme.id)
        )
        if (inside and known is None) or (known is not None and known // 1000 < began // 1000):
            return True
    return False
