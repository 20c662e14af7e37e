-- What those who lead a group chose while it is public: nothing yet (nothing is posted), go on, or stop.
ALTER TABLE cohorts ADD COLUMN in_public TEXT NOT NULL DEFAULT '' CHECK (in_public IN ('', 'keep', 'stop'));
