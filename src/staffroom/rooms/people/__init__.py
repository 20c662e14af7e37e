"""Everyone known by name: roster, identity, roles, consent, what they chose."""
