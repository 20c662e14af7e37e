"""config.yaml: the example loads, and every mistake is told with its place and its remedy."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from staffroom import data_files, groundwork
from staffroom.config import Config, find_config, is_open_to_others, read_env, write_env
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.rooms.programmes import Settings, load_course
from staffroom.settings import ConfigFile

EXAMPLE = data_files.example_config().read_text("utf-8")
ROOT = Path(__file__).parent.parent

MISTAKES = [
    ("language: en", "language: english", "did you mean 'en'?"),
    ("language: en", "langage: en", "did you mean 'language'?"),
    ("language: en", "language: fr", "write one of: en, ar, zh"),
    ("  name: Green", "  nmae: Green", "did you mean 'name'?"),
    ('  logo: ""', "  logo: none.png", "there is no such picture"),
    ('  logo: ""', "  logo: config.yaml", "no PNG, JPEG or SVG picture"),
    ("  api_server: https://api.telegram.org", "  api_server: api.telegram.org", "such as https://api.telegram.org"),
    ("  path: data/staffroom.db", '  path: ""', "at least 1 character"),
    ("  key_file: ~", "  keyfile: ~", "did you mean 'key_file'?"),
    ("  keep: 7", "  keep: 0", "greater than or equal to 1"),
    ("  keep: 7", "  keep: seven", "valid integer"),
    ('  at: "03:30"', "  at: 13:30", 'in quotes, such as "20:00"'),
    ('  at: "03:30"', '  at: "25:30"', 'in quotes, such as "20:00"'),
    ("  port: 0", "  port: 99999", "less than or equal to 65535"),
    ('  ping_url: ""', "  ping_url: http://watch.school.edu/code", "write https://"),
    ("  per_second: 29", "  per_secnd: 29", "did you mean 'per_second'?"),
    ("  group_per_minute: 18", "  group_per_minute: 90", "less than or equal to 60"),
    ("  format: text", "  format: xml", "'text' or 'json'"),
    ("  level: info", "  level: loud", "'debug', 'info', 'warning' or 'error'"),
    ("slug: classroom-management", "slug: Classroom Management", "small letters, digits and hyphens"),
    ("    start: 2026-09-06", "    start: 6 September", "valid date"),
    ("    start: 2026-09-06", "    strat: 2026-09-06", "did you mean 'start'?"),
    ("    start: 2026-09-06\n", "", "start: is missing; add it"),
    ("Asia/Riyadh", "Asia/Riad", "did you mean 'Asia/Riyadh'?"),
    ("Asia/Riyadh", "Nairobi", "did you mean 'Africa/Nairobi'?"),
    ("[sun, mon, tue, wed, thu]", "[sun, mon, tue, wed, thurs]", "'thu'"),
    ("[sun, mon, tue, wed, thu]", "[mon, sun, tue]", "in order"),
    ("[sun, mon, tue, wed, thu]", "[]", "name at least one day"),
    ("      - 2026-09-23", "      - {form: 2026-09-23, to: 2026-09-24}", "did you mean 'from'?"),
    ("      - 2026-09-23", "      - {from: 2026-09-23}", "one end is missing"),
    ("      - 2026-09-23", "      - {from: 2026-09-23, to: 2026-09-01}", "exchange the two dates"),
    ('{from: "20:00", to: "07:00"}', '{from: 20:00, to: "07:00"}', 'in quotes, such as "20:00"'),
    ("{per_day: 1, per_week: 4}", "{per_day: 1, per_wek: 4}", "did you mean 'per_week'?"),
    ("    solo: false", "    solo: maybe", "valid boolean"),
    ("      size: 50", "      size: 51", "less than or equal to 50"),
    ("{location}_{course}_Group{n}", "{place}_Group{n}", "'{place}' is not known"),
    ("{location}_{course}_Group{n}", "{location}_Group", "'{n}' is missing"),
    ("{location}_{course}_Group{n}", "{location_Group{n}", "curly bracket"),
    ("round-up]", "roundup]", "did you mean 'round-up'?"),
    ("{min_words: 4, min_letters: 8}", "{min_words: 0, min_letters: 8}", "greater than or equal to 1"),
    ("response: 0.5, ", "response: 0.6, ", "make 1.1 together"),
    ("      domains: []", "      domains: [school]", "write a domain, such as school.edu"),
    ("      links: allow", "      links: forbid", "allow"),
    ("language: en\n", "language: en\nlanguage: ar\n", "is written twice"),
    ("programmes:\n", "programmes:\n\t- slug: x\n", "check the spaces"),
    ("health:\n", "health: 8080\n", "check the spaces"),
]


def _changed(folder: Path, old: str, new: str) -> tuple[Path, int]:
    """Write the example with one mistake; return the file and the line that it is on."""
    assert EXAMPLE.count(old) >= 1
    file = folder / "config.yaml"
    file.write_text(EXAMPLE.replace(old, new, 1), "utf-8")
    return file, EXAMPLE[: EXAMPLE.index(old)].count("\n") + 1


@pytest.mark.parametrize(("old", "new", "remedy"), MISTAKES, ids=[new.strip() or "gone" for _, new, _ in MISTAKES])
def test_a_mistake_is_told_with_file_line_and_remedy(tmp_path: Path, old: str, new: str, remedy: str) -> None:
    """Whatever is wrong, the person learns where it is and what to write instead."""
    file, line = _changed(tmp_path, old, new)
    with pytest.raises(Trouble) as caught:
        Config.load(file, {})
    told = str(caught.value)
    assert remedy in told
    assert caught.value.exit_code == CONFIGURATION
    places = [int(found) for found in re.findall(rf"^{re.escape(str(file))}:(\d+):\d+: ", told, re.MULTILINE)]
    assert len(places) == len(told.splitlines())
    assert min(abs(place - line) for place in places) <= (5 if not new else 2), told
    assert "Traceback" not in told
    assert "pydantic" not in told


def test_what_a_programme_does_not_say_is_as_its_room_has_it(tmp_path: Path) -> None:
    """One place for each usual value: what config.yaml leaves out is what a row of before leaves out."""
    file = tmp_path / "config.yaml"
    least = "{slug: reading, folder: reading, start: 2026-09-06, zone: Asia/Riyadh}"
    file.write_text(f"programmes: [{least}]", "utf-8")
    config = Config.load(file, {})
    found = groundwork.programme_of(config, config.settings.programmes[0], {}, {})
    assert found.settings == Settings()


def test_two_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Nobody wants to learn of them one by one."""
    file = tmp_path / "config.yaml"
    file.write_text(EXAMPLE.replace("keep: 7", "keep: 0").replace("port: 0", "port: -1"), "utf-8")
    with pytest.raises(Trouble) as caught:
        Config.load(file, {})
    assert len(str(caught.value).splitlines()) == 2


