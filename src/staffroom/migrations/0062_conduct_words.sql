-- What programmes have looked for in their groups. A case may also be opened by a word list instead of a report: which entry
-- of which list, what of the message, in which disguise; the first two and the last say little, and all of it goes when
-- the case is closed. `shown_from` is when whoever decides is first shown it; what somebody reports is shown at once.
ALTER TABLE conduct_cases ADD COLUMN list TEXT NOT NULL DEFAULT '';
ALTER TABLE conduct_cases ADD COLUMN entry TEXT NOT NULL DEFAULT '';
ALTER TABLE conduct_cases ADD COLUMN found TEXT NOT NULL DEFAULT '';
ALTER TABLE conduct_cases ADD COLUMN how TEXT NOT NULL DEFAULT '';
ALTER TABLE conduct_cases ADD COLUMN shown_from INTEGER NOT NULL DEFAULT 0;
-- Whether nobody decided it, but a word list whose programme has such messages removed.
ALTER TABLE conduct_decisions ADD COLUMN by_list INTEGER NOT NULL DEFAULT 0;

-- Messages whose author was told of personal data in them, for as long as Telegram lets the bot delete them.
CREATE TABLE conduct_hints (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    cohort_id INTEGER NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'identity')),
    said_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (chat_id, message_id)
) STRICT;
CREATE INDEX conduct_hints_person ON conduct_hints (person_id, at);
CREATE INDEX conduct_hints_cohort ON conduct_hints (cohort_id);
CREATE INDEX conduct_hints_said ON conduct_hints (said_at);

-- What admins changed in the word lists of a programme, in the order in which they did: of an entry the latest counts,
-- `back` means as the lists' files have it.
CREATE TABLE conduct_words (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    entry TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('word', 'allow', 'back')),
    by_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX conduct_words_programme ON conduct_words (programme_id);
CREATE INDEX conduct_words_by ON conduct_words (by_id);
