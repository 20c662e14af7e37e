"""What the languages' screen says."""

from staffroom.kernel.text import Translator
from staffroom.rooms.people import screens
from staffroom.telegram.render import html


def test_each_language_is_offered_in_its_own_words(words: Translator) -> None:
    """Whoever cannot read the screen finds their language all the same."""
    screen = screens.languages()
    for language in ("en", "ar", "zh"):
        labels = [words.plain(button.label, language) for button in screen.buttons[0]]
        assert labels == ["English", "العربية", "中文"]


def test_the_choice_is_confirmed_in_the_language_chosen(words: Translator) -> None:
    """The answer itself is the proof."""
    assert html(screens.language_chosen(), words, "ar").startswith("✓ سأكتب إليكم بالعربية.")
    assert html(screens.language_chosen(), words, "en").startswith("✓ I will write to you in English.")