def test_two_programmes_of_one_slug_are_refused(tmp_path: Path) -> None:
    """The roster could not tell them apart."""
    start = EXAMPLE.index("  - slug:")
    file = tmp_path / "config.yaml"
    file.write_text(EXAMPLE + EXAMPLE[start:], "utf-8")
    with pytest.raises(Trouble, match="two have the slug 'classroom-management'"):
        Config.load(file, {})


def test_a_logo_lies_beside_the_settings(tmp_path: Path) -> None:
    """Wherever the bot is started; one that is too large is told with its line."""
    file = tmp_path / "config.yaml"
    file.write_text(EXAMPLE.replace('logo: ""', "logo: pictures/logo.svg"), "utf-8")
    logo = tmp_path / "pictures" / "logo.svg"
    logo.parent.mkdir()
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    assert Config.load(file, {}).settings.organisation.logo == str(logo)
    logo.write_bytes(bytes(200_001))
    with pytest.raises(Trouble, match=r"config.yaml:\d+:\d+: organisation.logo: .* larger than 200,000 bytes"):
        Config.load(file, {})


def test_the_example_loads_and_says_the_defaults() -> None:
    """The commented file shows what holds anyway, apart from names, dates and the holiday."""
    config = Config.load(data_files.example_config(), {})
    programme = config.settings.programmes[0]
    bare = ConfigFile.model_validate(
        {"programmes": [{"slug": "x", "folder": "x", "start": "2026-09-06", "zone": "Asia/Riyadh"}]}
    )
    told = programme.model_dump(exclude={"slug", "folder", "holidays"})
    assert told == bare.programmes[0].model_dump(exclude={"slug", "folder", "holidays"})
    left_out = {"programmes", "organisation"}
    assert config.settings.model_dump(exclude=left_out) == bare.model_dump(exclude=left_out)


def test_the_settings_in_the_checkout_are_the_example_unless_somebody_made_them_their_own() -> None:
    """The demo reads the example, people begin with its twin; a set-up that was done here is no mistake."""
    changed = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "config.yaml"], cwd=ROOT, check=False)  # noqa: S607
    if changed.returncode == 0:
        assert (ROOT / "config.yaml").read_text("utf-8") == EXAMPLE


def test_the_course_of_the_example_is_found() -> None:
    """The demo runs with the file as it is."""
    config = Config.load(data_files.example_config(), {})
    assert (config.course_folder(config.settings.programmes[0]) / "calendar.yaml").is_file()


