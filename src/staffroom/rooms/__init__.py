"""The rooms of the house: one folder for each thing that the programme does."""
