"""The rooms of the house: one folder for each thing that the programme does."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
