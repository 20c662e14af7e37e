-- Counts how often a group opened: only then may one be without a plan. The index for looking by the moment goes.
DROP INDEX cohorts_opened;
CREATE TABLE openings (n INTEGER NOT NULL) STRICT;
INSERT INTO openings (n) VALUES (0);
CREATE TRIGGER cohort_made_open AFTER INSERT ON cohorts WHEN NEW.opened_at IS NOT NULL BEGIN
    UPDATE openings SET n = n + 1;
END;
CREATE TRIGGER cohort_opened AFTER UPDATE OF opened_at, closed_at ON cohorts
WHEN NEW.opened_at IS NOT NULL AND NEW.closed_at IS NULL
    AND (OLD.opened_at IS NOT NEW.opened_at OR OLD.closed_at IS NOT NEW.closed_at)
BEGIN
    UPDATE openings SET n = n + 1;
END;
