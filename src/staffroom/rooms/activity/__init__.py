"""The ledger of who did what, once."""
