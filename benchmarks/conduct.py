"""Word lists and personal data: how often ordinary talk is flagged, how much of what is disguised is found, how fast.

Run from the root: PYTHONPATH=src:. python -m benchmarks.conduct [--show]
"""

import argparse
import random
import statistics
import string
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from benchmarks import conduct_disguises, conduct_numbers, conduct_talk
from staffroom import data_files
from staffroom.rooms import conduct
from staffroom.rooms.conduct import Matcher, WordList

LANGUAGES = ("en", "ar", "zh")
SENTENCES, DISGUISED, NUMBERS, ROUNDS = 4_000, 1_000, 4_000, 7
PRACTICE, HELD = 20261126, 20261127
WORDS_OF_A_LONG_LIST = 1_000
LONGEST = 4_096
INSULTS = ("idiot ", "f*ck ", "i.d.i.o.t ", "傻逼", "傻b傻 b ", "يا غبي ", "you are stupid ", "the idiot by ")
HOSTILE = (
    *INSULTS,
    "you are ",
    "1d1ot ",
    "idioooot ",
    "a b c d e f g h\n",
    "a.",
    "@a",
    "a@a.",
    "a!?",
    "!",
    "a",
    "a ",
    "1 ",
    "0-",
    "call 12345678 ",
    "\u200b",
)
LETTERS = {"en": string.ascii_lowercase, "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "zh": "天地人山水火木金土日月星"}


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def lists() -> list[WordList]:
    """Return the lists of insults that come with the program."""
    return [conduct.read_file(file, language) for language, file in data_files.word_lists().items()]


def help_lists() -> list[WordList]:
    """Return the lists of words that need help."""
    return [conduct.read_file(file, language) for language, file in data_files.help_lists().items()]


def ordinary(matcher: Matcher, cries: Matcher, language: str, *, show: bool) -> None:
    """Print how much of ordinary talk is flagged, with all lists on at once."""
    for name, talk in (
        ("practice, by hand", conduct_talk.written(language, "practice")),
        ("practice, made", conduct_talk.made(language, SENTENCES, PRACTICE)),
        ("held, by hand", conduct_talk.written(language, "held")),
        ("held, made", conduct_talk.made(language, SENTENCES, HELD)),
        ("names of the world", list(conduct_talk.of_the_world(language))),
        ("quoting a listed word", conduct_talk.written(language, "mentions")),
    ):
        flagged = [(line, found) for line in talk if (found := matcher.find(line))]
        personal = [line for line in talk if conduct.find_personal(line)]
        helped = [line for line in talk if cries.find(line)]
        say(f"| {language} | {name} | {len(talk):,} | {len(flagged)} | {len(personal)} | {len(helped)} |")
        if show:
            for line, found in flagged:
                say(f"    {line}   <- {', '.join(f'{one.entry} ({one.how})' for one in found)}")
            for line in helped:
                say(f"    needs help: {line}")
            for line in personal:
                say(f"    personal: {line}")


def disguised(matcher: Matcher, known: WordList, *, show: bool) -> None:
    """Print how much of what is disguised is found: drawn by a seed, each disguise by itself, and by hand."""
    language = known.language
    made = conduct_disguises.made(language, known.words, DISGUISED, HELD)
    missed = [(message, name) for message, name, _ in made if not matcher.find(message)]
    by_name, gone = Counter(name for _, name, _ in made), Counter(name for _, name in missed)
    each = ", ".join(f"{name} {number - gone[name]}/{number}" for name, number in sorted(by_name.items()))
    hand = conduct_disguises.written(language)
    unfound = [line for line in hand if not matcher.find(line)]
    say(
        f"| {language} | {len(made) - len(missed)} of {len(made)} ({1 - len(missed) / len(made):.1%}) "
        f"| {len(hand) - len(unfound)} of {len(hand)} ({1 - len(unfound) / len(hand):.0%}) | {each} |"
    )
    if show:
        for line in [*(f"{name}: {message}" for message, name in missed), *(f"by hand: {line}" for line in unfound)]:
            say(f"    missed {line}")


def numbers(*, show: bool) -> None:
    """Print how many of a school's numbers are taken for personal ones, and how many of these are noticed."""
    for name, kinds in (("of a school", conduct_numbers.OTHERS), ("personal", conduct_numbers.PERSONAL)):
        made = conduct_numbers.made(kinds, NUMBERS, HELD)
        told = Counter(kind for kind, message in made if conduct.find_personal(message))
        number = Counter(kind for kind, _ in made)
        each = ", ".join(f"{kind} {told[kind]}/{number[kind]}" for kind in kinds)
        say(f"| {name} | {len(made):,} | {told.total():,} ({told.total() / len(made):.2%}) | {each} |")
        wrong = [message for _, message in made if bool(conduct.find_personal(message)) != (name == "personal")]
        for message in wrong if show else ():
            say(f"    {message}")


def long_lists(known: Iterable[WordList]) -> list[WordList]:
    """Return the lists, filled up to a thousand entries each with made-up words, a fifth of them phrases of three."""
    chance = random.Random(HELD)  # noqa: S311  nothing secret
    found = []
    for one in known:
        entries = dict.fromkeys(one.words)
        while len(entries) < WORDS_OF_A_LONG_LIST:
            size = 3 if one.language != "zh" and chance.random() < 1 / 5 else 1
            words = ["".join(chance.choices(LETTERS[one.language], k=chance.randint(4, 8))) for _ in range(size)]
            entries[" ".join(words)] = None
        found.append(WordList(one.language, tuple(entries), one.allowed))
    return found


def microseconds(look: Callable[[str], object], talk: Sequence[str]) -> tuple[float, float]:
    """Return the processor time of a message in microseconds: of the median round, and of the slowest in a hundred."""
    rounds, single = [], []
    for line in talk:
        look(line)
    for _ in range(ROUNDS):
        begun = time.process_time_ns()
        for line in talk:
            look(line)
        rounds.append((time.process_time_ns() - begun) / len(talk) / 1000)
    for line in talk:
        begun = time.thread_time_ns()
        look(line)
        single.append((time.thread_time_ns() - begun) / 1000)
    return statistics.median(rounds), statistics.quantiles(single, n=100)[98]


def worst(look: Callable[[str], object]) -> float:
    """Return the processor time in milliseconds of the costliest message of the greatest length."""
    took = []
    for piece in HOSTILE:
        rounds = []
        for _ in range(ROUNDS):
            begun = time.process_time_ns()
            look((piece * LONGEST)[:LONGEST])
            rounds.append((time.process_time_ns() - begun) / 1_000_000)
        took.append(statistics.median(rounds))
    return max(took)


def main() -> None:
    """Measure and print four tables."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--show", action="store_true", help="what was flagged, and what was missed")
    show = asked.parse_args().show
    known = lists()
    matcher, cries = Matcher(known), Matcher(help_lists())
    say("| language | talk | messages | flagged by words | by personal data | by words that need help |")
    say("| --- | --- | --- | --- | --- | --- |")
    for language in LANGUAGES:
        ordinary(matcher, cries, language, show=show)
    say("\n| language | found, drawn | found, by hand | each disguise |\n| --- | --- | --- | --- |")
    for one in sorted(known, key=lambda one: LANGUAGES.index(one.language)):
        disguised(matcher, one, show=show)
    say("\n| numbers | messages | told | each |\n| --- | --- | --- | --- |")
    numbers(show=show)
    begun = time.process_time()
    large = Matcher(long_lists(known))
    say(f"\nThree lists of {WORDS_OF_A_LONG_LIST:,} made ready in {time.process_time() - begun:.2f} s.")
    say("| language | letters of a message | words, µs | slowest in 100 | personal data, µs | slowest in 100 |")
    say("| --- | --- | --- | --- | --- | --- |")
    for language in LANGUAGES:
        talk = conduct_talk.written(language, "held") + conduct_talk.made(language, SENTENCES, HELD)
        words, personal = microseconds(large.find, talk), microseconds(conduct.find_personal, talk)
        figures = " | ".join(f"{figure:.0f}" for figure in (*words, *personal))
        say(f"| {language} | {statistics.mean(map(len, talk)):.0f} | {figures} |")
    costliest = (worst(large.find), worst(conduct.find_personal))
    say(f"Costliest of {LONGEST:,} letters: words {costliest[0]:.0f} ms, personal data {costliest[1]:.0f} ms.")


if __name__ == "__main__":
    main()
