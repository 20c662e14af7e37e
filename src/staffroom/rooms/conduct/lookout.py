"""What programmes want looked for in their groups: made ready before the first update, made anew where that changes.

Where no programme wants anything, nothing is made and nothing is looked at.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from staffroom.kernel import facts
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import ChatId, ProgrammeId
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.rooms import programmes
from staffroom.rooms.conduct import links, store_words
from staffroom.rooms.conduct.exchanges import Exchanges
from staffroom.rooms.conduct.lists import FOLDER, WordList, changed
from staffroom.rooms.conduct.matching import Matcher
from staffroom.rooms.conduct.personal import Personal, find_personal
from staffroom.rooms.conduct.values import Match, Shared, WordChange
from staffroom.rooms.programmes import LinkPolicy, Settings
from staffroom.rooms.prompts import Heard, Reacted


class Lists(NamedTuple):
    """The word lists of this installation: what insults people, and what tells of a need for help."""

    insults: Sequence[WordList]
    cries: Sequence[WordList]


class Wish(NamedTuple):
    """What a programme wants looked for, and what its admins changed in the lists."""

    id: ProgrammeId
    settings: Settings
    changes: Sequence[WordChange]
    bot: str


class Found(NamedTuple):
    """What a message holds of what its programme wants looked for."""

    insult: Match | None = None
    cry: Match | None = None
    personal: tuple[Personal, ...] = ()


class Sharing(NamedTuple):
    """What a programme wishes of links and forwarded messages, and what the bot is called."""

    links: LinkPolicy
    forwards: LinkPolicy
    domains: tuple[str, ...]
    bot: str

    def find(self, chat: ChatId, addresses: Sequence[str], *, forwarded: bool) -> tuple[Shared, LinkPolicy] | None:
        """Return what a message shares that is not to be, and what becomes of it; the stricter where both are so."""
        found: list[tuple[Shared, LinkPolicy]] = []
        if self.links != "allow" and links.foreign(addresses, self.domains, self.bot, chat):
            found.append(("link", self.links))
        if self.forwards != "allow" and forwarded:
            found.append(("forward", self.forwards))
        return max(found, key=lambda one: one[1] == "remove", default=None)


class Looks(NamedTuple):
    """What is looked for in the groups of one programme, made ready."""

    insults: Matcher | None
    cries: Matcher | None
    personal: bool
    sharing: Sharing

    def find(self, words: str) -> Found:
        """Return what a message holds; where it tells of a need for help, nothing else of it matters."""
        cry = next(iter(self.cries.find(words)), None) if self.cries else None
        if cry is not None:
            return Found(cry=cry)
        insult = next(iter(self.insults.find(words)), None) if self.insults else None
        return Found(insult, None, find_personal(words) if self.personal else ())


class Lookout:
    """Knows what to look for; reads the lists when a programme first wants them."""

    def __init__(self, read: Callable[[], Lists]) -> None:
        self._read, self._lists = read, Lists((), ())
        self._looks: Mapping[ProgrammeId, Looks] = {}
        self._insults: Mapping[ProgrammeId, Sequence[WordList]] = {}
        self._listed: Matcher | None = None
        self._personal = False
        self.exchanges = Exchanges()

    @property
    def is_on(self) -> bool:
        """Say whether any programme wants anything looked for."""
        return bool(self._looks)

    async def prepare(self, db: Writes) -> None:
        """Make ready what programmes want now.

        Raises Trouble where a list has mistakes, or there is none of a language that is asked for.
        """
        await db.read(self.exchanges.prepare)
        wishes = await db.read(_wishes)
        if wishes:
            await asyncio.to_thread(self._make, wishes)
        else:
            self._looks, self._insults, self._listed, self._personal = {}, {}, None, False

    def _make(self, wishes: Sequence[Wish]) -> None:
        listing = any(one.settings.words != "off" or one.settings.help_words for one in wishes)
        self._lists = self._lists if any(self._lists) or not listing else self._read()
        wanted = {one.id: _lists(one, self._lists) for one in wishes}
        listed = {(one.language, one.words) for lists in wanted.values() for one in (*lists.insults, *lists.cries)}
        self._listed = Matcher(WordList(language, words) for language, words in sorted(listed)) if listed else None
        self._personal = any(one.settings.personal_hints for one in wishes)
        self._looks = {one.id: _looks(wanted[one.id], one) for one in wishes}
        self._insults = {number: lists.insults for number, lists in wanted.items()}

    def insults(self, programme: ProgrammeId) -> Sequence[WordList]:
        """Return the lists of insults that a programme looks through, as its admins changed them."""
        return self._insults.get(programme, ())

    def of(self, programme: ProgrammeId) -> Looks | None:
        """Return what is looked for in the groups of a programme, None where that is nothing."""
        return self._looks.get(programme)

    def concerns(self, said: Heard | Reacted) -> bool:
        """Say whether a handler is to look at what was said, by what any programme of this installation wants.

        Exceptions do not count here: another programme may make none.
        """
        if not isinstance(said, Heard):
            return False
        return self.shares(said.chat, said.links, forwarded=said.forwarded) or (
            bool(said.words) and self.finds(said.words)
        )

    def shares(self, chat: ChatId, addresses: Sequence[str], *, forwarded: bool) -> bool:
        """Say whether any programme of this installation minds what a message shares."""
        if not addresses and not forwarded:
            return False
        return any(one.sharing.find(chat, addresses, forwarded=forwarded) for one in self._looks.values())

    def finds(self, words: str) -> bool:
        """Say whether words hold what any programme of this installation has looked for."""
        listed = self._listed is not None and bool(self._listed.find(words))
        return listed or (self._personal and bool(find_personal(words)))


def _wants(settings: Settings) -> bool:
    looked_for = settings.words != "off" or settings.personal_hints or settings.help_words
    return looked_for or (settings.links, settings.forwards) != ("allow", "allow")


def _wishes(tx: Tx) -> list[Wish]:
    wanting = [one for one in programmes.all_of(tx) if _wants(one.settings)]
    bot = facts.get(tx, facts.BOT_NAME) or ""
    return [Wish(one.id, one.settings, store_words.all_of(tx, one.id), bot) for one in wanting]


def _lists(wish: Wish, known: Lists) -> Lists:
    """Return what a programme wants looked for of the lists that there are."""
    insults = changed(_chosen(wish.settings, known.insults), wish.changes) if wish.settings.words != "off" else ()
    return Lists(insults, known.cries if wish.settings.help_words else ())


def _looks(lists: Lists, wish: Wish) -> Looks:
    insults, cries = (Matcher(some) if some else None for some in lists)
    settings = wish.settings
    sharing = Sharing(settings.links, settings.forwards, settings.domains, wish.bot)
    return Looks(insults, cries, settings.personal_hints, sharing)


def _chosen(settings: Settings, known: Sequence[WordList]) -> Sequence[WordList]:
    """Return the lists of the languages that a programme asks for, of all where it asks for none.

    Raises Trouble where there is none of one of them.
    """
    there = {one.language: one for one in known}
    missing = [language for language in settings.word_languages if language not in there]
    if missing:
        raise Trouble(
            f"conduct.words.languages: there is no word list '{missing[0]}'; write some of {', '.join(there)}, "
            f"or add {FOLDER}/{missing[0]}.txt beside config.yaml.",
            CONFIGURATION,
        )
    return [there[language] for language in settings.word_languages] or known
