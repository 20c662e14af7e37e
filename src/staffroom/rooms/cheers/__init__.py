"""Encouragement."""
