import zoneinfo
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import builders as make
from tests.conftest import examples
from tests.rooms.prompts import given as g

from staffroom.kernel.clock import at_wall, in_zone, local_day
from staffroom.rooms.programmes import Holiday, Kind, SchoolCalendar
from staffroom.rooms.prompts import Prompt, rules
from staffroom.rooms.prompts.rules import Caps, Slot

ONE_A_DAY = Caps(1, 4)
SUNDAY = g.day(6)


def plan(*prompts: Prompt, closed: tuple[int, ...] = (), caps: Caps = ONE_A_DAY, **more: time) -> dict[int, Slot]:
    """Plan prompts in the week of 6 September 2026 with some days closed."""
    calendar = g.calendar("Asia/Riyadh", holidays=tuple(Holiday(g.day(one), g.day(one)) for one in closed), **more)
    return {int(number): slot for number, slot in rules.schedule(prompts, SUNDAY, calendar, caps, {}).items()}


def days(slots: dict[int, Slot]) -> dict[int, int | None]:
    """Return the day of September of each prompt, None for a dropped one."""
    return {number: None if slot.dropped else slot.day.day for number, slot in slots.items()}


def test_a_prompt_is_due_on_its_week_weekday_and_local_time() -> None:
    """Week 2, Tuesday, 16:00 on the wall in Riyadh."""
    slot = plan(g.prompt(1, week=2, weekday=1))[1]
    assert slot == Slot(make.at(15, 16), g.day(15))


def test_a_closed_day_shifts_to_the_next_open_day_past_the_weekend() -> None:
    """Thursday is a holiday, Friday and Saturday are the weekend."""
    assert days(plan(g.prompt(1, weekday=3), closed=(10,))) == {1: 13}


def test_a_shifted_prompt_takes_the_day_and_the_next_one_moves_on() -> None:
    """One post a day."""
    assert days(plan(g.prompt(1, weekday=0), g.prompt(2, weekday=1), closed=(7,))) == {1: 8, 2: 9}


def test_a_closed_day_drops_what_says_drop() -> None:
    """Nothing else moves."""
    assert days(plan(g.prompt(1, weekday=0, on_closed="drop"), g.prompt(2, weekday=1), closed=(7,))) == {1: None, 2: 8}


def test_a_merged_prompt_takes_a_free_day() -> None:
    """Tuesday has no card, so it carries Monday's."""
    assert days(plan(g.prompt(1, weekday=0, on_closed="merge"), g.prompt(2, weekday=2), closed=(7,))) == {1: 8, 2: 9}


def test_a_merged_prompt_gives_way_to_the_card_of_that_day() -> None:
    """The next card stands for both; it is not displaced."""
    assert days(plan(g.prompt(1, weekday=0, on_closed="merge"), g.prompt(2, weekday=1), closed=(7,))) == {1: None, 2: 8}


def test_an_open_day_needs_no_merging() -> None:
    """The rule for closed days is for closed days."""
    assert days(plan(g.prompt(1, weekday=0, on_closed="merge"))) == {1: 7}


def test_the_fifth_post_of_a_week_moves_to_the_next_week_and_a_drop_kind_is_dropped() -> None:
    """Four a week."""
    week = [g.prompt(number, weekday=(6, 0, 1, 2)[number - 1]) for number in (1, 2, 3, 4)]
    assert days(plan(*week, g.prompt(5, weekday=3)))[5] == 13
    assert days(plan(*week, g.prompt(5, weekday=3, on_closed="drop")))[5] is None


def test_two_prompts_of_one_day_go_on_two_days() -> None:
    """The earlier hour keeps the day."""
    assert days(plan(g.prompt(1, at="16:00"), g.prompt(2, at="09:00"))) == {1: 8, 2: 7}


def test_quiet_hours_move_a_prompt_to_their_end() -> None:
    """Late in the evening becomes the next morning, early in the morning the same one."""
    assert plan(g.prompt(1, at="21:30"))[1] == Slot(make.at(8, 7), g.day(8))
    assert plan(g.prompt(1, at="05:00"))[1] == Slot(make.at(7, 7), g.day(7))
    assert plan(g.prompt(1, at="13:00"), quiet_from=time(12), quiet_to=time(14))[1] == Slot(make.at(7, 14), g.day(7))


def test_nothing_is_due_before_the_cohort_starts() -> None:
    """A cohort that starts on Tuesday gets Monday's card on Tuesday."""
    slots = rules.schedule([g.prompt(1)], g.day(8), g.calendar(), ONE_A_DAY, {})
    assert [slot.day for slot in slots.values()] == [g.day(8)]


