"""The table `standings`: closed weeks, with all that explains them."""

import json
from collections.abc import Iterable
from typing import Any

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms.standings.rules import Card, Closed, Measures, Part, Rate, Standing
from staffroom.rooms.standings.talk_rules import Talk

_ANEW = (
    "UPDATE SET measures = excluded.measures, score = excluded.score, place = excluded.place, reason = excluded.reason"
)


def put(tx: Tx, week: str, standing: Standing, now: Instant) -> None:
    """Close a group's week; a closed week stays as it is."""
    _write(tx, "NOTHING", week, standing, now)


def replace(tx: Tx, week: str, standing: Standing, now: Instant) -> None:
    """Write a group's week in place of what was there; when it was closed, stays."""
    _write(tx, _ANEW, week, standing, now)


def _write(tx: Tx, clash: str, week: str, standing: Standing, now: Instant) -> None:
    body: dict[str, Any] = {
        "measures": standing.group.measures,
        "parts": standing.parts,
    }
    body |= {"number": standing.group.number, "among": standing.among}
    tx.run(
        "INSERT INTO standings (cohort_id, week, measures, score, place, reason, closed_at, led_by)"
        " SELECT id, :week, :measures, :score, :place, :reason, :now, coordinator_id FROM cohorts WHERE id = :cohort"
        f" ON CONFLICT (cohort_id, week) DO {clash}",
        cohort=standing.group.cohort,
        week=week,
        measures=json.dumps(body, default=vars),
        score=standing.score,
        place=standing.place,
        reason=standing.reason,
        now=now,
    )


def _rate(value: dict[str, float] | None) -> Rate | None:
    return None if value is None else Rate(**value)


def _closed(tx: Tx, row: Row) -> Closed:
    """Read a row; those of older versions know neither the week of the group's course nor how many had a place."""
    body: dict[str, Any] = json.loads(row["measures"])
    known = body["measures"]
    cards = tuple(Card(**card) for card in known.pop("cards"))
    peer, gain, talk = _rate(known.pop("peer")), _rate(known.pop("gain")), known.pop("talk", None)
    known["skips"] = tuple(known.get("skips", ()))
    known["excused"] = tuple(Rate(**rate) for rate in known.get("excused", ()))
    measures = Measures(cards=cards, peer=peer, gain=gain, talk=talk and Talk(**talk), **known)
    parts = tuple(Part(**part) for part in body["parts"])
    among = body["among"] if "among" in body else _placed(tx, row)
    placed = (row["score"], row["place"], row["reason"], body.get("number", 1), among)
    return Closed(row["cohort_id"], row["week"], measures, parts, *placed, led_by=row["led_by"])


def _placed(tx: Tx, row: Row) -> int:
    """Return how many groups of a programme had a place in a week."""
    found = tx.value(
        "SELECT count(s.place) FROM standings s JOIN cohorts c ON c.id = s.cohort_id WHERE s.week = :week"
        " AND c.programme_id = (SELECT programme_id FROM cohorts WHERE id = :cohort)",
        week=row["week"],
        cohort=row["cohort_id"],
    )
    return int(found)


def of_cohort(tx: Tx, cohort: CohortId) -> list[Closed]:
    """Return a group's closed weeks, the earliest first."""
    rows = tx.all("SELECT * FROM standings WHERE cohort_id = :cohort ORDER BY week", cohort=cohort)
    return [_closed(tx, row) for row in rows]


def find(tx: Tx, cohort: CohortId, week: str) -> Closed | None:
    """Return a group's closed week."""
    row = tx.one("SELECT * FROM standings WHERE cohort_id = :cohort AND week = :week", cohort=cohort, week=week)
    return None if row is None else _closed(tx, row)


def latest_week(tx: Tx, programme: ProgrammeId) -> str | None:
    """Return the latest week that was closed in a programme."""
    found = tx.value(
        "SELECT max(s.week) FROM standings s JOIN cohorts c ON c.id = s.cohort_id WHERE c.programme_id = :programme",
        programme=programme,
    )
    return None if found is None else str(found)


def weeks_after(tx: Tx, programme: ProgrammeId, week: str) -> list[str]:
    """Return the weeks of a programme that were closed after a week, the earliest first."""
    rows = tx.tuples(
        "SELECT DISTINCT s.week FROM standings s JOIN cohorts c ON c.id = s.cohort_id"
        " WHERE c.programme_id = :programme AND s.week > :week ORDER BY s.week",
        programme=programme,
        week=week,
    )
    return [str(found) for (found,) in rows]


def closed_at(tx: Tx, programme: ProgrammeId, week: str) -> Instant:
    """Return when a week of a programme was closed."""
    found = tx.value(
        "SELECT min(s.closed_at) FROM standings s JOIN cohorts c ON c.id = s.cohort_id"
        " WHERE c.programme_id = :programme AND s.week = :week",
        programme=programme,
        week=week,
    )
    return Instant(found or 0)


def count(tx: Tx, programme: ProgrammeId, week: str) -> int:
    """Return how many groups of a programme took part in a closed week."""
    found = tx.value(
        "SELECT count(*) FROM standings s JOIN cohorts c ON c.id = s.cohort_id"
        " WHERE c.programme_id = :programme AND s.week = :week",
        programme=programme,
        week=week,
    )
    return int(found)


def lost_before(tx: Tx, cohorts: Iterable[CohortId], week: str, most: int) -> dict[CohortId, int]:
    """Return how many some groups lost in their latest closed weeks before a week."""
    rows = tx.among(
        "SELECT s.cohort_id, sum(json_extract(s.measures, '$.measures.lost')) FROM standings s"
        " WHERE s.cohort_id IN (:many) AND s.week < :week AND s.week >= coalesce((SELECT t.week FROM standings t"
        " WHERE t.cohort_id = s.cohort_id AND t.week < :week ORDER BY t.week DESC LIMIT 1 OFFSET :before), '')"
        " GROUP BY s.cohort_id",
        cohorts,
        week=week,
        before=most - 1,
    )
    return dict(rows)


def scores_before(tx: Tx, cohort: CohortId, week: str, most: int) -> list[float]:
    """Return a group's latest scores before a week."""
    rows = tx.all(
        "SELECT score FROM standings WHERE cohort_id = :cohort AND week < :week AND score IS NOT NULL"
        " ORDER BY week DESC LIMIT :most",
        cohort=cohort,
        week=week,
        most=most,
    )
    return [float(row["score"]) for row in rows]
