"""A command that was mistyped is told in plain words, with the nearest one."""

import pytest
from tests.ops.support import Call

BOT = "python bot.py"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("status", f"There is no command `status`. Did you mean `{BOT} check`?"),
        ("start", f"There is no command `start`. Did you mean `{BOT} run`?"),
        ("chekc", f"There is no command `chekc`. Did you mean `{BOT} check`?"),
        ("qqq", f"There is no command `qqq`. `{BOT} --help` shows what can be typed."),
        ("roster imprt", f"There is no command `imprt`. Did you mean `{BOT} roster import`?"),
        ("check foo", f"`{BOT} check` does not know what to do with `foo`."),
        ("demo --days 0", "Behind --days write a whole number from 1 to 100."),
        ("demo --port abc", "Behind --port write a whole number from 0 to 65535."),
        ("demo --prot 8100", f"`{BOT} demo` has no option --prot. Did you mean --port?"),
        ("demo --port", "Something must stand behind --port."),
        ("report --format xyz", "Behind --format"),
        ("restore", f"`{BOT} restore` needs FILE: one of the backups."),
    ],
)
def test_a_mistyped_command_is_told_in_a_plain_sentence(call: Call, typed: str, told: str) -> None:
    """And ends with 2, as a shell expects."""
    done = call(*typed.split())
    assert done.returncode == 2
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1
    for engineers in ("Usage:", "Traceback", "argument(s)", "<=", "Invalid", "range"):
        assert engineers not in done.stderr
    assert done.stdout == ""


def test_a_group_of_commands_alone_shows_what_it_holds(call: Call) -> None:
    """As before."""
    assert "import" in "".join((told := call("roster")).stdout + told.stderr)