def test_what_lies_before_the_start_is_treated_like_a_closed_day() -> None:
    """A merged card gives way, a dropped one is left out."""
    prompts = [g.prompt(1, on_closed="merge"), g.prompt(2, on_closed="drop"), g.prompt(3, weekday=1)]
    slots = rules.schedule(prompts, g.day(8), g.calendar(), ONE_A_DAY, {})
    assert [slots[prompt.id].dropped for prompt in prompts] == [True, True, False]


def test_days_that_are_taken_stay_taken() -> None:
    """What is posted or decided cannot move any more."""
    slots = rules.schedule([g.prompt(1)], SUNDAY, g.calendar(), ONE_A_DAY, {g.day(7): 1})
    assert [slot.day for slot in slots.values()] == [g.day(8)]


def test_local_time_holds_on_both_sides_of_a_clock_change() -> None:
    """London leaves summer time on 25 October 2026; a card stays at 16:00 on the wall."""
    calendar = SchoolCalendar(ZoneInfo("Europe/London"), (0, 1, 2, 3, 4))
    slots = rules.schedule([g.prompt(1, week=1, weekday=4), g.prompt(2, week=2, weekday=0)], date(2026, 10, 19),
                           calendar, ONE_A_DAY, {})  # fmt: skip
    moments = [slot.due_at for slot in slots.values()]
    assert [in_zone(moment, calendar.zone).hour for moment in moments] == [16, 16]
    assert moments == [make.utc("2026-10-23T15:00"), make.utc("2026-10-26T16:00")]


walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
ZONES = ("Asia/Riyadh", "Europe/London", "America/Santiago", "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe",
         "Pacific/Apia", "America/St_Johns")  # fmt: skip
prompts_of_a_course = st.lists(
    st.tuples(st.integers(1, 8), st.integers(0, 6), walls, st.sampled_from(["shift", "merge", "drop"])),
    max_size=25,
)
calendars = st.builds(
    SchoolCalendar,
    st.sampled_from(ZONES).map(ZoneInfo),
    st.sampled_from([(6, 0, 1, 2, 3), (0, 1, 2, 3, 4), (5, 6, 0, 1), (2,)]),
    st.lists(
        st.builds(
            lambda first, length: Holiday(first, first + timedelta(days=length)),
            st.dates(date(2026, 2, 1), date(2026, 12, 1)),
            st.integers(0, 20),
        ),
        max_size=4,
    ).map(tuple),
    walls,
    walls,
)


def test_a_day_whose_only_loud_minute_the_clock_leaps_over_is_passed_by() -> None:
    """In Beirut the night of 29 March 2026 has no minute after midnight: nothing is posted in the quiet after it."""
    calendar = g.calendar("Asia/Beirut", quiet_from=time(0, 1), quiet_to=time(0))
    prompt = g.prompt(1, weekday=6, at="00:00")
    slot = rules.schedule([prompt], date(2026, 3, 29), calendar, Caps(1, 4), {})[prompt.id]
    assert slot.day == date(2026, 3, 30)
    assert not calendar.is_quiet(slot.due_at)


@settings(max_examples=examples(150), deadline=None)
@given(
    prompts_of_a_course, calendars, st.dates(date(2026, 2, 1), date(2026, 11, 1)), st.integers(1, 2), st.integers(1, 5)
)
def test_never_on_a_closed_day_never_in_quiet_hours_and_within_the_caps(
    course: list[tuple[int, int, time, str]], calendar: SchoolCalendar, start: date, per_day: int, per_week: int
) -> None:
    """Whatever the course, the zone and the holidays."""
    prompts = [
        g.prompt(number, week=week, weekday=weekday, at=f"{at:%H:%M}", on_closed=on_closed)
        for number, (week, weekday, at, on_closed) in enumerate(course)
    ]
    slots = rules.schedule(prompts, start, calendar, Caps(per_day, per_week), {})
    assert set(slots) == {prompt.id for prompt in prompts}
    kept = [slot for slot in slots.values() if not slot.dropped]
    for slot in kept:
        assert calendar.is_open(slot.day)
        assert slot.day >= start
        assert local_day(slot.due_at, calendar.zone) == slot.day
        assert not calendar.is_quiet(slot.due_at)
    assert max(Counter(slot.day for slot in kept).values(), default=0) <= per_day
    assert max(Counter(calendar.first_of_week(slot.day) for slot in kept).values(), default=0) <= per_week
    assert all(slot.dropped is False for number, slot in slots.items() if prompts[number].on_closed == "shift")


