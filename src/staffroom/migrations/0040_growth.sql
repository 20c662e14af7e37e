-- What is asked after everything that happens is answered from the few rows it is about, however many groups there are.
CREATE INDEX postings_approved ON postings (due_at) WHERE state = 'approved';
CREATE INDEX postings_of_prompt ON postings (prompt_id, due_at) WHERE state IN ('planned', 'offered', 'approved');
CREATE INDEX cohorts_opened ON cohorts (programme_id, opened_at) WHERE opened_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX cohorts_zone ON cohorts (programme_id, zone) WHERE opened_at IS NOT NULL AND closed_at IS NULL;

-- Counts every change in who has a role of staff and how an account of staff is spoken to.
CREATE TABLE staff_changes (n INTEGER NOT NULL) STRICT;
INSERT INTO staff_changes (n) VALUES (0);
CREATE TRIGGER staff_came AFTER INSERT ON roles WHEN NEW.role <> 'teacher' BEGIN
    UPDATE staff_changes SET n = n + 1;
END;
CREATE TRIGGER staff_went AFTER DELETE ON roles WHEN OLD.role <> 'teacher' BEGIN
    UPDATE staff_changes SET n = n + 1;
END;
CREATE TRIGGER staff_rested AFTER UPDATE OF resting_since ON roles WHEN NEW.role <> 'teacher' BEGIN
    UPDATE staff_changes SET n = n + 1;
END;
CREATE TRIGGER staff_spoken_to AFTER UPDATE OF telegram_id, reachable, language, chosen_language ON people
WHEN (OLD.telegram_id IS NOT NEW.telegram_id OR OLD.reachable <> NEW.reachable OR OLD.language <> NEW.language
    OR OLD.chosen_language IS NOT NEW.chosen_language)
    AND EXISTS (SELECT 1 FROM roles WHERE person_id = NEW.id AND role <> 'teacher')
BEGIN
    UPDATE staff_changes SET n = n + 1;
END;
