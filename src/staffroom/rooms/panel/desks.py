"""Use case: somebody's desk stands on one message of their private chat; an older one gives way."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, UserId
from staffroom.rooms.panel import store, store_checklists
from staffroom.rooms.panel.values import Stood
from staffroom.telegram.rights import DELETABLE


def stands(tx: Tx, user: UserId, place: Stood, now: Instant) -> None:
    """Note on which message a desk stands now, in a list's place perhaps; take away the one where it stood before."""
    store_checklists.stands_no_more(tx, user, place.message_id)
    before = store.home_of(tx, user)
    if before is not None and before.message_id == place.message_id:
        return
    store.keep_home(tx, user, place)
    if before is None:
        return
    method = "deleteMessage" if now - before.sent_at < DELETABLE else "editMessageReplyMarkup"
    key = f"home-gone:{outbox.anonymous(user)}:{before.message_id}:{now}"
    outbox.call(tx, key, method, ChatId(user), now, message_id=before.message_id)


def is_no_more(tx: Tx, user: UserId | None, message_id: int | None) -> None:
    """Note that a message shows something that is to stay: a desk that stood there stands nowhere."""
    if user is None:
        return
    place = store.home_of(tx, user)
    if place is not None and place.message_id == message_id:
        store.forget_home(tx, user)
