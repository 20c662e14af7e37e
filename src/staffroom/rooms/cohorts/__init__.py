"""Cohorts of at most 50 teachers, their names, coordinators and private groups."""
