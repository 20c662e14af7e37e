"""Many people at once: thousands of groups in a second, and a flood of talk that waits in the queue."""

import gc
from random import Random

from telegram_emulator.shapes import Shape
from telegram_emulator.world import membership, posting
from telegram_emulator.world.chats import Chat, Member
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.people import User
from telegram_emulator.world.queue import MAX_QUEUE
from telegram_emulator.world.rights import OWNER_RIGHTS
from telegram_emulator.world.state import World

MAX_PEOPLE = 1_000_000
FIRST_NAMES = ("Amina", "Ben", "Chen", "Dalia", "Esi", "Farah", "Grace", "Hassan", "Imani", "Jun", "مريم", "李娜")
LAST_NAMES = ("Abdi", "Boateng", "Cheng", "Diallo", "Egal", "Fofanah", "Gitau", "Haddad", "Ivanova", "Juma")
TALK = (
    "Good morning everyone!",
    "I tried the talking partners today and the quiet ones spoke too.",
    "Thank you, that helped.",
    "How do you do this with sixty pupils in one room?",
    "My class liked the game with the bottle tops. We counted in tens and then in hundreds.",
    "صباح الخير",
    "明天见",
    "👍",
)
COMMAND = "/help"
CROWD = 1000
"""So many people stay for as long as the stand-in: no collector has to ask again whether they are garbage."""


def populate(
    world: World,
    groups: int = 1,
    people: int = 50,
    *,
    seed: int = 0,
    title: str = "Group",
    kind: str = "supergroup",
    rights: Shape | None = None,
    started: bool = False,
    told: bool = False,
) -> list[Shape]:
    """Found groups of so many people with the bot in them, as if it had always been so.

    Each group's first person owns it. `rights` of the bot: all unless given, {} for a plain member. `started`: all
    of them have started the bot. `told`: the bot gets the updates about coming into each group.
    """
    if groups < 1 or people < 1 or groups * people > MAX_PEOPLE:
        raise SimError(f"at least one, at most {MAX_PEOPLE:,} people")
    rng = Random(f"people {seed}")  # noqa: S311 (made-up names that repeat)
    made = [_found(world, rng, f"{title} {number}", kind, people, started=started) for number in range(1, groups + 1)]
    for chat in made:
        _bring_bot(world, chat, rights, told=told)
    world.feed.add("chat")
    if groups * people >= CROWD:
        gc.freeze()  # the collector looks at a crowd for a tenth of a second, in which nobody is served
    return [{"id": chat.id, "people": [user for user in chat.members if user != world.bot.id]} for chat in made]


def _found(world: World, rng: Random, title: str, kind: str, people: int, *, started: bool) -> Chat:
    chat = Chat(world.next_chat_id(kind), kind, title, now=world.clock.now)
    world.chats[chat.id] = chat
    plain = Member("member")
    for _ in range(people):
        user = User(world.next_user_id(), rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES), started=started)
        world.users[user.id] = user
        chat.members[user.id] = plain
    chat.members[next(iter(chat.members))] = Member("creator", rights=OWNER_RIGHTS)
    return chat


def _bring_bot(world: World, chat: Chat, rights: Shape | None, *, told: bool) -> None:
    owner = next(iter(chat.members))
    wanted = OWNER_RIGHTS if rights is None else rights
    if not told:
        chat.members[world.bot.id] = membership.admin_member(wanted, owner) if wanted else Member("member")
        world.meet(chat, world.bot.id)
    elif wanted:
        membership.enter_as_admin(world, chat, world.bot.id, wanted, by=owner)
    else:
        membership.enter(world, chat, world.bot.id, by=owner)


def flood(world: World, messages: int, groups: int | None = None, *, commands: float = 0.0, seed: int = 0) -> Shape:
    """Let people talk in the bot's groups (the first so many) all at once; a share of what they say is a command."""
    room = MAX_QUEUE - world.queue.pending
    if messages > room:
        raise SimError(f"the queue has room for {room:,} updates more")
    here = [chat for chat in world.chats.values() if chat.kind != "private" and chat.member(world.bot.id).inside]
    places = [(chat, [user for user in chat.inside() if user != world.bot.id]) for chat in here[:groups]]
    if not places:
        raise SimError("the bot is in no group")
    rng = Random(f"flood {seed}")  # noqa: S311 (talk that repeats)
    said = [posting.text_content(text) for text in TALK]
    command, before = posting.text_content(COMMAND), world.queue.pending
    for _ in range(messages):
        chat, speakers = rng.choice(places)
        content = command if rng.random() < commands else rng.choice(said)
        posting.publish(world, chat, rng.choice(speakers), dict(content))
    return {"said": messages, "queued": world.queue.pending - before}
