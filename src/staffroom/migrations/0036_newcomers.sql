-- Who came into a group after a moment: they are welcomed together.
CREATE INDEX placements_joined ON placements (joined_at) WHERE state = 'in';
