-- Who had their data deleted, by digests that name nobody: a roster does not bring them back unasked.
CREATE TABLE forgotten (
    digest TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
