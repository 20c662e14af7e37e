"""What the columns of a roster are called in the files of schools and offices; config.yaml may add to it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from staffroom.kernel.table import Columns, alike
from staffroom.rooms.people.values import Roster

WORDS: dict[str, tuple[str, ...]] = {
    "id": (
        "no", "nr", "number", "teacher id", "staff id", "employee id", "employee number", "teacher number", "code",
        "رقم", "الرقم", "المعرف", "رقم المعلم", "رقم الموظف", "الرقم الوظيفي", "رقم المنسق",
        "编号", "序号", "工号", "教师编号", "教师工号", "numéro", "identifiant", "matricule", "número",
    ),
    "full_name": (
        "name", "teacher", "teacher name", "coordinator", "coordinator name",
        "الاسم", "اسم", "الاسم الكامل", "الاسم الثلاثي", "الاسم الرباعي", "اسم المعلم", "اسم المعلمة", "اسم المنسق",
        "姓名", "名字", "教师姓名", "nom", "nom complet", "nom et prénom", "nombre", "nombre completo",
    ),
    "location": (
        "place", "city", "town", "district", "region", "area",
        "الموقع", "المكان", "المدينة", "المنطقة", "الحي", "المحافظة", "地点", "地区", "城市", "区县", "lieu", "ville",
        "région", "lugar", "ciudad",
    ),
    "course": (
        "programme", "program", "course name",
        "المقرر", "الدورة", "البرنامج", "المادة التدريبية", "课程", "项目", "课程名称", "cours", "curso",
    ),
    "language": ("lang", "اللغة", "لغة", "语言", "语种", "langue", "idioma"),
    "school": ("school name", "المدرسة", "اسم المدرسة", "学校", "学校名称", "école", "établissement", "escuela"),
    "email": (
        "mail", "e-mail", "e-mail address", "البريد", "البريد الإلكتروني", "الإيميل", "邮箱", "电子邮箱", "电子邮件",
        "courriel", "correo",
    ),
    "preferred_app": (
        "app", "chat app", "messenger", "التطبيق", "التطبيق المفضل", "تطبيق المحادثة", "应用", "常用应用", "聊天软件",
        "常用聊天软件", "application",
    ),
    "cohorts": ("cohort", "groups", "group", "المجموعات", "المجموعة", "小组", "群组", "班组", "groupes", "grupos"),
}  # fmt: skip
"""Beside the columns' own names; capitals, blanks, signs and spellings of alef make no difference."""

COLUMNS: dict[Roster, Columns] = {
    "teachers": Columns(("id", "full_name", "location", "course", "language"), ("school", "email", "preferred_app")),
    "coordinators": Columns(("id", "full_name", "language"), ("cohorts", "location", "school", "course")),
}


@dataclass(frozen=True)
class Headings:
    """What an installation calls the columns besides, and which columns of its files it wants left alone."""

    words: Mapping[str, Collection[str]] = field(default_factory=dict)
    ignored: Collection[str] = ()


def columns(roster: Roster, headings: Headings) -> Columns:
    """Return the columns of a roster with all that they may be called; the installation's words come first."""
    known = COLUMNS[roster]
    taken = {alike(word) for words in (*headings.words.values(), headings.ignored) for word in words}
    words = {
        name: (*headings.words.get(name, ()), *(word for word in WORDS[name] if alike(word) not in taken))
        for name in known.known
    }
    return replace(known, words=words, ignored=tuple(headings.ignored))


def roster_of(said: Sequence[str], headings: Headings) -> Roster | None:
    """Return which roster a header belongs to, None where it does not tell."""
    fits: dict[Roster, bool] = {}
    for roster in COLUMNS:
        found = columns(roster, headings)
        names = [found.named(heading) for heading in said]
        fits[roster] = None not in names and set(found.required) <= set(names)
    fitting = [roster for roster, fit in fits.items() if fit]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        return None
    both = Columns((), tuple(WORDS), {name: (*headings.words.get(name, ()), *words) for name, words in WORDS.items()})
    return "coordinators" if "cohorts" in {both.named(heading) for heading in said} else "teachers"
