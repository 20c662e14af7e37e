"""The home screens of coordinators and admins."""

from pathlib import Path

import pytest
from tests import builders as make

from staffroom import outbox
from staffroom.inbox import rules as inbox_rules
from staffroom.inbox import service as inbox_service
from staffroom.kernel import table
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, NoteId, PersonId, ProgrammeId, UserId
from staffroom.kernel.pages import Page
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Button, Press, Screen, text
from staffroom.kernel.text import FSI, MESSAGE_LIMIT, PDI, Translator, utf16
from staffroom.outbox import Note, Ways
from staffroom.rooms import panel, people, programmes
from staffroom.rooms.panel import screens, service
from staffroom.telegram.render import html
from staffroom.telegram.who import Who

NOW = make.at(7)


def plain(screen: Screen, words: Translator, language: str = "en") -> str:
    """Return what a screen says, without the marks around names."""
    return html(screen, words, language).replace(FSI, "").replace(PDI, "")


def labels(screen: Screen, words: Translator, language: str = "en") -> list[str]:
    """Return the words on a screen's buttons."""
    return [words.plain(b.label, language).replace(FSI, "").replace(PDI, "") for row in screen.buttons for b in row]


class School:
    """A programme with a coordinator, an admin, an open group, one teacher in and two expected."""

    def __init__(self, tx: Tx, *, solo: bool = False) -> None:
        self.tx = tx
        self.programme: ProgrammeId = make.programme(tx, solo=solo)
        self.huda: PersonId = make.coordinator(tx, self.programme, user=81)
        self.admin: PersonId = make.person(tx, self.programme, "Admin", roster="admins", role="admin", user=82)
        self.cohort: CohortId = make.cohort(tx, self.programme, coordinator_id=self.huda, name="G1")
        self.inside = make.person(tx, self.programme, "In Side", user=90)
        make.member(tx, self.inside, self.cohort)
        self.expected = [self.teacher(name) for name in ("Zoe Zed", "Abe Abel")]

    def teacher(self, name: str, state: str = "placed") -> PersonId:
        """Write a teacher of the cohort."""
        teacher = make.person(self.tx, self.programme, name)
        make.member(self.tx, teacher, self.cohort, state=state, joined=None)
        return teacher

    @property
    def as_coordinator(self) -> Who:
        """Return the coordinator as a door sees her."""
        return Who(UserId(81), "en", coordinator=self.huda)

    @property
    def as_admin(self) -> Who:
        """Return the admin as a door sees them."""
        return Who(UserId(82), "en", admin=self.admin)

    def unsure(self, chat: int, kind: str = "prompts.card") -> NoteId:
        """Write a message of which nobody knows whether it arrived."""
        note = Note(f"k{chat}{kind}", kind, ChatId(chat), when_unknown="ask")
        outbox.post(self.tx, note, NOW)
        self.tx.run("UPDATE outbox SET state = 'unknown', claimed_at = :now WHERE key = :key", now=NOW, key=note.key)
        return NoteId(self.tx.value("SELECT id FROM outbox WHERE key = :key", key=note.key))


@pytest.fixture
def school(tx: Tx) -> School:
    """Return a populated school."""
    return School(tx)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_where_there_is_no_group_yet_an_admins_desk_begins_with_what_comes_first(
    tx: Tx, words: Translator, language: str
) -> None:
    """The roster: it is named below the greeting, and its button stands on top."""
    admin = make.person(tx, make.programme(tx), "Admin", roster="admins", role="admin", user=82)
    desk = panel.home(tx, Who(UserId(82), language, admin=admin), NOW)
    roster = words.plain(text("panel-roster"), language)
    assert desk.lines[:2] == (text("panel-title"), text("panel-begin"))
    assert f"<b>{roster}</b>" in plain(desk, words, language)
    assert labels(desk, words, language)[0] == roster


def test_an_admin_whose_only_programme_is_over_is_not_told_to_begin(tx: Tx) -> None:
    """Its groups are gone, and none is to come."""
    number = make.programme(tx)
    admin = make.person(tx, number, roster="admins", role="admin", user=1)
    programmes.put_ending(tx, programmes.Ending(number, None, "erased", make.at(), make.at()))
    desk = service.home(tx, Who(make.account(1), "en", admin=admin), make.at())
    assert text("panel-begin") not in desk.lines


def test_a_coordinators_desk_shows_groups_and_what_can_be_done(school: School, words: Translator) -> None:
    """A coordinator's desk shows groups and what can be done."""
    screen = panel.home(school.tx, school.as_coordinator, NOW)
    assert plain(screen, words) == (
        "<b>Good to see you. Here is your desk.</b>\n\nNothing is waiting for you today.\n\n<b>G1</b>: 1 of 3 in. Open."
    )
    assert labels(screen, words) == ["What G1 still needs", "Invitations", "Weeks off"]
    assert labels(screen, words, "ar")[1:] == ["الدعوات", "أسابيع العطلة"]
    assert plain(screen, words, "ar").startswith("<b>أهلًا بكم. هذا مكتبكم.</b>")


