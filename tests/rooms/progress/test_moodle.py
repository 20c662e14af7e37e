"""Moodle's answers, all that are known of, through a server on loopback; and where the line never leads."""

import ssl
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from socket import AF_INET
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from tests import builders as make
from tests.moodle import SAMPLES, TOKEN, Moodle, serving

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.rooms.progress import platform, store_moodle
from staffroom.rooms.progress.moodle_rules import of_section
from staffroom.rooms.progress.sources import moodle
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import AGENT, MoodleLine, Place
from staffroom.rooms.progress.sources.moodle import Part, User
from staffroom.rooms.progress.values import Result

LOOPBACK = ("127.0.0.0/8",)


async def _missing(line: MoodleLine) -> list[str]:
    return moodle.missing(await moodle.site(line))


HOUSE_FUNCTIONS: dict[str, Callable[[MoodleLine], Awaitable[Any]]] = {
    moodle.SITE: _missing,
    moodle.COMPLETION: lambda line: moodle.completed(line, 12, 101),
    moodle.GRADES: lambda line: moodle.grade(line, 12, 101),
    moodle.COURSES: lambda line: moodle.course(line, "BL-101"),
    moodle.CONTENTS: lambda line: moodle.parts(line, 12),
    moodle.USERS: lambda line: anext(moodle.users(line, 12, 2), None),
    moodle.ACTIVITIES: lambda line: moodle.finished(line, 12, 101),
}
MARYAM, SALAH = User(101, "T-1001", "m.alabdullah@example.org"), User(102, "", "a.bensalah@example.org")
HAMDAN = User(7, "T-0007", "s.hamdan@example.org")
EXPECTED: dict[str, Any] = {
    "site_info_ok": [],
    "site_info_function_missing_from_service": [moodle.COURSES, moodle.CONTENTS, moodle.ACTIVITIES],
    "courses_by_field_ok": 12,
    "courses_by_field_with_update_capability": 12,
    "courses_by_field_public_fields_only": "rights",
    "courses_by_field_not_found": "course",
    "courses_by_field_ids_with_warning": 12,
    "course_contents_ok": [
        Part(0, "عام", ((301, 0),)),
        Part(1, "الوحدة الأولى: التخطيط", ((302, 2), (303, 2))),
        Part(2, "الوحدة الثانية: التقويم", ((304, 1), (305, 0))),
    ],
    "course_contents_empty_course": [Part(0, "General", ())],
    "course_contents_subsection": [Part(0, "General", ((321, 1),))],
    "enrolled_users_ok": [MARYAM, SALAH, HAMDAN],
    "enrolled_users_page_1": [HAMDAN, MARYAM],
    "enrolled_users_page_2_short": [SALAH],
    "enrolled_users_page_3_empty": None,
    "enrolled_users_empty_course": None,
    "enrolled_users_fields_hidden_by_capability": [User(101, "", "")],
    "enrolled_users_user_hidden_5x": [User(101, "", "")],
    "enrolled_users_user_hidden_older": [HAMDAN],
    "activities_completion_ok_44": {
        302: (True, 1758400000000),
        303: (False, 1758410000000),
        304: (True, 1758420000000),
    },
    "activities_completion_older_fields": {302: (True, 1758400000000), 304: (False, 0)},
    "activities_completion_nothing_done": {302: (False, 0), 303: (False, 0), 304: (False, 0)},
    "activities_completion_reverted": {304: (False, 1758500500000)},
    "activities_completion_untracked_teacher": None,
    "activities_completion_empty": None,
    "error_invalidtoken_recorded_es": "token",
    "error_invalidtoken_pre45": "token",
    "error_invalidtoken_45": "token",
    "error_accessexception": "service",
    "error_accessexception_with_debuginfo": "service",
    "error_function_unknown": "course",
    "error_course_unknown": "course",
    "error_user_unknown": None,
    "error_nopermissions_pre45": "rights",
    "error_nopermissions_45": "rights",
    "error_course_context_not_valid": "rights",
    "error_requirelogin": "rights",
    "error_completion_cannotviewreport": "rights",
    "error_completion_usernotenroled": "answer",
    "error_completion_nocriteriaset": "answer",
    "error_completion_accessdenied_group": None,
    "error_grades_notingroup": "answer",
    "error_grades_nopermission": "answer",
    "error_invalidparameter": "answer",
    "error_invaliduserfield": "answer",
    "error_sitemaintenance_json": "away",
    "error_php_without_errorcode": None,
    "error_http_503_cli_maintenance": "away",
    "error_rest_disabled_empty_body": "disabled",
    "error_http_418_firewall": "firewall",
    "course_completion_not_yet": (False, None),
    "course_completion_done": (True, 1758420000000),
    "grade_items_one_user": 21,
    "grade_items_all_users": 80,
}
"""What we make of each: a value, a kind of fault, None for nothing known."""


