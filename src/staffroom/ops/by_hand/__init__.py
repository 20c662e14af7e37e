"""What the command line does at the database."""
