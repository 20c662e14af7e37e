"""What comes out of the drawing process, in every script."""

import re
import struct
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import ClassVar

import pytest
import pytest_asyncio
from tests.pictures.samples import GROUPS, LONG, SHORT, THEMES, board, card, progress, quotes, sheet

from staffroom.pictures import (
    CascadeBoard,
    Certificate,
    Entry,
    Funnel,
    Handout,
    Listing,
    Part,
    Picture,
    PictureError,
    ProgressCard,
    Sheet,
    Slide,
    Slip,
    Spoken,
    Stage,
    Standing,
    WeekPage,
    WeekRow,
)
from staffroom.pictures.boards import STANDS
from staffroom.pictures.painter import Painter

LIMIT = 200_000

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Poster(ProgressCard):
    """A picture that nobody made a template for."""

    template: ClassVar[str] = "poster"


def size(png: bytes) -> tuple[int, int]:
    """Read width and height in pixels from a PNG's header."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def painter() -> AsyncIterator[Painter]:
    """Give all tests of this page one painter and end its process afterwards."""
    painter = Painter()
    yield painter
    await painter.close()


@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
async def test_a_card_stays_below_200_kb_in_every_theme_however_long_its_question(painter: Painter, lang: str) -> None:
    """Short and longest question × three themes."""
    for theme in THEMES:
        for question in (SHORT[lang], LONG[lang]):
            image = await painter.draw(card(lang, question, theme))
            width, height = size(image)
            assert len(image) <= LIMIT, (theme, len(question))
            assert width == height
            assert width >= (700 if question == LONG[lang] else 1080), "still sharp on a phone"


@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
async def test_leagues_and_progress_cards_stay_below_200_kb(painter: Painter, lang: str) -> None:
    """A league of a dozen groups, one of two dozen, and a progress card."""
    pictures: tuple[Picture, ...] = (board(lang), board(lang, rows=24), progress(lang), progress(lang, known=False))
    for picture in pictures:
        image = await painter.draw(picture)
        assert len(image) <= LIMIT, picture.template
        assert size(image)[0] >= 500


@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
async def test_a_round_up_is_a_small_picture_as_high_as_its_quotes(painter: Painter, lang: str) -> None:
    """Two short ones, and four as long as can be."""
    few, many = await painter.draw(quotes(lang)), await painter.draw(quotes(lang, most=True))
    assert len(few) <= LIMIT
    assert len(many) <= LIMIT
    assert size(few)[0] == 1080
    assert size(many)[1] / size(many)[0] > size(few)[1] / size(few)[0]


async def test_a_picture_too_large_is_drawn_again_with_fewer_pixels(painter: Painter) -> None:
    """Two dozen long names do not fit 200 kB at full size."""
    small, large = size(await painter.draw(board(rows=5))), size(await painter.draw(board(rows=24)))
    assert small[0] == 1280
    assert large[0] < 1280


async def test_a_question_of_other_words_is_another_picture(painter: Painter) -> None:
    """The words given are the words drawn."""
    assert await painter.draw(card(question="One?")) != await painter.draw(card(question="Two?"))
    assert await painter.draw(card(question="One?")) == await painter.draw(card(question="One?"))


async def test_devanagari_is_drawn_with_a_font_of_its_own(painter: Painter, caplog: pytest.LogCaptureFixture) -> None:
    """Two words of the same length come out differently, and no box is reported."""
    one, other = card("hi", "कक्षा में क्या हुआ?"), card("hi", "पाठ में क्या हुआ?")
    assert await painter.draw(one) != await painter.draw(other)
    assert not caplog.records


async def test_a_character_without_a_glyph_is_drawn_as_a_box_and_reported(
    painter: Painter, caplog: pytest.LogCaptureFixture
) -> None:
    """A Thai name must not pass unnoticed."""
    await painter.draw(board(rows=3, name="ครู"))
    assert "U+0E04" in caplog.text


async def test_the_sheet_of_a_whole_group_is_a_pdf(painter: Painter) -> None:
    """Fifty people, each with a code."""
    paper = await painter.draw(sheet(people=50))
    assert paper.startswith(b"%PDF-")
    assert b"/Type/Pages/Count 5/" in paper


async def test_a_sheet_of_any_size_flows_on_and_each_slip_is_in_its_own_language(painter: Painter) -> None:
    """Ten or twelve slips to a page, as many pages as it takes; Arabic on an English sheet runs from the right."""
    sheets = [await painter.draw(sheet(people=people)) for people in (1, 120, 500)]
    pages = [int(found[1]) for paper in sheets if (found := re.search(rb"/Type/Pages/Count (\d+)", paper))]
    assert pages[0] == 1
    assert 120 / 12 <= pages[1] <= 120 / 10
    assert 500 / 12 <= pages[2] <= 500 / 10
    mixed = Sheet("en", "Riverside", "", (Slip("Amina", "Hello"), Slip("أمينة", "مرحبا", lang="ar-EG")))
    said = [slip.data(mixed.lang) for slip in mixed.slips]
    assert [(slip["lang"], slip["rtl"], slip["lines"]) for slip in said] == [
        ("en", False, ["Hello"]),
        ("ar", True, ["مرحبا"]),
    ]
    assert (await painter.draw(mixed)).startswith(b"%PDF-")
    with pytest.raises(PictureError, match="at most 500"):
        sheet(people=501)


@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
async def test_a_funnel_is_a_small_picture_and_a_handout_one_page(painter: Painter, lang: str) -> None:
    """Also where nobody has come in yet, and where the paragraphs are as long as can be."""
    stages = tuple(Stage(SHORT[lang], str(n), n / 45) for n in (45, 44, 31, 0))
    image = await painter.draw(Funnel(lang, GROUPS[0], SHORT[lang], stages))
    assert len(image) <= LIMIT
    assert size(image)[0] == 1280
    paper = await painter.draw(
        Handout(lang, SHORT[lang], "", tuple(Part(SHORT[lang], LONG[lang][:450]) for _ in range(5)))
    )
    assert re.search(rb"/Type/Pages/Count 1\D", paper)
    wall = await painter.draw(Slide(lang, SHORT[lang], "", tuple(Part(SHORT[lang], SHORT[lang]) for _ in range(3))))
    assert re.search(rb"/Type/Pages/Count 1\D", wall)


@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
async def test_a_full_cascade_board_is_a_small_picture(painter: Painter, lang: str) -> None:
    """Every state of a card, in as many groups and cards as fit; one more group is refused."""
    stands = tuple(STANDS)
    rows = tuple(Standing(f"{GROUPS[n % 4]} {n}", stands[n % 8 :] + stands[: n % 8]) for n in range(16))
    said = tuple((stand, SHORT[lang]) for stand in stands)
    full = CascadeBoard(lang, SHORT[lang], "1.9. – 7.9.", tuple("12345678"), rows, said)
    assert len(await painter.draw(full)) <= LIMIT
    with pytest.raises(PictureError, match="at most 16"):
        replace(full, rows=(*rows, Standing("One more", stands)))


async def test_what_the_process_refuses_is_an_error_and_the_next_picture_is_drawn(painter: Painter) -> None:
    """A refusal costs the process nothing."""
    await painter.draw(card())
    before = painter.pid
    with pytest.raises(PictureError, match="no template 'poster'"):
        await painter.draw(Poster("en", "", "", None, None, ()))
    assert await painter.draw(card())
    assert painter.pid == before


async def test_one_endless_word_is_broken_and_stays_on_the_card(painter: Painter) -> None:
    """Six hundred letters without a space are still drawn."""
    assert size(await painter.draw(card(question="x" * 600)))[0] >= 700


@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
async def test_a_full_week_stays_below_200_kb_and_a_long_record_takes_as_many_pages(
    painter: Painter, lang: str
) -> None:
    """Twelve groups with the longest names; sixty sections in two languages, with a code for the whole summary."""
    rows = tuple(WeekRow(GROUPS[at % 4], SHORT[lang], "100%", (0, 25, None, 50, 75, 100)) for at in range(12))
    image = await painter.draw(WeekPage(lang, GROUPS[0], GROUPS[1], "2026-09-06", LONG[lang][:120], rows, "… 8 …", "–"))
    assert len(image) <= LIMIT
    assert size(image)[0] >= 500
    both = Spoken(SHORT[lang], SHORT["en"])
    listing = Listing(both, tuple(Entry(both, both) for _ in range(60)))
    paper = await painter.draw(Certificate(lang, both, (Entry(both, both),) * 9, (listing,), (both,) * 3, "A" * 1800))
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 3


async def test_a_record_refuses_a_code_that_no_phone_could_read() -> None:
    """Rather than being printed and useless."""
    with pytest.raises(PictureError, match="1800 characters"):
        Certificate("en", Spoken("Record"), (), (), (), "A" * 1801)
