"""Pictures with words such as a programme would put on them."""

from staffroom.pictures import Bar, Board, BoardRow, ProgressCard, QuestionCard, Quoted, Quotes, Sheet, Slip

THEMES = ("ocean", "forest", "plum")
SHORT = {
    "en": "What helped a quiet student to speak this week?",
    "ar": "ما الذي ساعد 70% من طلابك على المشاركة هذا الأسبوع؟",
    "zh": "本周是什么让安静的学生“开口”了？",
}
_LONG = {
    "en": "Think of one moment when a quiet student surprised you. What did you do before? Could you do that again? ",
    "ar": "فكّر في لحظة من هذا الأسبوع فاجأك فيها طالب هادئ. ماذا فعلتَ قبل ذلك مباشرةً، وكيف تكرّرها مع 70% من الطلاب؟ ",
    "zh": "回想本周某个安静的学生让你“刮目相看”的瞬间——在那之前你做了什么？怎样才能再来一次？",
}
LONG = {lang: (text * 12)[:600] for lang, text in _LONG.items()}
GROUPS = (
    "Cianjur Primary Teachers, Mathematics and Science Circle",
    "معلمات الرياضيات في مدرسة الأمل الابتدائية المشتركة",
    "北京市朝阳区实验小学语文教研组",
    "दिल्ली प्राथमिक विद्यालय गणित शिक्षक समूह",
)


def card(lang: str = "en", question: str = SHORT["en"], theme: str = "ocean") -> QuestionCard:
    """Build a question card."""
    return QuestionCard(
        lang, "Reflect", "Week 3 · Card 2 of 5", "Question", question, "Green Valley Schools", "@greenvalley_bot", theme
    )


def board(lang: str = "en", rows: int = 12, name: str = "") -> Board:
    """Build a league of some groups, the first two in a shared place and the last one unranked."""
    ranked = tuple(
        BoardRow("1" if index < 2 else str(index + 1), name or GROUPS[index % 4], 1 - index / rows, f"{99 - index}%")
        for index in range(rows - 1)
    )
    return Board(lang, "League", "Week 4", "23 Nov 2026", (*ranked, BoardRow(None, "Group 12", 0, "not ranked")))


def progress(lang: str = "en", *, known: bool = True) -> ProgressCard:
    """Build a progress card of six weeks, or of a group of which nothing is known."""
    if not known:
        return ProgressCard(lang, GROUPS[0], "", None, None, (Bar("Week 1", None),))
    bars = tuple(Bar(f"Week {index}", value) for index, value in enumerate((12, 25, None, 48, 62, 71), 1))
    return ProgressCard(lang, GROUPS[0], "Sections finished", 71, 9, bars, 80, "Target 80%")


def quotes(lang: str = "en", *, most: bool = False) -> Quotes:
    """Build a round-up of two quotes, or of four as long as can be, one of them in another script."""
    words = (LONG[lang][:160], SHORT["ar"], SHORT["zh"], "x" * 160) if most else (SHORT[lang], SHORT["en"])
    said = tuple(Quoted(one, GROUPS[index % 4][:40]) for index, one in enumerate(words))
    return Quotes(lang, "What colleagues tried", SHORT[lang], said, "Green Valley Schools", "@greenvalley_bot")


def sheet(lang: str = "en", people: int = 50) -> Sheet:
    """Build the invitation letters of a group."""
    link = "https://t.me/greenvalley_bot?start=Zk3Qp9sX2mabcdefghijkl"
    return Sheet(
        lang,
        "Your invitation",
        "Scan the code.",
        tuple(Slip(GROUPS[i % 4], "Group", link, link) for i in range(people)),
    )
