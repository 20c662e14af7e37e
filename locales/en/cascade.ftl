# The coordinators' group: each card before its day.
cascade-offer = 📮 <b>For your groups: { $when }</b>
cascade-posts-itself = If nobody decides, this is posted by itself.
cascade-needs-you = It is posted only in groups whose coordinator says so. If nobody decides, it is left out.
cascade-post = ✓ Post to my group
cascade-skip = Skip
cascade-how-many = How many?
cascade-tally = ✓ Posting: { $will } of { $groups } · skipped: { $skipped } · undecided: { $waiting } · too late: { $late }
cascade-will-post = ✓ Will be posted:
cascade-skipped = Skipped:
cascade-group = { $group }: { $when }
cascade-below =
    { $first }
    { $then }
cascade-and-more = and { $n } more
cascade-board-line = <b>{ $when }</b> { $card }
    { $tally }
cascade-waiting = { $n }. { $card } ({ $when }, your groups: { $groups })
cascade-post-numbered = ✓ Post { $n }
cascade-skip-numbered = Skip { $n }
cascade-not-yours = Only the coordinators of these groups can decide this.
cascade-too-late = It is too late to change this: the card is already out, or its time has passed.
cascade-gone = This offer is no longer valid.
