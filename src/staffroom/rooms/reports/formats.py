"""A report as a file of a style."""

from staffroom.kernel.screen import Say
from staffroom.rooms.reports import page, tables
from staffroom.rooms.reports.values import Report, Style


def written(found: Report, style: Style, say: Say, language: str) -> bytes:
    """Return a report as a page, a book or a table."""
    if style == "html":
        return page.as_html(found, say, language)
    return tables.as_xlsx(found, say) if style == "xlsx" else tables.as_csv(found, say)


def name(found: Report, style: Style) -> str:
    """Return what the file is called."""
    first, last = found.weeks[0], found.weeks[-1]
    return f"report-{last}.{style}" if first == last else f"report-{first}-{last}.{style}"
