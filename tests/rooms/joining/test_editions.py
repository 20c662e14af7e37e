"""The words of the orientation belong to an edition: whoever changes them decides whether everybody is asked anew."""

import hashlib

from staffroom.kernel.ids import PersonId
from staffroom.kernel.text import Translator
from staffroom.rooms.joining import orientation_screens, rules
from staffroom.rooms.joining.values import Invitation
from staffroom.telegram.render import html

PRESENT = {1: "805c52f3365b"}
"""What the words of each edition come to, in all languages together."""


def test_words_that_changed_are_a_new_edition_or_were_looked_at(words: Translator) -> None:
    """Put a correction of the spelling down here; where one agrees to something else by it, raise `rules.EDITION`."""
    found = Invitation(PersonId(1), "en", {"en": "course"}, 50, "", "")
    said = "".join(html(orientation_screens.orientation(found), words, language) for language in ("en", "ar", "zh"))
    assert {rules.EDITION: hashlib.sha256(said.encode()).hexdigest()[:12]} == PRESENT
