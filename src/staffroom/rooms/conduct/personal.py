"""Phone numbers, e-mail addresses and identity numbers in a message; years, times, pages and prices are none."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from staffroom.rooms.conduct.folding import MOST_KEPT
from staffroom.rooms.conduct.values import Kind

LONGEST_TEXT = 8_192
MOST_TOLD = 20
"""Of each sort in one message."""
MOST_TRIED = 60
"""Rows of digits in one message that are looked at: a list of marks holds no more."""
_FEWEST_DIGITS = 7
_DIGIT = re.compile(r"\d")
_BEFORE = 30
"""Letters before a number in which a word may say what it is."""

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"@(?:.*\.)?example\.\w+$|\.(?:example|invalid|test)$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![A-Za-z\d_.,@/=+-])(?<!\d:)(?:\(?\+|\()?"
    r"\d(?:[ \-.()\u200b-\u200f\u2010-\u2013\u2060\xa0]{0,2}\d){6,18}(?![A-Za-z\d_@]|[.,:/]\d)"
)
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}([-. ])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([-. ])\d{1,2}\2\d{1,2}"
    r"|(?:1[0-9]|20)\d\d ?[-\u2013] ?(?:1[0-9]|20)\d\d|[0-2]?\d\.[0-5]\d ?[-\u2013] ?[0-2]?\d\.[0-5]\d)(?!\d)"
)
"""A date, a span of years or a span of times."""
_PHONE_WORD = re.compile(
    r"phone|mobile|whatsapp|\bcall|\btel\b|\btext me|\bcell\b|جوال|هاتف|موبايل|واتس|اتصل|تليفون|محمول"
    r"|电话|手机|號碼|电联|打给|微信|加我|拨打",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"isbn|issn|doi|\bzoom|meeting|webinar|passcode|\border\b|invoice|version"
    r"|الاجتماع|الطلب|رقم العملية|会议|會議|订单|单号|书号",
    re.IGNORECASE,
)
_IDENTITY_WORD = re.compile(
    r"national id|identity (?:number|card|no)|\bid (?:number|card|no\b)|passport|iqama|social security|\bssn\b"
    r"|insurance number"
    r"|الهوية|هويتي|هويته|هويتها|الإقامة|إقامتي|الرقم القومي|الرقم الوطني|جواز|بطاقة الأحوال|السجل المدني"
    r"|身份证|身分證|护照|護照|证件号",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?<![\w-])(?:[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]|[1-9]\d{16}[\dXx])(?![\w-])", re.ASCII
)
"""A British insurance number, or a Chinese identity number, in which the last sign proves the others."""
_PASSPORT = re.compile(r"(?<![\w-])[A-Z]{1,2}\d{6,9}(?![\w-])", re.ASCII)
_CHAT_LINK = re.compile(r"\bwa\.me/\+?\d{8,15}\b")
_TRUNK = re.compile(r"\(?0\d{1,4}(?:[ \-.)]{0,2}\d{2,9}){1,5}")
_ABROAD = re.compile(r"\(?(?:\+|00)[1-9]\d{0,3}(?:[ \-.()]{0,2}\d{1,14}){1,7}")
_CHINESE_MOBILE = re.compile(r"1[3-9]\d([ -]?)\d{4}\1\d{4}")
_AMERICAN = re.compile(r"\(\d{3}\) ?\d{3}-\d{4}|[2-9]\d{2}([-.])\d{3}\1\d{4}")
_SOCIAL_SECURITY = re.compile(r"(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}")
_EMIRATES = re.compile(r"784-?(?:19|20)\d\d-?\d{7}-?\d")
_EGYPTIAN = re.compile(r"([23])(\d\d)(\d\d)(\d\d)(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\d{5}")
_SAUDI = re.compile(r"(?!19\d\d|20\d\d)[12]\d{9}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_SEPARATOR = re.compile(r"[^\d+]+")


@dataclass(frozen=True)
class Personal:
    """What kind of personal data stands in a message, and where; the data are not in it."""

    kind: Kind
    start: int
    end: int


class _Digits(dict[int, str]):
    """Each letter as it is, but digits of every script and full-width signs as plain ones."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = unicodedata.normalize("NFKC", letter) if 0xFF00 <= code <= 0xFF5E else letter  # noqa: PLR2004
        shape = str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else plain
        if len(self) < MOST_KEPT:
            self[code] = shape
        return shape