def test_the_bot_in_a_checkout_finds_the_settings_there_and_never_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the person stands; the demo alone reads the example."""
    monkeypatch.chdir(tmp_path)
    assert find_config({}) == ROOT / "config.yaml"
    monkeypatch.setattr(data_files, "checkout", lambda: None)
    assert find_config({}) == data_files.example_config()


def test_an_encouragement_of_a_page_is_refused_with_its_line(tmp_path: Path) -> None:
    """It would not be read on a phone."""
    folder = tmp_path / "course"
    shutil.copytree(ROOT / "programmes" / "classroom-management", folder)
    file = folder / "encouragement.yaml"
    file.write_text(file.read_text("utf-8").replace("en: ", f"en: {'x' * 401} #", 1), "utf-8")
    with pytest.raises(
        Trouble, match=r"encouragement\.yaml:\d+.*text\.en: the text may have 400 characters and has up to 401"
    ):
        load_course(folder)


def test_a_course_that_is_not_there_is_told_with_the_ones_that_are(tmp_path: Path) -> None:
    """The folder's name was mistyped."""
    with pytest.raises(Trouble, match="classroom-management"):
        data_files.programme_folder("clasroom", tmp_path)


def test_relative_paths_start_at_the_settings_unless_a_home_is_named(tmp_path: Path) -> None:
    """A service may keep its data elsewhere."""
    file, _ = _changed(tmp_path, "keep: 7", "keep: 8")
    other = tmp_path / "elsewhere"
    assert Config.load(file, {}).database == tmp_path / "data" / "staffroom.db"
    assert Config.load(file, {"STAFFROOM_HOME": str(other)}).database == other / "data" / "staffroom.db"


def test_secrets_come_from_the_environment_before_the_file(tmp_path: Path) -> None:
    """What is set for one start wins."""
    file, _ = _changed(tmp_path, "keep: 7", "keep: 8")
    (tmp_path / ".env").write_text('# mine\nexport BOT_TOKEN="1:from-file"\nSTAFFROOM_API_SERVER=http://x/\n', "utf-8")
    assert Config.load(file, {}).secrets.bot_token == "1:from-file"
    assert Config.load(file, {"BOT_TOKEN": "2:from-env"}).secrets.bot_token == "2:from-env"
    assert Config.load(file, {}).api_server == "http://x"


def test_secrets_never_show_in_the_configuration(tmp_path: Path) -> None:
    """A log line with the whole configuration gives nothing away."""
    file, _ = _changed(tmp_path, "keep: 7", "keep: 8")
    config = Config.load(file, {"BOT_TOKEN": "1:canary", "STAFFROOM_DB_KEY": "canary" * 10})
    assert "canary" not in repr(config)


def test_a_line_of_env_that_cannot_be_understood_is_named_but_not_shown(tmp_path: Path) -> None:
    """It may be half a secret."""
    (tmp_path / ".env").write_text("A=1\nsecret words\n", "utf-8")
    with pytest.raises(Trouble) as caught:
        read_env(tmp_path / ".env")
    assert ".env:2: " in str(caught.value)
    assert "secret words" not in str(caught.value)


def test_writing_a_secret_keeps_the_others_and_shuts_the_file(tmp_path: Path) -> None:
    """A second answer replaces the first."""
    file = tmp_path / ".env"
    file.write_text("# kept\nOTHER=1\nBOT_TOKEN=old\n", "utf-8")
    file.chmod(0o644)
    assert is_open_to_others(file)
    write_env(file, "BOT_TOKEN", "new")
    assert read_env(file) == {"OTHER": "1", "BOT_TOKEN": "new"}
    assert file.read_text("utf-8").startswith("# kept\n")
    assert not is_open_to_others(file)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("place:\n      en: Hall", "needs a `text`"),
        ("text:\n      en: Seats", "needs a `place` or a `link`"),
        ("text:\n      en: Seats\n    link: meet.example.org", "write the whole link"),
        ("text:\n      en: Seats\n    link: https://a.example\n    minutes: 5", "greater than or equal to 10"),
    ],
)
def test_a_mistake_in_a_workshop_is_named_with_its_line(tmp_path: Path, lines: str, what: str) -> None:
    """What is missing, and what to write instead."""
    file = tmp_path / "course" / "calendar.yaml"
    shutil.copytree(ROOT / "programmes" / "classroom-management", file.parent)
    entry = f'\n  - id: w6-seats\n    kind: workshop\n    date: 2026-10-12\n    at: "14:30"\n    {lines}\n'
    before = file.read_text("utf-8").rstrip()
    file.write_text(before + entry, "utf-8")
    with pytest.raises(Trouble, match=rf"calendar\.yaml:\d+.*{re.escape(what)}"):
        load_course(file.parent)
