"""Use cases of composing: begun, sent to us, its groups chosen, looked at. A draft is a row, so no restart loses it."""

from collections.abc import Sequence

from staffroom import data_files
from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Rows, Screen, text
from staffroom.kernel.text import utf16
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.notices import rules, screens, store
from staffroom.rooms.notices.values import Choice, Content, Notice

GROUPS_SHOWN = 10
"""Groups on one page of those that may be ticked."""
_WHAT = "notices"


def own_groups(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the open groups that somebody leads, by name; of a programme in which an admin leads none, all."""
    return _open(tx, cohorts.led_by(tx, staff))


def every_group(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the open groups that somebody may write to, as coordinator or as admin, by name."""
    looked_after = [cohort for number in people.administered(tx, staff) for cohort in cohorts.of_programme(tx, number)]
    found = {cohort.id: cohort for cohort in [*own_groups(tx, staff), *_open(tx, looked_after)]}
    return sorted(found.values(), key=lambda cohort: cohort.name)


def _open(tx: Tx, groups: Sequence[Cohort]) -> list[Cohort]:
    """Return those groups that are at work, in programmes that are."""
    running = {programme.id for programme in programmes.running(tx)}
    at_work = (one for one in groups if one.programme_id in running and one.closed_at is None)
    return [one for one in at_work if one.opened_at is not None and one.chat_id is not None]


def rows(tx: Tx, staff: PersonId) -> Rows:
    """Return the button on somebody's desk, none where they have no open group."""
    if not every_group(tx, staff):
        return ()
    return ((screens.begin_button(own=bool(cohorts.coordinated_by(tx, staff))),),)


def begin(tx: Tx, staff: PersonId, now: Instant) -> Screen:
    """Take somebody's next private message for a notice, in place of whatever else they had begun.

    Raises Refusal where they have no open group.
    """
    if not every_group(tx, staff):
        raise Refusal("notices-no-groups")
    people.listen(tx, staff, _WHAT, now)
    for name in people.names_of(tx, staff):
        store.drop_drafts(tx, name.id)
    return screens.ask(store.begin(tx, staff, now))


def awaited(tx: Tx, staff: PersonId, said: Content | None, now: Instant) -> Notice | None:
    """Return the notice that a private message is for: one that waits for words, or whose too long text goes on."""
    if not people.listens(tx, staff, _WHAT, now):
        return None
    found = (store.draft_of(tx, name.id) for name in people.names_of(tx, staff))
    notice = next((one for one in found if one is not None), None)
    if notice is None:
        return None
    goes_on = said is not None and (rules.is_rest(notice, said, now) or bool(said.album and said.album == notice.album))
    return notice if notice.state == "writing" or goes_on else None


def take(tx: Tx, notice: Notice, said: Content | None, now: Instant) -> Screen | None:
    """Take what was sent and ask for the groups; None where that was answered with the first picture of an album.

    Raises Refusal where it cannot be posted: then something else may be sent.
    """
    if said is None:
        raise Refusal("notices-wrong-kind")
    if said.album:
        store.unwrite(tx, notice.id, now, said.album)
        return None if said.album == notice.album else screens.album(notice.id)
    if notice.state == "written":
        store.unwrite(tx, notice.id, now)
        return screens.too_long(notice.id)
    size, most = _length(tx, notice.person_id, said), rules.most(said.kind)
    if size > most:
        raise Refusal("notices-too-long", n=size, most=most)
    store.write(tx, notice.id, said, now)
    return _after_words(tx, notice)


def _after_words(tx: Tx, notice: Notice) -> Screen:
    """Ask for the groups, unless they are chosen already or there is only one."""
    if not store.targets(tx, notice.id):
        every = every_group(tx, notice.person_id)
        if len(every) > 1:
            return who(tx, notice)
        store.choose(tx, notice.id, [cohort.id for cohort in every])
    return look(tx, mine(tx, notice.person_id, notice.id))


def _length(tx: Tx, author: PersonId, said: Content) -> int:
    """Return how long a notice is in the language in which its signature is longest."""
    return max(utf16(raw(tx, author, said.words, language)) for language in people.languages())


def raw(tx: Tx, author: PersonId, words: str, language: str) -> str:
    """Return the words with the name of whoever wrote them, as HTML."""
    signed = data_files.words().html(text("notices-signed", name=people.get(tx, author).full_name), language)
    return f"{words}\n\n{signed}" if words else signed


def mine(tx: Tx, staff: PersonId, number: int | None, *states: str) -> Notice:
    """Return a notice that somebody's account wrote and that is in one of the states, by itself a written one.

    Raises Refusal for every other one.
    """
    notice = None if number is None else store.find(tx, number)
    own = {name.id for name in people.names_of(tx, staff)}
    if notice is None or notice.person_id not in own or notice.state not in (states or ("written",)):
        raise Refusal("notices-gone")
    return notice


def who(tx: Tx, notice: Notice) -> Screen:
    """Ask which groups it is for."""
    own, every = own_groups(tx, notice.person_id), every_group(tx, notice.person_id)
    return screens.audience(notice.id, len(own), len(every))


def to_own(tx: Tx, notice: Notice) -> Screen:
    """Choose all groups that its author leads."""
    return _chosen(tx, notice, own_groups(tx, notice.person_id))


def to_every(tx: Tx, notice: Notice) -> Screen:
    """Choose all groups of the programmes that its author looks after."""
    return _chosen(tx, notice, every_group(tx, notice.person_id))


def _chosen(tx: Tx, notice: Notice, groups: list[Cohort]) -> Screen:
    store.choose(tx, notice.id, [cohort.id for cohort in groups])
    return look(tx, notice)


def choosing(tx: Tx, notice: Notice, page: int) -> Screen:
    """Show the groups to be ticked."""
    every, ticked = every_group(tx, notice.person_id), {target.cohort_id for target in store.targets(tx, notice.id)}
    shown, where = pages.part(every, page, GROUPS_SHOWN)
    choices = [Choice(cohort.id, cohort.name, cohort.id in ticked) for cohort in shown]
    return screens.choosing(notice.id, choices, len(ticked), where)


def tick(tx: Tx, notice: Notice, cohort: CohortId, page: int) -> Screen:
    """Choose a group, or leave it out again.

    Raises Refusal for a group that is not one of theirs.
    """
    if cohort not in {group.id for group in every_group(tx, notice.person_id)}:
        raise Refusal("cohorts-not-yours")
    ticked = {target.cohort_id for target in store.targets(tx, notice.id)}
    store.choose(tx, notice.id, sorted(ticked ^ {cohort}))
    return choosing(tx, notice, page)


def look(tx: Tx, notice: Notice) -> Screen:
    """Show a notice as it will stand in its groups, with what can be done with it."""
    groups = chosen(tx, notice)
    if not groups:
        return who(tx, notice)
    shown = post(tx, notice, groups[0].language)
    others = len(every_group(tx, notice.person_id)) > 1
    return screens.with_rows(shown, screens.preview_rows(notice.id, len(groups), others=others))


def post(tx: Tx, notice: Notice, language: str) -> Screen:
    """Return a notice as it stands in a group of a language."""
    return screens.post(raw(tx, notice.person_id, notice.words, language), notice)


def chosen(tx: Tx, notice: Notice) -> list[Cohort]:
    """Return the groups that a notice is for and that its author may still write to."""
    wanted = {target.cohort_id for target in store.targets(tx, notice.id)}
    return [cohort for cohort in every_group(tx, notice.person_id) if cohort.id in wanted]


def rewrite(tx: Tx, notice: Notice, now: Instant) -> Screen:
    """Wait for other words; the groups stay chosen."""
    people.listen(tx, notice.person_id, _WHAT, now)
    store.unwrite(tx, notice.id, now)
    return screens.ask(notice.id)


def drop(tx: Tx, notice: Notice) -> Screen:
    """Post nothing, and keep nothing."""
    store.drop(tx, notice.id)
    return screens.dropped()
