"""Methods around the update queue; getUpdates itself waits and therefore lives with the HTTP door."""

from telegram_emulator.methods.registry import Call, Told, method
from telegram_emulator.shapes import Shape


@method("setWebhook")
def set_webhook(call: Call) -> Told:
    """Remember where to send updates, and which."""
    return _set(call, str(call.get("url") or "").strip())


@method("deleteWebhook")
def delete_webhook(call: Call) -> Told:
    """Forget the address."""
    return _set(call, "")


def _set(call: Call, url: str) -> Told:
    world = call.world
    said = world.webhook.set(url, call.given, world.clock.now_ms(), hasty=world.limits.settings.polling)
    if call.get("allowed_updates") is not None:
        world.queue.allow(call.given["allowed_updates"])
    if call.flag("drop_pending_updates"):
        world.queue.clear()
    return Told(said)


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Shape:
    """Tell where updates go, how that went, and how many wait."""
    queue = call.world.queue
    shape = call.world.webhook.shape() | {"pending_update_count": queue.pending}
    return shape | ({"allowed_updates": sorted(queue.allowed)} if queue.allowed else {})
