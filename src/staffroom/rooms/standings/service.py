"""Show the league, and explain a group's place to whoever leads it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, text
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import rules, screens, store, store_corrections, switch, weeks
from staffroom.rooms.standings.screens import Improved, League, Row

WEEKS_OF_MEAN = 4
MOST_EXPLAINED = 8
"""So many of a coordinator's groups are explained on one press."""


def rows_of(tx: Tx, programme: ProgrammeId, week: str) -> list[Row]:
    """Return a closed week, places first, then the groups without one, by name; late groups come after the others."""
    closed = _closed(tx, programme, week)
    latest = max((one.number for _, one in closed), default=0)
    found = [Row(cohort.name, one, late=one.number < latest) for cohort, one in closed]
    return sorted(found, key=lambda row: (row.closed.place is None, row.late, row.closed.place or 0, row.name))


def _closed(tx: Tx, programme: ProgrammeId, week: str) -> list[tuple[Cohort, rules.Closed]]:
    pairs = ((cohort, store.find(tx, cohort.id, week)) for cohort in cohorts.every_of_programme(tx, programme))
    return [(cohort, closed) for cohort, closed in pairs if closed is not None]


def render_league(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the league of a closed week in the programme's language; nothing once rankings are switched off."""
    programme = programmes.get(tx, ProgrammeId(args["programme"]))
    rows = rows_of(tx, programme.id, args["week"])
    if not rows or not switch.is_shown(tx, programme):
        return None
    return Rendered(screens.league(league_of(tx, programme, args["week"], rows)), programme.language)


def league_of(tx: Tx, programme: Programme, week: str, rows: list[Row]) -> League:
    """Return the league of a closed week."""
    number, target = number_of(programme, week), programme.settings.league_target
    return League(programme.title, week, number, tuple(rows), _improved(tx, rows, week), target)


def number_of(programme: Programme, week: str) -> int:
    """Return which week of the programme a closed week is."""
    return programme.calendar.week_of(programme.starts_on, date.fromisoformat(week))


def _improved(tx: Tx, rows: list[Row], week: str) -> Improved | None:
    """Return the group that rose most above the mean of its own four weeks before."""
    gains = []
    for row in rows:
        earlier = store.scores_before(tx, row.closed.cohort_id, week, WEEKS_OF_MEAN)
        gained = rules.improvement(row.closed.score, earlier)
        if gained is not None and screens.percent(gained) > 0:
            gains.append((screens.percent(gained), row.name))
    if not gains:
        return None
    points, name = min(gains, key=lambda gain: (-gain[0], gain[1]))
    return Improved(name, points)


def explain(tx: Tx, staff: PersonId, chat: ChatId, week: str, now: Instant) -> None:
    """Write to a coordinator in private why their own groups stand where they stand; to an admin, all places.

    Raises Refusal for anyone who leads none of the groups, for an unknown week, and where no private chat is open.
    """
    person, programme = _asking(tx, staff, chat)
    if person.private_chat is None:
        raise Refusal("standings-open-chat")
    rows = rows_of(tx, programme.id, week)
    own = [row for row in rows if cohorts.get(tx, row.closed.cohort_id).coordinator_id == person.id]
    if not rows or not (own or cohorts.is_admin(tx, person.id, programme.id)):
        raise Refusal("standings-not-yours")
    if not switch.is_shown(tx, programme):
        raise Refusal("standings-are-hidden")
    asked: list[CohortId | None] = [row.closed.cohort_id for row in own[:MOST_EXPLAINED]]
    for cohort in asked or [None]:
        _write(tx, person, person.private_chat, {"programme": programme.id, "week": week, "cohort": cohort}, now)


def _write(tx: Tx, person: Person, chat: ChatId, args: Mapping[str, Any], now: Instant) -> None:
    note = Note(
        key=f"why:{args['week']}:{args['cohort'] or 'all'}:{person.id}:{now}",
        kind="standings.why",
        chat=chat,
        args={**args, "person": person.id},
        person=person.id,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="never",
    )
    outbox.post(tx, note, now)


def _asking(tx: Tx, staff: PersonId, chat: ChatId) -> tuple[Person, Programme]:
    """Return the person in the programme whose coordinators' group the button stands in, else as they are."""
    person = people.get(tx, staff)
    programme = programmes.by_staff_chat(tx, chat) or programmes.get(tx, person.programme_id)
    if programme.id == person.programme_id or person.telegram_id is None:
        return person, programme
    same = [p for p in people.by_account(tx, person.telegram_id) if p.programme_id == programme.id]
    return next((p for p in same if p.roster != "teachers"), person), programme


def render_why(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the explanation of a group's place with its neighbours, or all places for an admin."""
    programme = programmes.get(tx, ProgrammeId(args["programme"]))
    language = people.get(tx, PersonId(args["person"])).language
    rows, number = rows_of(tx, programme.id, args["week"]), number_of(programme, args["week"])
    if not switch.is_shown(tx, programme):
        return None
    if args["cohort"] is None:
        return Rendered(screens.overview(rows, number), language)
    row = next((row for row in rows if row.closed.cohort_id == args["cohort"]), None)
    if row is None:
        return None
    changes = store_corrections.of_week(tx, row.closed.cohort_id, row.closed.week)
    corrected = [
        text("standings-was-corrected", before=one.before, after=one.after, reason=one.reason) for one in changes
    ]
    return Rendered(screens.why(row, number, *_neighbours(row, rows), corrected), language)


def _neighbours(row: Row, rows: list[Row]) -> tuple[Row | None, Row | None]:
    """Return the group before and the group after; a late group has them in weeks long past, and none here."""
    ranked = [one for one in rows if one.closed.place is not None and not one.late]
    if row not in ranked:
        return None, None
    here = ranked.index(row)
    return ranked[here - 1] if here else None, ranked[here + 1] if here + 1 < len(ranked) else None


def render_losses(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the word to an admin about a group that lost many."""
    closed = store.find(tx, CohortId(args["cohort"]), args["week"])
    if closed is None:
        return None
    name = cohorts.get(tx, closed.cohort_id).name
    return Rendered(
        screens.losses(name, closed.measures.lost_lately), people.get(tx, PersonId(args["person"])).language
    )


def render_copies(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the word to an admin about answers of a group that were alike."""
    closed = store.find(tx, CohortId(args["cohort"]), args["week"])
    copied = 0 if closed is None else sum(card.copied for card in closed.measures.cards)
    if not copied:
        return None
    name = cohorts.get(tx, CohortId(args["cohort"])).name
    return Rendered(screens.copies(name, copied), people.get(tx, PersonId(args["person"])).language)


def lines(tx: Tx, staff: PersonId, now: Instant) -> list[Line]:
    """Return a line for each group that a person leads about its last closed week, for the panel."""
    led = cohorts.coordinated_by(tx, staff)
    found = [programmes.get(tx, number) for number in sorted({cohort.programme_id for cohort in led})]
    return [line for programme in found for line in _places(tx, programme, led, now)]


def _places(tx: Tx, programme: Programme, led: Sequence[Cohort], now: Instant) -> list[Line]:
    if not switch.is_possible(programme):
        return []
    oldest = (weeks.first_of_last_week(programme.calendar, now) - weeks.WEEK).isoformat()
    latest = max((closed.week for cohort in led for closed in store.of_cohort(tx, cohort.id)), default="")
    rows = rows_of(tx, programme.id, latest) if latest >= oldest else []
    if not switch.is_shown(tx, programme):
        return []
    mine = {cohort.id for cohort in led}
    own = [row for row in rows if row.closed.cohort_id in mine]
    return [line for row in own for line in screens.own(row, *_neighbours(row, rows))]