def test_other_rooms_add_their_news_and_buttons(school: School, words: Translator) -> None:
    """News stand first; buttons that belong together stay in one row."""
    pair = (Button(text("desk-back"), Press("cascade.today")), Button(text("inviting-absent"), Press("cascade.late")))

    def today(_tx: Tx, who: Who, now: Instant) -> panel.News:
        assert (who, now) == (school.as_coordinator, NOW)
        return panel.News((text("panel-somebody"),), (pair,))

    screen = panel.home(school.tx, school.as_coordinator, NOW, [today])
    assert plain(screen, words).split("\n\n")[1] == "one person"
    assert screen.buttons[0] == pair


def test_whoever_is_not_of_staff_has_no_desk(school: School, words: Translator) -> None:
    """Whoever is not of staff has no desk."""
    screen = panel.home(school.tx, Who(UserId(90), "en", teacher=school.inside), NOW)
    assert screen.buttons == ()
    assert "for coordinators" in plain(screen, words)


def test_an_admin_sees_the_programme_and_what_went_wrong(school: School, words: Translator) -> None:
    """An admin sees the programme and what went wrong."""
    make.cohort(school.tx, school.programme, chat=None, opened=None, name="G2")
    school.unsure(-1001)
    outbox.post(school.tx, Note("bad", "prompts.card", ChatId(-1)), NOW)
    school.tx.run("UPDATE outbox SET state = 'failed', error = 'Bad <Request>' WHERE key = 'bad'")
    school.tx.run(
        "INSERT INTO inbox (update_id, lane, body, state, received_at) VALUES (1, 'x', '{}', 'parked', :now)", now=NOW
    )
    screen = panel.home(school.tx, school.as_admin, NOW)
    said = plain(screen, words).split("\n\n")
    assert said[-6:] == [
        "<b>The programme</b>",
        "Groups: 1 open, 0 in need of attention, 0 almost ready, 1 not set up yet.",
        "There is no coordinators’ group yet. Cards and the league go there.",
        "❓ Of one message I do not know whether it arrived.",
        "⚠️ One message could not be sent.",
        "⚠️ One incoming message could not be processed. It is kept for two weeks.",
    ]
    assert labels(screen, words)[-6:] == [
        "Set up the coordinators’ group",
        "Look at them",
        "What could not be sent?",
        "What could not be processed?",
        "The roster",
        "Move teachers, split or merge groups",
    ]
    failures = screens.failures(*service.failures(school.tx, school.admin))
    assert plain(failures, words).endswith("bad: Bad &lt;Request&gt;")
    school.tx.run("UPDATE outbox SET chat_id = (SELECT min(chat_id) FROM cohorts) WHERE key = 'bad'")
    other = make.programme(school.tx, slug="other")
    elsewhere = make.person(school.tx, other, roster="admins", role="admin", user=4711)
    assert [one.key for one in service.failures(school.tx, school.admin)[0]] == ["bad"]
    assert service.failures(school.tx, elsewhere)[0] == []
    assert "could not be sent" not in plain(panel.home(school.tx, Who(UserId(4711), "en", admin=elsewhere), NOW), words)


def test_a_coordinator_does_not_see_the_office(school: School, words: Translator) -> None:
    """A coordinator does not see the office."""
    assert "The programme" not in plain(panel.home(school.tx, school.as_coordinator, NOW), words)


def test_a_solo_admin_is_told_where_cards_arrive_and_offered_no_staff_group(tx: Tx, words: Translator) -> None:
    """A solo admin is told where cards arrive and offered no staff group."""
    school = School(tx, solo=True)
    screen = panel.home(tx, school.as_admin, NOW)
    assert "cards come to you here" in plain(screen, words)
    assert "Set up the coordinators’ group" not in labels(screen, words)


