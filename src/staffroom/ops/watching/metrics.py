"""Figures for Prometheus, as text; no names, no words, nothing of anybody's."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Labelled = Mapping[str, float]


class Metric(NamedTuple):
    """A figure, or one for each value of a label."""

    name: str
    help: str
    value: float | Labelled
    label: str = ""


def as_text(metrics: Iterable[Metric]) -> str:
    """Return the figures in the text format, version 0.0.4."""
    return "".join(_one(metric) for metric in metrics)


def _one(metric: Metric) -> str:
    name = f"staffroom_{metric.name}"
    head = f"# HELP {name} {metric.help}\n# TYPE {name} gauge\n"
    if isinstance(metric.value, Mapping):
        return head + "".join(
            f'{name}{{{metric.label}="{of}"}} {_figure(value)}\n' for of, value in metric.value.items()
        )
    return f"{head}{name} {_figure(metric.value)}\n"


def _figure(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.3f}"
