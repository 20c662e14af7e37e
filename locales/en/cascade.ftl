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
cascade-waiting = { $n }. { $card } ({ $when }{ $groups ->
    [one] { "" }
   *[other] , your groups: { $groups }
})
cascade-waiting-more = … and { $n } more
cascade-waiting-all = All { $n } cards that wait
cascade-waiting-title = <b>These cards wait for you.</b>
cascade-waiting-none = No card waits for you.
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
cascade-edit = Edit
cascade-edit-how = Answer this message with your own words: hold it, tap Reply, and write. They stand on the card in your groups (or the ticked ones), and nowhere else.
cascade-edited = ✎ In your own words in { $n } of { $groups } groups.
cascade-edited-all = ✎ In your own words.
cascade-original = Back to the original words
cascade-mine-again = ↩ My own words again
cascade-words-written = ✎ Done. The card is shown here as your groups will read it.
cascade-words-back = The original words stand again.
cascade-too-long = That is too long for a card: { $most } characters fit.
cascade-languages = These groups read different languages. Choose those of one language first, then edit.
cascade-words-changed = ✎ The original of a card that you edited has changed. Your words stay unless you say otherwise.
cascade-words-mine = <b>Yours:</b> { $words }
cascade-words-new = <b>New:</b> { $words }
cascade-keep-mine = Keep mine
cascade-take-new = Take the new one
cascade-words-kept = ✓ Your words stay.
cascade-words-taken = ✓ The new words stand on the card.
cascade-reason-count = · { $reason }: { $n }
cascade-by-itself = ⏱ It goes out by itself on { $when }, unless you stop it.
cascade-stop = ✋ Stop this one
cascade-itself = Post mine automatically unless I stop it
cascade-itself-what = Then each card goes out in your groups at its hour by itself. You still see it a day before, and one tap stops it. Nobody is told of this, and /menu switches it off at any time.
cascade-itself-yes = Yes, from now on
cascade-itself-on = ✓ From now on your cards go out by themselves, unless you stop them.
cascade-itself-off = ✓ From now on you are asked about each card again.
cascade-itself-menu = { $state ->
    [on] ⏱ Cards go out by themselves: on
   *[off] ⏱ Cards go out by themselves: off
}
cascade-itself-title = ⏱ <b>Post mine automatically unless I stop it</b>
cascade-itself-state = { $state ->
    [on] { $course }: <b>on</b>
   *[off] { $course }: <b>off</b>
}
cascade-itself-start = Switch it on
cascade-itself-stop = Switch it off
cascade-itself-of = { $what }: { $course }
cascade-overview = 📋 Cascade board
cascade-overview-of = 📋 Cascade board: { $course }
cascade-overview-title = 📋 <b>{ $what }</b>
cascade-week = Week { $n } ({ $first } – { $last })
cascade-week-empty = No card lies in this week.
cascade-week-before = ‹ Week before
cascade-week-after = Week after ›
cascade-overview-card = Card { $n }
cascade-overview-line = <b>{ $n }. { $when }</b> { $card }
cascade-overview-heading = 📋 <b>{ $when }</b> { $card }
cascade-stand = { $state ->
    [posted] posted
    [edited] posted in own words
    [delayed] delayed
    [coming] will be posted
    [waiting] waiting for a decision
    [skipped] skipped
    [ignored] nobody decided in time
   *[failed] could not be posted
}
cascade-stand-count = { $stand }: { $n }
cascade-stand-group = { $group }: { $stand }
cascade-beside = { $first } · { $then }
cascade-not-asked = not asked about yet
cascade-nudge = 👋 Nudge { $n }
cascade-nudged = 👋 Reminded: { $n }
cascade-nudge-sent = 👋 Reminded in a minute, outside quiet hours: { $n }
cascade-nudge-late = It is too late to take this back: the reminder has gone out.
cascade-nobody-to-nudge = Nobody is left to be reminded: all have decided, were reminded, or cannot be written to.
cascade-nudge-said = 👋 A kind reminder: a card waits for your decision. { $card } ({ $when })