def place(site: Moodle, **changes: Any) -> Place:  # noqa: ANN401
    """Return where a site is, as an owner allows it."""
    return Place(site.url, TOKEN, **{"allow": LOOPBACK, "pause": 0.0, **changes})


def test_every_sample_is_expected_to_mean_something() -> None:
    """A new one cannot be forgotten."""
    assert set(EXPECTED) == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(SAMPLES))
async def test_each_answer_means_what_it_should(name: str) -> None:
    """Values as values, errors by their code alone, whatever the status and the language."""
    sample, expected = SAMPLES[name], EXPECTED[name]
    function, fault = sample["request"]["wsfunction"], None

    async def asked(line: MoodleLine) -> Any:  # noqa: ANN401
        known = HOUSE_FUNCTIONS.get(function)
        return await (known(line) if known else line.ask(function))

    async with serving(Moodle(raw=sample)) as site, MoodleLine(place(site)) as line:
        try:
            found = await asked(line)
        except Fault as caught:
            fault, found = caught, caught.kind
    if fault is not None:
        assert TOKEN not in str(fault)
        assert fault.retry_after == (300 if sample["http_status"] == 503 else 0)
    assert found == expected


async def test_users_come_page_by_page_until_an_empty_one() -> None:
    """Short pages are no end, for hidden users are taken off after counting."""
    people = [{"id": n, "fullname": "x", "idnumber": str(n)} for n in range(5)]
    async with serving(Moodle(people, hidden="older")) as site, MoodleLine(place(site)) as line:
        pages = [[user.id async for user in _each(page)] async for page in moodle.users(line, 12, 2)]
    assert pages == [[1], [3]]
    assert site.calls[moodle.USERS] == 3
    assert site.agents == {AGENT}


async def _each(page: list[User]) -> Any:  # noqa: ANN401
    for user in page:
        yield user


def test_a_teachers_own_id_weighs_more_than_anothers_address(tx: Tx) -> None:
    """Whoever stands first on the roster takes nobody's figures; who is unclear has none."""
    programme = make.programme(tx)

    def teacher(roster_id: str, email: str) -> PersonId:
        person = make.person(tx, programme, roster_id)
        tx.run("UPDATE people SET roster_id = :id, email = :mail WHERE id = :n", id=roster_id, mail=email, n=person)
        return person

    teacher("A1", "shared@x.org")
    owner, other = teacher("B2", "b@x.org"), teacher("C3", "c@x.org")
    teacher("D4", "doubtful@x.org")
    twice = teacher("E5", "e@x.org")
    users = [
        User(1, "B2", "shared@x.org"),
        User(2, "", "C@x.org"),
        User(3, "E5", "doubtful@x.org"),
        User(4, "E5", "e@x.org"),
    ]
    assert platform.matched(tx, programme, users) == {owner: 1, other: 2, twice: 4}


def test_a_run_by_hand_forgets_no_answer_of_a_long_night(tx: Tx) -> None:
    """A large school may take longer than an interrupted run is kept; what nobody goes on with is forgotten."""
    programme, evening, morning = make.programme(tx), make.at(7, 22), make.at(8, 7)
    teacher = make.person(tx, programme)
    dead, _ = platform.begin(tx, programme, make.at(7, 9), make.at(7, 9))
    night, _ = platform.begin(tx, programme, None, evening)
    for run in (dead, night):
        platform.keep(tx, programme, run, teacher, {}, Result())
    assert platform.begin(tx, programme, morning, morning) == (morning, frozenset())
    assert [*store_moodle.kept(tx, programme, night)] == [teacher]
    assert store_moodle.kept(tx, programme, dead) == {}
    assert platform.begin(tx, programme, None, morning) == (morning, frozenset())
    assert store_moodle.kept(tx, programme, night) == {}


