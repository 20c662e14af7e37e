"""How a teacher comes in with consent and goes out without shame."""
