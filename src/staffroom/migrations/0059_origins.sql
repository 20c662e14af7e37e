-- How a case came to be: a report, or whoever leads the group found a message off topic.
ALTER TABLE conduct_cases ADD COLUMN origin TEXT NOT NULL DEFAULT 'report';
