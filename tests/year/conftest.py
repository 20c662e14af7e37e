"""A year: the real bot as a process of its own through 52 weeks, judged by the stand-in's books."""
