-- What the learning platform says of a teacher's whole course: finished or not, and, where that is wanted, the grade in per cent.
CREATE TABLE course_results (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    completed INTEGER,
    completed_at INTEGER,
    grade INTEGER CHECK (grade BETWEEN 0 AND 100),
    at INTEGER NOT NULL
) STRICT;