def test_a_card_follows_another_by_so_many_days_wherever_that_stands() -> None:
    """From the first open day on which the other may stand; once it stands, from there."""
    base, follows = g.prompt(1, weekday=0), replace(g.prompt(2), after="p1", days=2)
    assert days(plan(base, follows)) == {1: 7, 2: 9}
    assert days(plan(base, follows, closed=(7,))) == {1: 8, 2: 10}
    on = rules.days_wanted([base, follows], SUNDAY, g.calendar(), {"p1": g.day(9)})
    assert on == {1: g.day(7), 2: g.day(11)}
    chain = replace(g.prompt(3), after="p2", days=3)
    assert days(plan(base, follows, chain)) == {1: 7, 2: 9, 3: 13}


def test_a_card_for_a_due_section_stands_on_the_last_school_day_of_its_week() -> None:
    """Thursday, or Wednesday where Thursday is a holiday; in a week without school it shifts to the next one."""
    due = replace(g.prompt(1), when_due=1)
    assert days(plan(due)) == {1: 10}
    assert days(plan(due, closed=(10,))) == {1: 9}
    assert days(plan(due, closed=(6, 7, 8, 9, 10))) == {1: 13}


ALL_ZONES = sorted(zoneinfo.available_timezones())
DATE_LINE = ("Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Chatham", "Pacific/Fakaofo")


@settings(max_examples=examples(200), deadline=None)
@given(
    st.one_of(st.sampled_from(ALL_ZONES), st.sampled_from(DATE_LINE)),
    st.dates(date(2024, 1, 1), date(2030, 12, 1)),
    walls,
    st.sampled_from([(6, 0, 1, 2, 3), (0, 1, 2, 3, 4)]),
)
def test_in_every_zone_from_2024_to_2030_a_card_stands_on_its_day_at_its_hour(
    zone: str, start: date, at: time, week: tuple[int, ...]
) -> None:
    """Across every change of the clocks: never in quiet hours, and never on another date of the group's own wall."""
    calendar = SchoolCalendar(ZoneInfo(zone), week)
    prompts = [g.prompt(number, week=number, weekday=week[number % 5], at=f"{at:%H:%M}") for number in range(1, 9)]
    for slot in rules.schedule(prompts, start, calendar, Caps(1, 4), {}).values():
        local = in_zone(slot.due_at, calendar.zone)
        assert (local.date(), slot.dropped) == (slot.day, False)
        assert not calendar.is_quiet(slot.due_at)
        assert calendar.is_open(slot.day)
        if calendar.quiet_to < at < calendar.quiet_from:
            assert local.time().replace(tzinfo=None) == at


KINDS: tuple[Kind, ...] = ("workshop", "question", "introduction", "announcement", "progress", "encouragement")


@settings(max_examples=examples(150), deadline=None)
@given(
    prompts_of_a_course,
    st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from((1, 7))), min_size=25, max_size=25),
    calendars,
    st.dates(date(2026, 2, 1), date(2026, 11, 1)),
    st.integers(1, 2),
    st.integers(1, 5),
)
def test_a_kind_gives_way_only_to_kinds_that_come_before_it(
    course: list[tuple[int, int, time, str]],
    kinds: list[tuple[Kind, int]],
    calendar: SchoolCalendar,
    start: date,
    per_day: int,
    per_week: int,
) -> None:
    """Guidelines and workshops, questions, progress, encouragement: what comes after moves nothing before."""
    prompts = [
        replace(
            g.prompt(number, week=week, weekday=weekday, at=f"{at:%H:%M}", on_closed=on_closed),
            kind=kind,
            ahead=ahead if kind == "workshop" else 0,
        )
        for number, ((week, weekday, at, on_closed), (kind, ahead)) in enumerate(zip(course, kinds, strict=False))
    ]
    caps = Caps(per_day, per_week)
    whole = rules.schedule(prompts, start, calendar, caps, {})
    for prompt in prompts:
        before = [one for one in prompts if rules.rank(one.kind) <= rules.rank(prompt.kind)]
        if prompt.on_closed != "merge" or prompt.ahead:  # what is merged is placed last of all
            assert rules.schedule(before, start, calendar, caps, {})[prompt.id] == whole[prompt.id]


