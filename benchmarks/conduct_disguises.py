"""Listed words as people hide them: the usual disguises of each language, drawn with a fixed seed, and some by hand."""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

DISGUISED = Path(__file__).parent / "disguised"
Disguise = Callable[[str, random.Random], str]

_CYRILLIC = str.maketrans("aceiopsxyABCEHIKMOPTX", "асеіорѕхуАВСЕНІКМОРТХ")
_DIGITS = str.maketrans("aeiostb", "4310578")
_SIGNS = str.maketrans("asi", "@$!")
_BOLD = {ord("a") + n: chr(0x1D41A + n) for n in range(26)}
_CIRCLED = {ord("a") + n: chr(0x24D0 + n) for n in range(26)}
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_PERSIAN = str.maketrans("كيهب", "کیھپ")
_TRADITIONAL = str.maketrans(
    "贱货脑残滚妈干杂种这个猪骚荡驴废妇养给师么头东脸龟孙儿闭鸡绝断车饭窝丑变态乡国杀过",
    "賤貨腦殘滾媽幹雜種這個豬騷蕩驢廢婦養給師麼頭東臉龜孫兒閉雞絕斷車飯窩醜變態鄉國殺過",
)
_HARAKAT = "\u064b\u064c\u064e\u064f\u0650\u0651\u0652"
_EMOJI = "🙂🔥💥😂⭐"
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff"


def _between(signs: Sequence[str]) -> Disguise:
    """Return a disguise that puts one sign between all letters of the longest word."""

    def disguise(word: str, chance: random.Random) -> str:
        return chance.choice(signs).join(word)

    return disguise


def _changed(table: Mapping[int, int | str]) -> Disguise:
    return lambda word, _chance: word.translate(table)


def _stretched(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + word[place] * chance.randint(3, 6) + word[place + 1 :]


def _one_sign(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + chance.choice(".-_*~") + word[place:]


def _in_two(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word)) if len(word) < 4 else chance.randrange(2, len(word) - 1)
    return f"{word[:place]} {word[place:]}"


def _starred(word: str, chance: random.Random) -> str:
    hidden = set(chance.sample(range(1, len(word)), max(1, len(word) // 3)))
    return "".join("*" if place in hidden else letter for place, letter in enumerate(word))


def _marked(word: str, chance: random.Random) -> str:
    return "".join(letter + chance.choice("\u0301\u0308\u0336\u0323") for letter in word)


def _vowelled(word: str, chance: random.Random) -> str:
    return "".join(letter + chance.choice(_HARAKAT) for letter in word)


def _invisible(word: str, chance: random.Random) -> str:
    return chance.choice(_HIDDEN).join(word)


def _drawn_out(word: str, chance: random.Random) -> str:
    return ("ـ" * chance.randint(1, 4)).join(word)


def _presented(word: str, _chance: random.Random) -> str:
    """Return Arabic in presentation forms, as old systems and some fonts write it."""
    forms = {
        unicodedata.normalize("NFKC", chr(code)): chr(code)
        for code in range(0xFE8D, 0xFEF5)
        if unicodedata.decomposition(chr(code)).startswith("<isolated>")
    }
    return "".join(forms.get(letter, letter) for letter in word)


def _other_forms(word: str, chance: random.Random) -> str:
    swapped = {"ا": "أإآٱ", "ي": "ىئ", "ة": "ه", "ه": "ة", "أ": "اإ", "إ": "ا", "و": "ؤ"}
    return "".join(chance.choice(swapped.get(letter, letter)) for letter in word)


def _capitals(word: str, chance: random.Random) -> str:
    return "".join(chance.choice((letter, letter.upper())) for letter in word)


LATIN: Mapping[str, Disguise] = {
    "capitals": _capitals,
    "stretched": _stretched,
    "a sign between all letters": _between(".-_*~|/"),
    "a space between all letters": _between((" ", "  ")),
    "two signs between all letters": _between(("..", " - ", "--")),
    "a picture between all letters": _between(_EMOJI),
    "one sign": _one_sign,
    "in two": _in_two,
    "invisible signs": _invisible,
    "diacritics": _marked,
    "Cyrillic look-alikes": _changed(_CYRILLIC),
    "bold of mathematics": _changed(_BOLD),
    "circled": _changed(_CIRCLED),
    "full width": _changed(_WIDE),
    "digits": _changed(_DIGITS),
    "signs": _changed(_SIGNS),
    "stars": _starred,
}
ARABIC: Mapping[str, Disguise] = {
    "stretched": _stretched,
    "a sign between all letters": _between(".-_*~|/"),
    "a space between all letters": _between((" ",)),
    "a picture between all letters": _between(_EMOJI),
    "one sign": _one_sign,
    "in two": _in_two,
    "invisible signs": _invisible,
    "vowel signs": _vowelled,
    "drawn out (tatweel)": _drawn_out,
    "presentation forms": _presented,
    "other forms of alef, ya, ta": _other_forms,
    "Persian letters": _changed(_PERSIAN),
    "stars": _starred,
}
CHINESE: Mapping[str, Disguise] = {
    "stretched": _stretched,
    "a sign between all letters": _between(".-_*~|/+"),
    "a space between all letters": _between((" ", "\u3000")),
    "a picture between all letters": _between(_EMOJI),
    "one sign": _one_sign,
    "invisible signs": _invisible,
    "struck through": _marked,
    "traditional": _changed(_TRADITIONAL),
    "full width": _changed(_WIDE),
}
CARRIERS: Mapping[str, Sequence[str]] = {
    "en": ("Honestly, {}!", "{} – and I mean it", "Did you hear me, {}?", "@Huda {} 😡", "Well well... {}", "{}"),
    "ar": ("بصراحة {}!", "{} وأنا أعني ما أقول", "هل سمعتني؟ {}", "@Huda {} 😡", "طيب... {}", "{}"),
    "zh": ("说实话，{}！", "{}，我是认真的", "听到没有？{}", "@Huda {} 😡", "好吧……{}", "{}"),
}


def _kinds(entry: str) -> Mapping[str, Disguise]:
    if re.search("[\u3400-\u9fff]", entry):
        return CHINESE
    return ARABIC if re.search("[\u0600-\u06ff]", entry) else LATIN


def made(language: str, entries: Sequence[str], number: int, seed: int) -> list[tuple[str, str, str]]:
    """Return so many messages, each with the name of its disguise and the entry: the entry's longest word is hidden.

    A disguise that leaves an entry as it is (digits for letters that it does not have) is drawn again.
    """
    chance = random.Random(seed)  # noqa: S311  nothing secret
    found: dict[str, tuple[str, str]] = {}
    while len(found) < number:
        entry = chance.choice(entries)
        longest = max(entry.split(), key=len)
        name, disguise = chance.choice(list(_kinds(entry).items()))
        hidden = disguise(longest, chance) if len(longest) > 1 else longest
        if hidden != longest:
            message = chance.choice(CARRIERS[language]).format(entry.replace(longest, hidden, 1))
            found[message] = (name, entry)
    return [(message, name, entry) for message, (name, entry) in found.items()]


def written(language: str) -> list[str]:
    """Return the disguised insults that were written by hand."""
    return (DISGUISED / f"{language}.txt").read_text("utf-8").splitlines()
