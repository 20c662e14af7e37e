"""Journeys of coordinators along the list of what a group still needs: its ticks tick themselves, on one message."""

from tests.journeys.conftest import World
from tests.journeys.test_cohorts import NAME, School, school
from tests.journeys.test_names import speak_arabic

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.ids import Instant
from staffroom.telegram.rights import NEEDED

__all__ = ["school"]


async def lists(world: World, user: int, mark: str = "⬜") -> list[str]:
    """Return the lists in somebody's private chat, with the words of their buttons."""
    shown = []
    for message in await world.sim.private(user):
        said = str(message.get("text"))
        if mark in said or "✅" in said:
            rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
            shown.append("\n".join([said, *(key["text"] for row in rows for key in row)]))
    return [said.replace("\u2068", "").replace("\u2069", "") for said in shown]


async def the_list(world: World, user: int) -> str:
    """Return the one list that there is, a minute later."""
    await world.advance_to(Instant(world.now() + MINUTE))
    (only,) = await lists(world, user)
    return only


async def test_the_list_ticks_itself_from_nothing_to_an_open_group(school: School) -> None:
    """A basic group, a public one, one without rights: each is named with its fix, on the same message."""
    world, huda, bot = school.world, school.huda, await school.world.bot()
    await world.say(huda, "/menu")
    await world.tap(huda, "cohorts-set-up", name=NAME)
    said = await the_list(world, huda)
    assert "0 of 9 steps done" in said
    assert f"Set up {NAME}" in said
    group = await school.new_group("group")
    await world.sim.share_chat(huda, world.label("cohorts-pick-group"), group)
    said = await the_list(world, huda)
    assert "✅ Group created or chosen" in said
    assert "⬜ It is a supergroup" in said
    assert "Chat history for new members → Visible" in said
    group = await world.sim.show_history(group, visible=True)
    await world.sim.demote(group, bot, huda)
    await world.sim.make_public(group, "open_to_all")
    await world.say(huda, "/groups")
    said = await the_list(world, huda)
    assert "✅ It is a supergroup" in said
    assert "⬜ Private and closed" in said
    assert "Group type → Private" in said
    assert "I am not an administrator" in said
    await world.sim.make_public(group, None)
    await world.sim.promote(group, bot, huda, dict.fromkeys(NEEDED, True) | {"can_pin_messages": False})
    said = await the_list(world, huda)
    assert "✅ Private and closed" in said
    assert "allow “Pin messages”" in said
    assert "Chat history for new members → Hidden" in said
    await world.sim.promote(group, bot, huda, dict.fromkeys(NEEDED, True))
    await world.sim.show_history(group, visible=False)
    said = await the_list(world, huda)
    assert "7 of 9 steps done" in said
    assert "0 of 2 teachers have a personal invitation" in said
    assert "introduces themselves comes on" in said


async def test_in_arabic_what_is_open_is_closed_with_one_tap_and_what_is_done_is_said(school: School) -> None:
    """Members who may add people, and invitations that were given out by hand; others have nothing to tap."""
    world, huda = school.world, school.huda
    world.write(speak_arabic, huda)
    group = await school.new_group()
    await world.say(huda, "/menu")
    await world.tap(huda, "cohorts-set-up", language="ar", name=NAME)
    await world.sim.share_chat(huda, world.label("cohorts-pick-group", "ar"), group)
    said = await the_list(world, huda)
    assert "✅ تم تثبيت الإرشادات" in said
    assert "سجل الدردشة للأعضاء الجدد ← مخفي" in said
    await world.sim.permit(group, {"can_invite_users": True})
    assert "⬜ لا يمكن للأعضاء إضافة أشخاص" in await the_list(world, huda)
    await world.tap(huda, "panel-step-adding-close", language="ar")
    assert "✅ لا يمكن للأعضاء إضافة أشخاص" in await the_list(world, huda)
    await world.tap(huda, "panel-step-handed-out", language="ar")
    assert "✅ تم توزيع الدعوات" in await the_list(world, huda)
    await world.tap(huda, "desk-back", language="ar")
    await world.sim.permit(group, {"can_invite_users": True})
    await world.advance_to(Instant(world.now() + MINUTE))
    assert await lists(world, huda) == []  # the desk stands in its place, and stays
