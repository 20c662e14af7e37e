-- changes the rows of: roles

-- Nobody holds the role `deputy`: who stands in for whom is written in the table `deputies`.
CREATE TABLE roles_new (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    programme_id INTEGER NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('admin', 'coordinator', 'teacher')),
    PRIMARY KEY (person_id, programme_id, role)
) STRICT;
INSERT INTO roles_new SELECT person_id, programme_id, role FROM roles WHERE role <> 'deputy';
DROP TABLE roles;
ALTER TABLE roles_new RENAME TO roles;
CREATE INDEX roles_held ON roles (programme_id, role, person_id);

-- When a member of staff last pressed or wrote something to the bot, or said something in a group that they lead.
-- Who coordinates already is counted from now on.
CREATE TABLE last_acts (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO last_acts (person_id, at)
    SELECT DISTINCT person_id, CAST(strftime('%s', 'now') AS INTEGER) * 1000 FROM roles WHERE role <> 'teacher';

-- How far a coordinator has read the training's cards, and when all of them.
CREATE TABLE trainings (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    reached INTEGER NOT NULL,
    done_at INTEGER
) STRICT;

-- Questions to the master trainers; the row goes when the answer has arrived, or after a month. No number is used twice:
-- buttons in private chats carry it for good.
CREATE TABLE trainer_questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    card INTEGER,
    words TEXT NOT NULL,
    answer TEXT,
    asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX trainer_questions_person ON trainer_questions (person_id);

-- Whose next private message is a question to the trainers, or the answer to one: also to one that is gone meanwhile, for
-- then they are told.
CREATE TABLE trainer_drafts (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    card INTEGER,
    question_id INTEGER,
    at INTEGER NOT NULL
) STRICT;

-- When an admin last had somebody written to who had not been there for a week.
CREATE TABLE nudges (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT;
