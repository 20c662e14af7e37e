"""Everyone known by name: roster, identity, roles, consent, what they chose."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.people.fit import elsewhere
from staffroom.rooms.people.fit import others as who_needs_another_way
from staffroom.rooms.people.fit import places as app_fit
from staffroom.rooms.people.fit_screens import advice as app_advice
from staffroom.rooms.people.fit_screens import place as app_fit_of_place
from staffroom.rooms.people.fit_screens import question as survey_question
from staffroom.rooms.people.forgotten import agree as agree_on_forgotten
from staffroom.rooms.people.forgotten import readmit
from staffroom.rooms.people.forgotten import remember as remember_forgotten
from staffroom.rooms.people.headings import WORDS as HEADING_WORDS
from staffroom.rooms.people.headings import Headings
from staffroom.rooms.people.imports import apply_roster, describe, roster_difference
from staffroom.rooms.people.links import (
    Closed,
    Opened,
    address,
    invitation,
    issue_admin_link,
    issue_link,
    last_moment,
    open_link,
    recognise,
    renew_link,
)
from staffroom.rooms.people.listening import listen, listening_to, listens, stop_listening
from staffroom.rooms.people.roster import Known, parse_roster
from staffroom.rooms.people.rules import is_counted
from staffroom.rooms.people.screens import language_buttons
from staffroom.rooms.people.service import (
    acknowledge,
    administered,
    admins,
    appoint_admins,
    cohort_wishes,
    consent_of,
    coordinators,
    digest_of,
    erase,
    has_role,
    identify,
    is_staff,
    learn_refusal,
    mark_reachable,
    mark_unreachable,
    may_write,
    names_of,
    record_consent,
    renew_consent,
    rests_until,
    set_language,
    staff_of,
    take_role,
    withdraw_consent,
)
from staffroom.rooms.people.store import (
    by_account,
    by_role,
    by_roster,
    choose,
    emails,
    find,
    get,
    in_roster,
    known_since,
    note_import,
    roles,
    rostered,
    staff_accounts,
    staff_changes,
)
from staffroom.rooms.people.store_everything import of_person as everything_about
from staffroom.rooms.people.store_forgotten import count as count_forgotten
from staffroom.rooms.people.store_forgotten import every as all_forgotten
from staffroom.rooms.people.store_papers import (
    agreeing,
    first_asked,
    has_acknowledged,
    opened_links,
    papers,
    set_asked,
)
from staffroom.rooms.people.store_rest import let_rest, resting, resting_since, wake
from staffroom.rooms.people.tongues import language_names, languages
from staffroom.rooms.people.values import (
    ROLE_OF,
    ROSTER_OF,
    STAFF,
    Change,
    Consent,
    Difference,
    Gone,
    Papers,
    Person,
    RosterRow,
)

AFTER_REFUSED = [learn_refusal]

__all__ = [
    "AFTER_REFUSED",
    "HEADING_WORDS",
    "ROLE_OF",
    "ROSTER_OF",
    "STAFF",
    "Change",
    "Closed",
    "Consent",
    "Difference",
    "Gone",
    "Headings",
    "Known",
    "Opened",
    "Papers",
    "Person",
    "RosterRow",
    "acknowledge",
    "address",
    "administered",
    "admins",
    "agree_on_forgotten",
    "agreeing",
    "all_forgotten",
    "app_advice",
    "app_fit",
    "app_fit_of_place",
    "apply_roster",
    "appoint_admins",
    "by_account",
    "by_role",
    "by_roster",
    "choose",
    "cohort_wishes",
    "consent_of",
    "coordinators",
    "count_forgotten",
    "describe",
    "digest_of",
    "elsewhere",
    "emails",
    "erase",
    "everything_about",
    "find",
    "first_asked",
    "get",
    "has_acknowledged",
    "has_role",
    "identify",
    "in_roster",
    "invitation",
    "is_counted",
    "is_staff",
    "issue_admin_link",
    "issue_link",
    "known_since",
    "language_buttons",
    "language_names",
    "languages",
    "last_moment",
    "learn_refusal",
    "let_rest",
    "listen",
    "listening_to",
    "listens",
    "mark_reachable",
    "mark_unreachable",
    "may_write",
    "names_of",
    "note_import",
    "open_link",
    "opened_links",
    "papers",
    "parse_roster",
    "readmit",
    "recognise",
    "record_consent",
    "remember_forgotten",
    "renew_consent",
    "renew_link",
    "resting",
    "resting_since",
    "rests_until",
    "roles",
    "roster_difference",
    "rostered",
    "set_asked",
    "set_language",
    "staff_accounts",
    "staff_changes",
    "staff_of",
    "stop_listening",
    "survey_question",
    "take_role",
    "wake",
    "who_needs_another_way",
    "withdraw_consent",
]