_PLAIN = _Digits()


def find_personal(text: str) -> tuple[Personal, ...]:
    """Return the personal data in a message in the order in which they stand there."""
    known = text[:LONGEST_TEXT]
    plain = known if known.isascii() else known.translate(_PLAIN)
    found = {
        Personal("email", *one.span())
        for one in islice(_EMAIL.finditer(plain), MOST_TOLD)
        if not _EXAMPLE.search(one[0])
    }
    if len(_DIGIT.findall(plain)) >= _FEWEST_DIGITS - 1:
        found.update(_numbers(plain))
    return tuple(sorted(found, key=lambda one: one.start))


def _numbers(plain: str) -> Iterator[Personal]:
    for one in islice(_LETTERED.finditer(plain), MOST_TOLD):
        if one[0][0].isalpha() or _is_chinese(one[0]):
            yield Personal("identity", *one.span())
    for one in islice(_PASSPORT.finditer(plain), MOST_TOLD):
        if _IDENTITY_WORD.search(_words_before(plain, one.start())):
            yield Personal("identity", *one.span())
    for one in islice(_CHAT_LINK.finditer(plain), MOST_TOLD):
        yield Personal("phone", *one.span())
    for one in islice(_NUMBER.finditer(plain), MOST_TRIED):
        kind = _kind_of(one[0], _words_before(plain, one.start()))
        if kind is not None:
            yield Personal(kind, *one.span())


def _words_before(plain: str, start: int) -> str:
    return plain[max(0, start - _BEFORE) : start].rpartition("\n")[2]


def _kind_of(number: str, before: str) -> Kind | None:
    """Return what a number of seven digits or more is, None where it is nothing personal."""
    digits = re.sub(r"\D", "", number)
    if _IDENTITY_WORD.search(before):
        return "identity"
    if _OTHER_WORD.search(before) or _DATE.search(number) or _counts(number, digits):
        return None
    if _is_identity(number, digits):
        return "identity"
    groups = [group for group in _SEPARATOR.split(number) if group]
    said = bool(_PHONE_WORD.search(before)) and len(digits) <= 15 and all(len(one) >= 3 for one in groups)  # noqa: PLR2004
    return "phone" if said or _is_phone(number, digits) else None


def _counts(number: str, digits: str) -> bool:
    """Say whether it is a row of numbers with one step between them, or of noughts and ones."""
    row = [int(group) for group in re.findall(r"\d+", number)]
    steps = {later - earlier for earlier, later in pairwise(row)}
    return len(set(digits)) < 3 or (len(row) > 2 and len(steps) == 1)  # noqa: PLR2004


def _is_phone(number: str, digits: str) -> bool:
    bare = re.sub(r"[\u200b-\u200f\u2060]", "", number).replace("\xa0", " ")
    bare = re.sub(r"[\u2010-\u2013]", "-", bare)
    if _ABROAD.fullmatch(bare):
        return len(digits) in (range(9, 16) if "+" in bare else range(11, 18))
    if _TRUNK.fullmatch(bare):
        return len(digits) in range(9, 13 if "-" in bare else 12)
    return bool(_CHINESE_MOBILE.fullmatch(bare) or _AMERICAN.fullmatch(bare))


def _is_identity(number: str, digits: str) -> bool:
    """Say whether a number proves itself to be the identity number of a country that writes it so."""
    if _SOCIAL_SECURITY.fullmatch(number):
        return True
    if _EMIRATES.fullmatch(number) or _SAUDI.fullmatch(number):
        return _luhn(digits)
    egyptian = _EGYPTIAN.fullmatch(number)
    return bool(egyptian) and _is_day(f"{17 + int(digits[0])}{digits[1:7]}")


def _is_chinese(number: str) -> bool:
    """Say whether a resident's number is whole: the day of birth and the last sign (GB 11643) are right."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _is_day(number[6:14]) and _CHECK_SIGNS[total % 11] == number[17].upper()


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return digits.startswith(("19", "20"))


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
