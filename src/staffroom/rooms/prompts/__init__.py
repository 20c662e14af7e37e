"""Questions on the school calendar: due, posted, answered."""
