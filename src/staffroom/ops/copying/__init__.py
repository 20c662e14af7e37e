"""Copies of the database: made, kept, tidied, practised with, put back."""