@pytest.mark.parametrize(
    ("activities", "said", "expected"),
    [
        (((1, 1), (2, 2), (3, 0)), {1: (True, 5), 2: (True, 7)}, (True, 100, 7)),
        (((1, 1), (2, 2)), {1: (True, 5), 2: (False, 0)}, (False, 50, None)),
        (((1, 1), (2, 2)), {1: (True, 5)}, None),
        (((1, 1), (2, 2)), {1: (False, 0)}, (False, 0, None)),
        (((1, None), (2, None)), {1: (True, 5)}, (True, 100, 5)),
        (((1, 0),), {}, None),
        ((), {1: (True, 5)}, None),
    ],
)
def test_a_section_is_finished_when_all_that_is_tracked_is(activities: Any, said: Any, expected: Any) -> None:  # noqa: ANN401
    """What Moodle does not tell stays unknown, unless something else is certainly open."""
    assert of_section(activities, said) == expected


@pytest.mark.parametrize("host", ["127.1", "2130706433", "127.0.0.1.", "[::1]", "127.0.0.1", "10.0.0.5"])
async def test_addresses_that_are_written_out_are_checked_before_anything_connects(host: str) -> None:
    """Shorthands, too, which the system's own resolver would understand."""
    with pytest.raises(Fault, match="address"):
        async with MoodleLine(Place(f"https://{host}", TOKEN)):
            pass


async def test_without_encryption_only_this_machine_is_asked_and_only_if_allowed() -> None:
    """An allowed private network needs https all the same."""
    for url, allow in (("http://10.0.0.5", ("10.0.0.0/24",)), ("http://93.184.216.34", ()), ("http://127.0.0.1", ())):
        with pytest.raises(Fault, match="address"):
            async with MoodleLine(Place(url, TOKEN, allow)):
                pass


class Rebinding(AbstractResolver):
    """A name that leads to the internet when it is looked at, and home when it is used."""

    def __init__(self) -> None:
        self.answers = ["93.184.216.34", "127.0.0.1"]

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:  # noqa: ANN401, ARG002, D102
        address = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [ResolveResult(hostname=host, host=address, port=port, family=AF_INET, proto=0, flags=0)]

    async def close(self) -> None:  # noqa: D102
        pass


async def test_a_name_that_is_bound_anew_does_not_lead_home() -> None:
    """The address that is connected to is the one that was checked: every connection resolves and checks by itself."""
    async with serving(Moodle()) as site:
        names = Rebinding()
        await names.resolve("evil.example")  # whoever looked first saw a public address
        url = site.url.replace("127.0.0.1", "evil.example").replace("http:", "https:")
        async with MoodleLine(Place(url, TOKEN, pause=0.0), names) as line:
            with pytest.raises(Fault, match="address"):
                await moodle.site(line)
    assert not site.calls


async def test_redirects_are_not_followed() -> None:
    """The token goes nowhere else."""
    async with serving(Moodle()) as elsewhere:
        away = {"http_status": 302, "content_type": "text/html", "response": "", "location": elsewhere.url}
        async with serving(Moodle(raw=away)) as site, MoodleLine(place(site)) as line:
            with pytest.raises(Fault, match="redirect"):
                await moodle.site(line)
    assert not elsewhere.calls


async def test_https_needs_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    """An authority of one's own is named in the settings."""
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run(  # noqa: ASYNC221, S603
        [*command.split(), "-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "ca")],
        check=True, capture_output=True,
    )  # fmt: skip
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "ca", tmp_path / "key")
    both = (*LOOPBACK, "::1")
    async with serving(Moodle(), tls) as site:
        async with MoodleLine(place(site, allow=both, ca_file=tmp_path / "ca")) as line:
            assert await _missing(line) == []
        async with MoodleLine(place(site, allow=both)) as line:
            with pytest.raises(Fault, match="certificate"):
                await moodle.site(line)
