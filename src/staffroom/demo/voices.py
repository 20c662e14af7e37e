"""What the invented teachers say: written sentences beside the course, in each group's language."""

from collections.abc import Iterator
from random import Random

from staffroom.demo.stage import Stage
from staffroom.kernel.settings_file import Strict, load
from staffroom.kernel.text import chain

FILE = "voices.yaml"
ByLanguage = dict[str, tuple[str, ...]]


class Bank(Strict):
    """The file: answers by card, and what is said besides."""

    answers: dict[str, ByLanguage]
    replies: ByLanguage
    questions: ByLanguage
    adverts: ByLanguage
    remarks: ByLanguage
    reminders: ByLanguage


class Voices:
    """Gives sentences in turn, so that nobody repeats a colleague while others are left."""

    def __init__(self, bank: Bank, seed: int) -> None:
        self._bank, self._random = bank, Random(seed)  # noqa: S311  invented people
        self._turns: dict[tuple[str, ...], Iterator[str]] = {}

    @classmethod
    def of(cls, stage: Stage, seed: int) -> "Voices":
        """Read the file of the stage's course.

        Raises Trouble naming file and line of a mistake.
        """
        course = stage.config.course_folder(stage.config.settings.programmes[0])
        return cls(load(course / "demo" / FILE, Bank), seed)

    def answer(self, card: str, language: str, group: int) -> str:
        """Return an answer to a card; each group has turns of its own, or words would look copied there."""
        return self._say(self._bank.answers[card], language, "answer", card, str(group))

    def reply(self, language: str) -> str:
        """Return a word to a colleague."""
        return self._say(self._bank.replies, language, "reply")

    def question(self, language: str) -> str:
        """Return a question to the group."""
        return self._say(self._bank.questions, language, "question")

    def advert(self, language: str) -> str:
        """Return what nobody wants to read here: somebody sells something."""
        return self._say(self._bank.adverts, language, "advert")

    def remark(self, language: str) -> str:
        """Return what hurts: a remark about a person instead of the matter."""
        return self._say(self._bank.remarks, language, "remark")

    def reminder(self, language: str) -> str:
        """Return how a coordinator answers a broken rule: calmly, about the rule."""
        return self._say(self._bank.reminders, language, "reminder")

    def knows(self, card: str) -> bool:
        """Say whether there are answers to a card."""
        return card in self._bank.answers

    def _say(self, sentences: ByLanguage, language: str, *turn: str) -> str:
        known = next(one for one in chain(language) if one in sentences)
        return next(self._turns.setdefault((*turn, known), self._round(sentences[known])))

    def _round(self, sentences: tuple[str, ...]) -> Iterator[str]:
        while True:
            yield from self._random.sample(sentences, len(sentences))
