"""What is wrong with a command as it was typed: a plain sentence, the nearest command, and where all of them stand."""

import difflib
import re
from typing import Any, get_args

from typer import Context
from typer.exceptions import TyperException

MEANT = {
    "status": "check", "health": "check", "doctor": "check", "test": "check", "start": "run", "install": "setup",
    "init": "setup", "configure": "setup", "practice": "setup --practice", "playground": "demo", "save": "backup",
    "update": "version", "upgrade": "version", "logs": "support-bundle",
}  # fmt: skip
"""Words that people try, and the command that does it."""
_NO_COMMAND = re.compile(r"No such command '(.*?)'\..*")
_TOO_MUCH = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)")

_NOTHING_BEHIND = re.compile(r"Option '(.*)' requires an argument\.")


def told(error: TyperException) -> str:
    """Return what is wrong and what to type instead."""
    context: Context | None = getattr(error, "ctx", None)
    if missing := _NOTHING_BEHIND.fullmatch(error.message):
        return f"Something must stand behind {missing[1]}."
    if context is None or type(error).__name__ == "NoArgsIsHelpError":
        return error.format_message()
    command = context.command_path
    return f"{_reason(error, context, command)} `{command} --help` shows what can be typed."


def _reason(error: TyperException, context: Context, command: str) -> str:
    if unknown := _NO_COMMAND.fullmatch(error.message):
        return f"There is no command `{unknown[1]}`.{_nearest_command(unknown[1], context, command)}"
    if extra := _TOO_MUCH.fullmatch(error.message):
        return f"`{command}` does not know what to do with `{extra[1]}`."
    if option := getattr(error, "option_name", ""):
        return f"`{command}` has no option {option}.{_meant(getattr(error, 'possibilities', None))}"
    if (param := getattr(error, "param", None)) is not None:
        return _of_value(error, param, command)
    return error.format_message()


def _nearest_command(word: str, context: Context, command: str) -> str:
    known: list[str] = getattr(context.command, "list_commands", lambda _context: [])(context)
    near = MEANT.get(word.lower()) if context.parent is None else None
    near = near or next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)), None)
    return f" Did you mean `{command} {near}`?" if near else ""


def _meant(possibilities: list[str] | None) -> str:
    return f" Did you mean {min(possibilities)}?" if possibilities else ""


def _of_value(error: TyperException, param: Any, command: str) -> str:  # noqa: ANN401  typer names no type for it
    """Say what is wrong with a value, or that it is missing."""
    if param.param_type_name == "option":
        place, name = f"Behind {max(param.opts, key=len)}", max(param.opts, key=len)
    else:
        name = param.metavar or str(param.name).upper()
        place = f"For {name}"
    if type(error).__name__ == "MissingParameter":
        hint = f": {param.help[0].lower()}{param.help[1:].rstrip('.')}" if getattr(param, "help", None) else ""
        return f"`{command}` needs {name}{hint}."
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    if least is not None and most is not None:
        return f"{place} write a whole number from {least} to {most}."
    if kind is int:
        return f"{place} write a whole number."
    if words := [str(word) for word in get_args(kind) if isinstance(word, str)]:
        return f"{place} write one of: {', '.join(words)}."
    return f"{place}: {error.message}"