def test_an_admin_of_several_programmes_sees_and_serves_each(school: School, words: Translator) -> None:
    """Each under its name; what is in doubt in any of them is theirs to settle."""
    reading = make.programme(school.tx, slug="reading")
    school.tx.run('UPDATE programmes SET title = \'{"en": "Reading"}\' WHERE id = :id', id=reading)
    people.appoint_admins(school.tx, reading)
    make.cohort(school.tx, reading, chat=-3000, name="R1")
    programmes.set_staff_chat(school.tx, school.programme, ChatId(-500))
    note = school.unsure(-3000)
    screen = panel.home(school.tx, school.as_admin, NOW)
    said = plain(screen, words)
    assert "<b>G1</b>: 1 of 3 in. Open." in said
    assert "<b>R1</b>: 0 of 0 in. Open." in said
    assert said.index("<b>Programme: Reading</b>") < said.index("<b>Programme: Classroom management</b>")
    assert labels(screen, words)[-5:] == [
        "Coordinators’ group of Reading: set up",
        "Coordinators’ group of Classroom management: choose another",
        "Look at them",
        "The roster",
        "Move teachers, split or merge groups",
    ]
    assert [doubt.where for doubt in service.doubts(school.tx, school.admin)[0]] == ["R1"]
    service.settle(school.tx, school.admin, note, "arrived", NOW, Ways())
    assert service.doubts(school.tx, school.admin)[0] == []


def test_the_desk_of_an_admin_of_very_many_programmes_fits_one_message(school: School, words: Translator) -> None:
    """Some are shown, the rest are counted."""
    for number in range(49):
        people.appoint_admins(school.tx, make.programme(school.tx, slug=f"p{number}"))
    said = html(panel.home(school.tx, school.as_admin, NOW), words, "ar")
    assert utf16(said) < MESSAGE_LIMIT
    assert "42" in said.split("\n\n")[-1]


def test_an_admin_with_a_staff_group_may_choose_another(school: School, words: Translator) -> None:
    """An admin with a staff group may choose another."""
    programmes.set_staff_chat(school.tx, school.programme, ChatId(-500))
    screen = panel.home(school.tx, school.as_admin, NOW)
    assert "Choose another coordinators’ group" in labels(screen, words)


def test_a_spreadsheet_takes_no_name_for_a_formula() -> None:
    """A spreadsheet takes no name for a formula."""
    assert table.as_file(("a",), [("=1+1",), ("سعاد",)]).decode() == "\ufeffa\r\n'=1+1\r\nسعاد\r\n"


def test_a_message_in_doubt_is_settled_by_the_admins_word(school: School, words: Translator) -> None:
    """A message in doubt is settled by the admin's word."""
    card, private = school.unsure(-1001), school.unsure(90, "joining.hello")
    screen = screens.doubts(*service.doubts(school.tx, school.admin))
    assert plain(screen, words).split("\n\n")[1:] == [
        "1. A card · G1 · 2026-09-07 09:00",
        "2. A message about joining · one person · 2026-09-07 09:00",
    ]
    assert labels(screen, words)[:2] == ["1: It arrived", "1: Send again"]
    service.settle(school.tx, school.admin, card, "again", NOW, Ways())
    assert [doubt.id for doubt in service.doubts(school.tx, school.admin)[0]] == [private]
    assert outbox.state_of(school.tx, "k-1001prompts.card") == "queued"
    service.settle(school.tx, school.admin, private, "arrived", NOW, Ways())
    assert service.doubts(school.tx, school.admin)[0] == []
    with pytest.raises(Refusal, match="panel-doubt-gone"):
        service.settle(school.tx, school.admin, private, "arrived", NOW, Ways())


def test_deeds_that_are_repeated_by_themselves_hide_no_card(school: School) -> None:
    """However many reactions and pins are in doubt, the admin sees the card that waits for a word."""
    for number in range(21):
        outbox.call(school.tx, f"deed{number}", "setMessageReaction", ChatId(-1001), NOW, message_id=number)
    school.tx.run("UPDATE outbox SET state = 'unknown' WHERE key LIKE 'deed%'")
    card = school.unsure(-1001)
    assert [doubt.id for doubt in service.doubts(school.tx, school.admin)[0]] == [card]


def test_the_doubts_of_another_programme_are_none_of_mine(school: School) -> None:
    """The doubts of another programme are none of mine."""
    other = make.programme(school.tx, slug="maths")
    make.cohort(school.tx, other, chat=-3000)
    note = school.unsure(-3000)
    assert service.doubts(school.tx, school.admin)[0] == []
    with pytest.raises(Refusal, match="panel-doubt-gone"):
        service.settle(school.tx, school.admin, note, "arrived", NOW, Ways())


def set_aside(tx: Tx, number: int, chat: int) -> None:
    """Let an update fail until it is set aside."""
    update = {"update_id": number, "message": {"chat": {"id": chat}, "text": "a secret"}}
    inbox_service.keep_batch(tx, [update], NOW)
    inbox_service.fail(tx, number, inbox_rules.MAX_TRIES, "ValueError: it broke", NOW)


