"""Public holidays of a country, from the `holidays` package where that is installed: it is an extra."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import nearest
from staffroom.rooms.programmes.calendar import Holiday

EXTRA = "pip install 'staffroom[holidays]'"


def public_holidays(country: str, subdivision: str, years: Iterable[int]) -> tuple[Holiday, ...]:
    """Return the public holidays of some years, each as a day.

    Raises Trouble where the package is not installed, or knows neither the country nor the subdivision.
    """
    found = _package()
    known: dict[str, list[str]] = found.list_supported_countries(include_aliases=False)
    if country not in known:
        _refuse("country", country, known)
    if subdivision and subdivision not in known[country]:
        _refuse("subdivision", subdivision, known[country])
    days: Iterable[date] = found.country_holidays(country, subdiv=subdivision or None, years=years)
    return tuple(Holiday(day, day) for day in sorted(days))


def _package() -> Any:  # noqa: ANN401  a module that may be missing
    try:
        import holidays  # noqa: PLC0415  an extra, and slow to read
    except ImportError:
        said = f"config.yaml asks for public_holidays, which come with another package: {EXTRA}, or leave them out."
        raise Trouble(said, CONFIGURATION) from None
    return holidays


def _refuse(field: str, wrong: str, known: Iterable[str]) -> None:
    raise Trouble(f"config.yaml: public_holidays.{field}: nobody knows '{wrong}'{nearest(wrong, known)}", CONFIGURATION)
