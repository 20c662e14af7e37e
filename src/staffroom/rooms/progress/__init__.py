"""What is known of the way through the online course."""
