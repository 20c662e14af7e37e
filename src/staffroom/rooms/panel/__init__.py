"""The coordinators' and admins' menu, composed of the rooms' screens."""