def test_an_admin_sees_what_could_not_be_processed_and_decides(school: School, words: Translator) -> None:
    """Where and when, never what somebody wrote; tried again, or let go for good."""
    set_aside(school.tx, 7, -1001)
    set_aside(school.tx, 8, 90)
    home = panel.home(school.tx, school.as_admin, NOW)
    assert "2 incoming messages could not be processed" in plain(home, words)
    assert "What could not be processed?" in labels(home, words)
    shown = screens.set_aside(*service.parked(school.tx, school.admin))
    assert "A message (G1), set aside 2026-09-07 09:00" in plain(shown, words)
    assert "secret" not in plain(shown, words)
    service.decide_parked(school.tx, school.admin, 7, "retry", NOW)
    assert [one.id for one in service.parked(school.tx, school.admin)[0]] == [8]
    assert school.tx.value("SELECT state FROM inbox WHERE update_id = 7") == "waiting"
    service.decide_parked(school.tx, school.admin, 8, "drop", NOW)
    assert service.parked(school.tx, school.admin)[0] == []
    assert school.tx.one("SELECT 1 FROM inbox WHERE state = 'done' AND body IS NULL") is not None
    with pytest.raises(Refusal, match="panel-parked-gone"):
        service.decide_parked(school.tx, school.admin, 8, "retry", NOW)


def test_all_that_went_wrong_can_be_reached_page_by_page(school: School, words: Translator) -> None:
    """Nothing is cut off; whoever settles something stays where they were, as long as that page has anything."""
    for number in range(12):
        school.unsure(-1001, f"prompts.card{number}")
        set_aside(school.tx, number + 1, -1001)
        outbox.post(school.tx, Note(f"bad{number}", "prompts.card", ChatId(-1)), NOW)
    school.tx.run("UPDATE outbox SET state = 'failed', error = 'no' WHERE key LIKE 'bad%'")
    doubts = [screens.doubts(*service.doubts(school.tx, school.admin, page)) for page in range(3)]
    aside = [screens.set_aside(*service.parked(school.tx, school.admin, page)) for page in range(3)]
    for shown in (doubts, aside):
        assert [len(screen.lines) for screen in shown] == [6, 6, 3]
        assert labels(shown[2], words)[2].startswith("12: ")
        assert [button.press.args[-1] for row in shown[1].buttons[-2:-1] for button in row if button.press] == [0, 2]
    failed = [screens.failures(*service.failures(school.tx, school.admin, page)) for page in range(2)]
    assert [len(screen.lines) for screen in failed] == [11, 3]
    last = service.doubts(school.tx, school.admin, 2)[0]
    for doubt in last:
        service.settle(school.tx, school.admin, doubt.id, "arrived", NOW, Ways())
    assert service.doubts(school.tx, school.admin, 2)[1] == Page(1, 2, 5)


def test_what_another_programme_could_not_process_is_none_of_mine(school: School) -> None:
    """Nor may it be decided on."""
    make.cohort(school.tx, make.programme(school.tx, slug="maths"), chat=-3000)
    set_aside(school.tx, 7, -3000)
    assert service.parked(school.tx, school.admin)[0] == []
    with pytest.raises(Refusal, match="panel-parked-gone"):
        service.decide_parked(school.tx, school.admin, 7, "drop", NOW)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_every_command_is_described_within_telegrams_limits(words: Translator, language: str) -> None:
    """Every command is described within Telegram's limits."""
    for offered in panel.INTRODUCTION.offers:
        assert 1 <= len(words.plain(offered.description, language)) <= 256
        assert not words.plain(offered.description, language).startswith("[")
        assert offered.command.isalnum()


def test_every_screen_has_its_words_in_every_language(school: School, words: Translator) -> None:
    """Every screen has its words in every language."""
    school.unsure(-1001)
    set_aside(school.tx, 7, -1001)
    shown = [
        screens.set_aside(*service.parked(school.tx, school.admin)),
        screens.set_aside([], Page(0, 1, 0)),
        panel.home(school.tx, school.as_admin, NOW),
        screens.doubts(*service.doubts(school.tx, school.admin)),
        screens.doubts([], Page(0, 1, 0)),
        screens.not_staff(),
    ]
    for language in ("en", "ar", "zh"):
        for screen in shown:
            said = html(screen, words, language) + "".join(labels(screen, words, language))
            assert "[panel-" not in said
            assert "{" not in said


def test_all_languages_have_the_same_keys() -> None:
    """All languages have the same keys."""
    from fluent.syntax import ast, parse  # noqa: PLC0415  only this test reads the files' grammar

    folder = Path(__file__).parents[3] / "locales"
    for room in ("cohorts", "panel"):
        found = {
            language: {
                entry.id.name
                for entry in parse((folder / language / f"{room}.ftl").read_text("utf-8")).body
                if isinstance(entry, ast.Message)
            }
            for language in ("en", "ar", "zh")
        }
        assert found["en"] == found["ar"] == found["zh"]
