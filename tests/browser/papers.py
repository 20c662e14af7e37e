"""What the bot hands over outside Telegram's messages, with made-up people: for the pictures of the docs."""

from datetime import date, timedelta

from staffroom import data_files
from staffroom.kernel.ids import PersonId, ProgrammeId
from staffroom.kernel.screen import Line
from staffroom.pictures.drawing import draw
from staffroom.rooms import records, reports
from staffroom.rooms.records.values import Attended, Finished, Record, Summary
from staffroom.rooms.reports import GroupWeek, Report
from staffroom.rooms.reports import screens as report_screens
from staffroom.rooms.standings import Closed
from staffroom.rooms.standings.rules import Card, Measures, Rate

LANGUAGES = ("en", "ar", "zh")
COURSE = {"en": "Classroom management", "ar": "إدارة الصف", "zh": "课堂管理"}
_NAMES = {"en": "Amina Saleh", "ar": "أمينة صالح", "zh": "王小明"}
_SECTION = {"en": "Routines that work", "ar": "إجراءات ناجحة", "zh": "有效的常规"}
WORKSHOP = {"en": "Seating and attention", "ar": "الجلوس والانتباه", "zh": "座位与注意力"}
GROUPS = {
    "en": ("Riverside 1", "Riverside 2", "Hillside", "Harbour"),
    "ar": ("النهر 1", "النهر 2", "التلة", "الميناء"),
    "zh": ("河畔一组", "河畔二组", "山坡组", "海港组"),
}
_ANSWERS = ((12, 18, 21, 24, 27), (20, 19, 24, 22, 23), (9, 14, 12, 17, 19), (22, 25, 18, 12, 0))
_BASE = 31


def record_page(language: str) -> bytes:
    """Return a teacher's record as the page that they get."""
    course = {one: COURSE[one] for one in dict.fromkeys((language, "en"))}
    summary = Summary(_NAMES[language], course, "Green Valley Schools", "2026-09-07", "2026-10-12", 2, 6, 1, 120, 1, 9)
    day = date(2026, 9, 14)
    sections = [Finished(_SECTION, day + timedelta(days=7 * at), 60, own_word=at == 1) for at in range(2)]
    found = Record(PersonId(1), language, summary, sections, [Attended(WORKSHOP, day)])
    signer = records.Signer(bytes(32))
    code = signer.text(summary)
    return signer.seal(records.as_html(found, code, data_files.words().plain), code, "html")


def report_picture(language: str) -> bytes:
    """Return the picture of a closed week of four groups, in the last of which no card closed."""

    def say(line: Line) -> str:
        return data_files.words().plain(line, language)

    rows = [
        _week(group, number, answers)
        for group, counts in zip(GROUPS[language], _ANSWERS, strict=True)
        for number, answers in enumerate(counts, 1)
    ]
    found = Report(ProgrammeId(1), COURSE, reports.latest(rows), rows, ranked=True, moves=True)
    picture = report_screens.draw(found, say, language)
    return draw(picture.template, picture.data())


def _week(group: str, number: int, answers: int) -> GroupWeek:
    cards = (Card("one", answers, _BASE),) if answers else ()
    measures = Measures(cards=cards, peer=Rate(answers / 2, _BASE), gain=Rate(answers, _BASE) if answers else None)
    week = date(2026, 9, 6) + timedelta(weeks=number - 1)
    return GroupWeek(group, week.isoformat(), number, Closed(0, "", measures, (), None, None, "no-cards", number, 0))  # type: ignore[arg-type]
