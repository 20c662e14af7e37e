"""Who writes to us: an account, and the roles that our own database gives it."""

from dataclasses import dataclass

from staffroom.kernel.ids import PersonId, UserId


@dataclass(frozen=True)
class Who:
    """The person behind an update; one account may be a teacher, a coordinator and an admin at once."""

    user: UserId
    language: str
    teacher: PersonId | None = None
    coordinator: PersonId | None = None
    admin: PersonId | None = None

    @property
    def staff(self) -> PersonId | None:
        """Return the person as coordinator, else as admin."""
        return self.coordinator or self.admin

    @property
    def anyone(self) -> PersonId | None:
        """Return the person in whatever role."""
        return self.teacher or self.staff
