"""How a card goes through the coordinators to their groups."""
