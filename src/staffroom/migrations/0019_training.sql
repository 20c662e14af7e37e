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
