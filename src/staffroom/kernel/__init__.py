"""The kernel: identifiers, time, the database, words and screens; it leans on nothing of ours."""
