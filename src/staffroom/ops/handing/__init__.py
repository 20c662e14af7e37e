"""What changes hands: the key, the token, the machine, the admins, and the end of a programme."""
