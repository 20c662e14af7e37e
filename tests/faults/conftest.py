"""Faults: the real bot as a process of its own, disturbed on purpose, judged by the stand-in's books."""
