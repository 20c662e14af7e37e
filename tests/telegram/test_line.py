"""The line to Telegram, as monitoring sees it."""

from staffroom.telegram.line import FRESH_SECONDS, Line, LineState


def test_a_line_is_well_while_telegram_answers() -> None:
    """And not any more when it has been silent for long, before it ever spoke, or while another program polls."""
    line = Line()
    assert not line.well(0.0)
    line.hear(100.0)
    assert line.well(100.0 + FRESH_SECONDS)
    assert not line.well(101.0 + FRESH_SECONDS)
    line.hear(200.0)
    line.state = LineState.CONTESTED
    assert not line.well(200.0)
    line.resume()
    assert line.well(200.0)
