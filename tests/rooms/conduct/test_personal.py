"""Phone numbers, addresses and identity numbers are noticed; the many other numbers of a school are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.rooms.conduct.personal import Personal, find_personal


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Call me on 0501234567", "phone"),
        ("+966 50 123 4567", "phone"),
        ("\u200e+966\u200e50 123 4567", "phone"),
        ("00966501234567", "phone"),
        ("(+20) 100 123 4567", "phone"),
        ("My number is 07700 900123.", "phone"),
        ("(020) 7946 0958", "phone"),
        ("(555) 123-4567 or later", "phone"),
        ("Tel:555-123-4567", "phone"),
        ("رقمي ٠٥٠١٢٣٤٥٦٧", "phone"),
        ("جوال 551234567", "phone"),
        ("手机13812345678打给我", "phone"),
        ("138-1234-5678", "phone"),
        ("０７５５-８３７６５５６６", "phone"),
        ("01 44 23 16 78", "phone"),
        ("https://wa.me/966501234567", "phone"),
        ("WhatsApp 8123 4567", "phone"),
        ("amina.saleh@school.edu.sa", "email"),
        ("写信给 wang＠xuexiao.cn 吧", "email"),
        ("My national ID is 1234567890", "identity"),
        ("رقم الهوية ١٠٩٨٧٦٥٤٣٢", "identity"),
        ("身份证号 110105194912310", "identity"),
        ("11010519491231002X", "identity"),
        ("29001011234567", "identity"),
        ("784-1987-1234567-1", "identity"),
        ("123-45-6789", "identity"),
        ("QQ 12 34 56 C or AB123456C", "identity"),
        ("Passport no. A12345678", "identity"),
    ],
)
def test_personal_data_are_noticed(message: str, kind: str) -> None:
    """Written as people of several countries write them."""
    assert {one.kind for one in find_personal(message)} == {kind}


@pytest.mark.parametrize(
    "message",
    [
        "2025-2026, 1914 - 1918, 1447-1448",
        "26/11/2026 10:30, 26.11.2026, 2026-11-26 09:15",
        "8:00-8:45, 08.00-09.30, 0800",
        "pages 123-456, 0012",
        "3-2, 21:19, 100-98",
        "ISBN 0141439513, ISBN 978-0-14-143951-8, 9780141439518",
        "1,200,000 riyals, $1200000, 1 200 000",
        "Zoom 812 3456 7890, meeting ID 0123 456 789",
        "0 1 2 3 4 5 6 7 8 9, 10 20 30 40 50 60, 01 02 03 04 05",
        "01010101 01101100 in binary",
        "0.0123456789, 3.14159265358979, 6.02214076",
        "Roll call: 28 30 27 29",
        "192.168.001.001, 24.7136, 46.6753",
        "@amina_saleh, name@example.com, a @ b",
        "订单 0123456789",
        "110105194912310021",
        "110105194913310021",
        "05.09.2026 12 noon",
        "2023012345",
        "tel quel, call for papers 2026",
        "",
    ],
)
def test_other_numbers_are_left_alone(message: str) -> None:
    """Years, times, pages, scores, books, prices, meetings, rows, decimals, and numbers that prove nothing."""
    assert find_personal(message) == ()


def test_all_of_a_message_is_told_in_order_and_without_the_data() -> None:
    """What is handed on is a kind and a place."""
    message = "a.b@school.org, 0501234567"
    assert find_personal(message) == (Personal("email", 0, 14), Personal("phone", 16, 26))


@given(st.one_of(st.text(), st.text("0123456789٠١٢+-() .@abcXقم\n", max_size=60)))
def test_no_text_breaks_it(message: str) -> None:
    """And what is told lies within the message."""
    for one in find_personal(message):
        assert 0 <= one.start < one.end <= len(message)
