"""An unexpected failure: one plain sentence for the person, the details in a file without secrets."""

import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from staffroom.config import Config, find_config, home_folder, read_secrets
from staffroom.kernel.clock import SECOND, SystemClock
from staffroom.kernel.refusal import Trouble
from staffroom.ops.keys import existing_key
from staffroom.ops.logs import keep_crash
from staffroom.ops.program import program


def told(error: Exception, environment: Mapping[str, str]) -> str:
    """Keep the details of a failure and return the sentence that names the file."""
    at = datetime.fromtimestamp(SystemClock().now() / SECOND, UTC).isoformat(timespec="seconds")
    sentence = "Something in Staffroom itself went wrong; your data are as they were before this command."
    for folder in (_logs(environment), Path(tempfile.gettempdir())):
        file = folder / "staffroom-crash.log"
        try:
            keep_crash(file, error, _secrets(environment), at)
        except OSError:
            continue
        return f"{sentence} The details are in {file}; `{program()} support-bundle` gathers all that a report needs."
    return sentence


def _logs(environment: Mapping[str, str]) -> Path:
    try:
        return Config.load(None, environment).log_file.parent
    except Trouble:
        return home_folder(environment, find_config(environment))


def _secrets(environment: Mapping[str, str]) -> list[str]:
    try:
        secrets = read_secrets(home_folder(environment, find_config(environment)), environment)
        key = existing_key(Config.load(None, environment))
    except Trouble:
        return [value for name, value in environment.items() if "TOKEN" in name or "KEY" in name]
    return [secrets.bot_token, secrets.db_key, key.hex() if key else ""]
