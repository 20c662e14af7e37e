"""Methods around the update queue; getUpdates itself waits and therefore lives with the HTTP door."""

from telegram_emulator.methods.registry import Call, method
from telegram_emulator.shapes import Shape


@method("setWebhook")
def set_webhook(call: Call) -> bool:
    """Remember an address; nothing is delivered to it yet, but getUpdates is refused."""
    call.world.webhook = str(call.get("url") or "")
    return _remember(call)


@method("deleteWebhook")
def delete_webhook(call: Call) -> bool:
    """Forget the address."""
    call.world.webhook = ""
    return _remember(call)


def _remember(call: Call) -> bool:
    if call.get("allowed_updates") is not None:
        call.world.queue.allow(call.given["allowed_updates"])
    if call.flag("drop_pending_updates"):
        call.world.queue.clear()
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Shape:
    """Tell where updates go and how many wait."""
    queue = call.world.queue
    shape: Shape = {"url": call.world.webhook, "has_custom_certificate": False}
    shape["pending_update_count"] = queue.pending
    return shape | ({"allowed_updates": sorted(queue.allowed)} if queue.allowed else {})
