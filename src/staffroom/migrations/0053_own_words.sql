-- A coordinator's own words are in a language, and come only in groups that speak it: so far that of the first group
-- which their author leads, else the author's own.
ALTER TABLE own_cheers ADD COLUMN language TEXT NOT NULL DEFAULT '';
UPDATE own_cheers SET language = coalesce(
    (SELECT c.language FROM cohorts c WHERE c.coordinator_id = own_cheers.person_id ORDER BY c.closed_at IS NOT NULL, c.id
        LIMIT 1),
    (SELECT p.language FROM people p WHERE p.id = own_cheers.person_id));
