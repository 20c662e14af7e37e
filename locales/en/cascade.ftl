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
cascade-open-numbered = Open { $n }
cascade-not-yours = Only the coordinators of these groups can decide this.
cascade-too-late = It is too late to change this: the card is already out, or its time has passed.
cascade-gone = This offer is no longer valid.
cascade-own-clock = In each group at this hour of its own clock.
cascade-post-all = ✓ Post to all { $n }
cascade-post-ticked = ✓ Post to { $n } ticked
cascade-choose = Choose
cascade-delay = Delay
cascade-undo = ↩ Undo
cascade-back = ‹ Back
cascade-ticked = ☑ { $group }
cascade-unticked = ☐ { $group }
cascade-tick = Tick the groups that this is about.
cascade-tick-first = Tick a group first.
cascade-which-day = On which day instead?
cascade-why = Why leave it out? Your admins see only how often each reason is given.
cascade-reason = { $reason ->
    [busy] My groups have enough to do
    [unfit] It does not suit my groups
    [known] We have talked about it
   *[other] Another reason
}
cascade-state = { $state ->
    [posting] ✓ { $group }: { $when }
    [posted] ✓ { $group }: posted
    [skipped] ✗ { $group }: left out
    [late] ✗ { $group }: too late
   *[open] … { $group }: not decided
}
cascade-undone = Taken back.
cascade-undo-late = It is too late to take this back. You may still decide anew, as long as the card is not on its way.
cascade-open-mine = Open mine
cascade-opened = It is in our private chat.
cascade-write-first = Send me /start in private first, so that I may write to you there.
