"""Groups' own progress cards and the fair league."""
