"""What is done before anything runs: the database in its present shape, the programmes in line with their files."""

import hashlib
from collections.abc import Mapping

from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.clock import Clock, SystemClock
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.ops.copying import forgotten, upgrade
from staffroom.rooms import cascade, cheers, cohorts, joining, people, programmes, prompts, ready, workshops
from staffroom.rooms.programmes import Programme, Settings, load_course
from staffroom.settings import ProgrammeSection


def prepare(config: Config, key: bytes, clock: Clock | None = None, *, locked: bool = False) -> None:
    """Bring database and programmes up to date, and let those stay forgotten who had their data deleted.

    `locked` says that the caller holds the process lock. Raises Trouble for a wrong key, a damaged file, an upgrade
    that is not to be or did not come out right, or a mistake in a course, naming file and line.
    """
    config.database.parent.mkdir(parents=True, exist_ok=True)
    now = (clock or SystemClock()).now()
    upgrade.bring_up(config, key, now, locked=locked)
    local = LocalDatabase(config.database, key)
    try:
        local.write(_bring_in_line, config, now)
        forgotten.agree(local)
    finally:
        local.close()


def _bring_in_line(tx: Tx, config: Config, now: Instant) -> None:
    upgrade.sign(tx)
    sync_programmes(tx, config, now)


def sync_programmes(tx: Tx, config: Config, now: Instant) -> None:
    """Bring the programmes in line with config.yaml and their course folders.

    Raises Trouble naming file and line of a mistake.
    """
    for section in config.settings.programmes:
        course = load_course(config.course_folder(section))
        programme = programme_of(config, section, course.title, course.guidelines)
        fact, digest = f"synced:{section.slug}", hashlib.sha256(repr((programme, course)).encode()).hexdigest()
        before = programmes.by_slug(tx, section.slug)
        if before is not None and facts.get(tx, fact) == digest:
            people.appoint_admins(tx, before.id)
            joining.follow_words(tx, before.id, now)
            continue  # planning anew is for the daily tick, not for every start
        shown = {} if before is None else cascade.looks(tx, before.id)
        number = programmes.sync(tx, programme, course)
        people.appoint_admins(tx, number)
        cohorts.follow_programme(tx, number, before, programme)
        joining.follow_words(tx, number, now)
        prompts.load(tx, number, course.entries)
        cheers.load(tx, number, course.encouragement)
        workshops.load(tx, number, course.entries, now)
        ready.load(tx, number, course.ready_words)
        prompts.plan(tx, number, now)
        cascade.follow(tx, shown, now)
        facts.put(tx, fact, digest)


def programme_of(
    config: Config, section: ProgrammeSection, title: Mapping[str, str], guidelines: Mapping[str, str]
) -> Programme:
    """Return a programme as config.yaml and its course describe it."""
    return Programme(
        id=ProgrammeId(0),
        slug=section.slug,
        title=title,
        zone=section.time_zone,
        starts_on=section.start,
        language=config.language_of(section),
        solo=section.solo,
        staff_chat=None,
        settings=_settings(config, section),
        guidelines=guidelines,
    )


def _settings(config: Config, section: ProgrammeSection) -> Settings:
    weights = section.league.weights
    return Settings(
        school_week=section.school_days,
        holidays=tuple((days.first.isoformat(), days.last.isoformat()) for days in section.closed_days()),
        quiet_from=section.quiet_hours.first,
        quiet_to=section.quiet_hours.last,
        posts_per_day=section.posts.per_day,
        posts_per_week=section.posts.per_week,
        cohort_size=section.cohorts.size,
        most_led=section.cohorts.per_coordinator,
        naming=section.cohorts.naming,
        schools=section.cohorts.schools,
        lead_hours=section.cards.lead_hours,
        relevance_hours=section.cards.relevance_hours,
        post_unattended=section.cards.post_unattended,
        when_in_doubt=section.cards.when_in_doubt,
        min_answer_words=section.answers.min_words,
        min_answer_letters=section.answers.min_letters,
        digest_at=section.digest.at,
        question_hours=section.digest.question_hours,
        low_response=section.digest.low_response,
        progress_order=section.progress.order,
        league=section.league.enabled,
        league_weights=(weights.response, weights.peer_reply, weights.progress),
        league_target=section.league.target,
        reports=section.conduct.reports,
        words=section.conduct.words.policy,
        word_languages=section.conduct.words.languages,
        personal_hints=section.conduct.personal_data,
        help_words=section.conduct.help.enabled,
        help_points=tuple(section.conduct.help.points.items()),
        help_contact=section.conduct.help.contact,
        back_and_forth=section.conduct.back_and_forth,
        links=section.conduct.links,
        forwards=section.conduct.forwards,
        domains=section.conduct.domains,
        media_policy=section.media.policy,
        media_hours=section.media.hours,
        organisation=config.settings.organisation.name,
        logo=config.settings.organisation.logo,
    )
