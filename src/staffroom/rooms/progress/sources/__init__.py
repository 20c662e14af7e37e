"""Where progress comes from; every source yields the same rows."""
