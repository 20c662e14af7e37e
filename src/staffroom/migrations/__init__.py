"""Numbered steps of the database, applied in order by `kernel/migrate.py`."""