@settings(max_examples=examples(150), deadline=None)
@given(prompts_of_a_course, calendars, st.dates(date(2026, 2, 1), date(2026, 11, 1)), st.sampled_from((1, 7)))
def test_a_reminder_stands_before_its_workshop_or_not_at_all(
    course: list[tuple[int, int, time, str]], calendar: SchoolCalendar, start: date, ahead: int
) -> None:
    """On an open day, outside quiet hours, never once the workshop has begun."""
    reminders = [
        replace(g.prompt(number, week=week, weekday=weekday, at=f"{at:%H:%M}"), kind="workshop", ahead=ahead)
        for number, (week, weekday, at, _) in enumerate(course)
    ]
    slots = rules.schedule(reminders, start, calendar, Caps(1, 4), {})
    for reminder in reminders:
        slot = slots[reminder.id]
        if not slot.dropped:
            day = calendar.day_of(start, reminder.week, reminder.weekday)
            assert slot.due_at < at_wall(day, reminder.wall, calendar.zone)
            assert calendar.is_open(slot.day)
            assert not calendar.is_quiet(slot.due_at)


def test_a_workshop_is_announced_before_a_question_and_progress_before_encouragement() -> None:
    """In a week with two places left for four posts."""
    wanted = [
        replace(g.prompt(1, weekday=6), kind="encouragement"),
        replace(g.prompt(2, weekday=0), kind="progress"),
        g.prompt(3, weekday=1, on_closed="drop"),
        replace(g.prompt(4, weekday=3), kind="workshop", ahead=1),
    ]
    assert days(plan(*wanted, caps=Caps(1, 2))) == {4: 9, 3: 8, 2: 13, 1: 14}


def test_the_day_before_a_sunday_workshop_is_thursday() -> None:
    """The last school day before it, at the workshop's time of day; in a holiday that lies earlier still."""
    workshop = replace(g.prompt(1, week=2, weekday=6), kind="workshop", ahead=1)
    assert days(plan(workshop)) == {1: 10}
    assert days(plan(workshop, closed=(10,))) == {1: 9}


def test_what_is_due_goes_at_once_by_day() -> None:
    """Nothing holds it."""
    assert rules.wait_until(make.at(7, 16), time(16), g.calendar(), ONE_A_DAY, {}) is None


def test_what_is_due_at_night_goes_in_the_morning() -> None:
    """At the end of the quiet hours."""
    assert rules.wait_until(make.at(7, 22), time(16), g.calendar(), ONE_A_DAY, {}) == make.at(8, 7)


def test_what_is_due_on_a_closed_or_a_full_day_goes_on_the_next_open_one() -> None:
    """At its own time of day."""
    assert rules.wait_until(make.at(11, 12), time(16), g.calendar(), ONE_A_DAY, {}) == make.at(13, 16)
    assert rules.wait_until(make.at(7, 12), time(16), g.calendar(), ONE_A_DAY, {g.day(7): 1}) == make.at(8, 16)
    full = {g.day(one): 1 for one in (6, 7, 8, 9)}
    assert rules.wait_until(make.at(10, 12), time(16), g.calendar(), ONE_A_DAY, full) == make.at(13, 16)


@settings(max_examples=examples(100), deadline=None)
@given(st.dates(date(2026, 3, 1), date(2026, 11, 30)), walls, calendars, walls, st.integers(0, 2))
def test_waiting_always_moves_on(day: date, clock: time, calendar: SchoolCalendar, at: time, on_day: int) -> None:
    """So that no tick looks at the same row again and again, and what goes, goes on an open day by day."""
    now = at_wall(day, clock, calendar.zone)
    until = rules.wait_until(now, at, calendar, ONE_A_DAY, {day: on_day})
    if until is None:
        assert calendar.is_open(day)
        assert not calendar.is_quiet(now)
        assert on_day == 0
    else:
        assert until > now


def test_a_post_needs_room_in_its_day_and_in_its_week() -> None:
    """One a day, four a week."""
    calendar, day = g.calendar(), date(2026, 9, 10)
    three = Counter(date(2026, 9, number) for number in (6, 7, 8))
    assert rules.has_room(three, day, calendar, Caps(1, 4))
    assert not rules.has_room(three + Counter([day]), day, calendar, Caps(1, 5))
    assert not rules.has_room(three + Counter([date(2026, 9, 9)]), day, calendar, Caps(1, 4))
    assert rules.has_room(Counter([date(2026, 9, 5)] * 4), day, calendar, Caps(1, 4))
