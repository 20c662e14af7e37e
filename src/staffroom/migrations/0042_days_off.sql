-- When a group alone has no school: stretches of days, as "2026-10-04/2026-10-10", with blanks between them.
ALTER TABLE cohorts ADD COLUMN days_off TEXT NOT NULL DEFAULT '';
