ops-contested = ⚠️ Another program is using my token, or a webhook is set for me, so that I miss messages. Please look whether Staffroom runs twice. If nobody of yours did this, have whoever looks after the machine put a new token in its place: <code>rotate token</code>.
ops-parked = ⚠️ For a while Telegram did not accept my token, and I could neither read nor write. Nothing was lost: what had waited is on its way now.
ops-contested-over = ✓ It is over: no other program has used my token for ten minutes.
ops-backup = ⚠️ The nightly backup could not be made. I try again every hour. Please have whoever looks after the machine see whether the disk is full and the folder of the backups is there.
ops-backup-over = ✓ The backup was made again.
ops-disk = ⚠️ The disk is nearly full. Before it is, I stop reading and sending, so that nothing is lost. Please have room made on it.
ops-disk-over = ✓ There is room on the disk again.
ops-settings = ⚠️ The settings that I read anew could not be lived by after all, so I took those again that I had. Please have whoever looks after the machine look into the log, which says why, and mend the file before the next start.
ops-settings-over = ✓ The settings in the file are the ones that I live by.
ops-lasts = { $n ->
    [one] This has lasted for a day.
   *[other] This has lasted for { $n } days.
}
ops-look = How the bot is
ops-check-looking = I look at everything; what I find comes here in a moment.
ops-check-well = ✓ I looked at { $n } things, and all is well.
ops-check-title = I looked at { $looked } things. To be seen to: { $n }
ops-check-more = { $n ->
    [one] And one more; the check at the machine shows it.
   *[other] And { $n } more; the check at the machine shows them.
}
ops-check-broken = I could not look at everything: something in me broke on the way. The log says what; please have whoever looks after the machine see it.
ops-check-again = Look again
ops-reload-done = ✓ The settings are right. I begin anew with them; that takes a few seconds.
ops-reload-refused = ⚠️ I keep the settings that I had, for there are mistakes in the file: { $places }. What is wrong there, the log and the check at the machine say.
ops-status-title = { $n ->
    [0] ✓ <b>I am well.</b> Nothing needs you.
    [one] <b>How I am.</b> One thing needs you.
   *[other] <b>How I am.</b> { $n } things need you.
}
ops-status-safe = 🛟 <b>Safe mode.</b> I hear and answer admins only, and post nothing. What others write waits until I am started without --safe.
ops-status-line = { $state ->
    [contested] ⚠️ Telegram: another program uses my token, or a webhook is set.
    [parked] ⚠️ Telegram does not accept my token.
   *[up] Telegram: { $seconds ->
        [one] answered a second ago
       *[other] answered { $seconds } seconds ago
    }
}
ops-status-queue = Waiting: { $incoming } in, { $outgoing } out. In doubt: { $unsure }
ops-status-copy = { $hours ->
    [0] Last backup: within the hour
    [one] Last backup: an hour ago
   *[other] Last backup: { $hours } hours ago
}
ops-status-no-copy = Last backup: none yet
ops-status-week = Gone wrong in the last seven days: { $n }
ops-status-next = Next: { $at } · { $what } · { $n ->
    [one] one group
   *[other] { $n } groups
}
ops-status-no-next = Next: nothing is planned for the coming seven days.
ops-status-ending-waits = ⏳ The end of { $course } is about to be told; until then /close takes it back.
ops-status-ending-told = 🏁 The end of { $course } is being told to everybody just now. Everything of its people is deleted on { $day }. /close stops it.
ops-status-ending = 🏁 { $course } has ended: everything of its people is deleted on { $day }. /close stops it.
ops-status-erasing = 🏁 { $course } has ended: everything of its people is being deleted.
ops-status-repair = 🔧 { $what }
ops-status-group = <b>{ $name }</b> needs somebody.
ops-status-backup = There is no backup of the last two days. Please ask whoever looks after the machine.
ops-status-contested = Another program uses my token, or a webhook is set for me. Please ask whoever looks after the machine.
ops-status-disk = The disk is nearly full. Please ask whoever looks after the machine.
ops-status-backup-failed = The last backup could not be made. I try again every hour. Please ask whoever looks after the machine.
ops-status-sheet = The recovery sheet is not confirmed: without the key on paper, a broken disk loses everything. Please ask whoever looks after the machine.
ops-status-again = ↻ Look again
ops-status-check = Check everything
ops-status-below =
    { $first }
    { $more }
ops-drill = ⚠️ I tried to restore the nightly copy, as I do once a month. That failed, or it does not hold what went into it. Please have whoever looks after the machine look into the log and at the disk. I try again every night.
ops-drill-over = ✓ A copy was restored for practice, and all was there.
ops-second = ⚠️ The nightly backup could not be taken to its second place. The first one is good. Please have whoever looks after the machine see whether that disk is plugged in and its folder is there. If the place was moved on purpose, the settings need another folder, or none for one night. I try again every night.
ops-second-over = ✓ The backup is in its second place again.
ops-freeing = ⚠️ I removed an old backup: I could not take out of it who had their data deleted. The newer backups are good. If this comes again, please have whoever looks after the machine look into the log.
ops-status-drill = { $days ->
    [0] Restoring was tried today: all was there.
    [one] Restoring was tried a day ago: all was there.
   *[other] Restoring was tried { $days } days ago: all was there.
}
ops-status-no-drill = Restoring was never tried: no drill yet.
ops-status-drill-failed = The nightly copy could not be restored for practice. Please ask whoever looks after the machine.
ops-status-second = The last backup could not be taken to its second place. I try again every night. Please ask whoever looks after the machine.
ops-status-settings = The settings in the file could not be lived by, so I use the ones from before. Please ask whoever looks after the machine to mend the file before the next start.

# An older copy of the database was put in place of it.
ops-lost = ⚠️ <b>I was put back to an earlier state.</b> Of what happened from { $since } to { $until } I know nothing any more.
ops-lost-posts = What went out in that time I do not post again. Where I cannot tell, I ask whether it arrived. Cards that are still to come are shown to the coordinators once more. Buttons on messages of that time may do nothing.
ops-lost-people = What people decided, wrote to me, planned or changed in that time they have to do again. Please look at coming cards, messages, workshops and groups. Who is in each group I find out by myself.
ops-lost-choices-known = Whoever paused, went quiet or left in that time is left in peace: that I could still read. Whoever came back chooses so again with /me.
ops-lost-choices = <b>Who paused, went quiet or left in that time I do not know,</b> so I may write to them. They have to tell me again. Please let the groups know.
ops-lost-groups-look = Tell the groups …
ops-lost-doubts = What is in doubt
ops-lost-groups-ask = { $n ->
    [0] There is no open group to tell.
    [one] <b>Tell the group?</b> It reads this, in its language and outside its quiet hours:
   *[other] <b>Tell { $n } groups?</b> Each reads this, in its language and outside its quiet hours:
}
ops-lost-groups-tell = { $n ->
    [one] Post it in the group
   *[other] Post it in { $n } groups
}
ops-lost-groups-told = { $n ->
    [one] ✓ The group will read it, once.
   *[other] ✓ { $n } groups will read it, once each.
}
ops-lost-group = ℹ️ I lost what happened from { $since } to { $until }. If you paused, went quiet, left or came back in that time, please tell me once more: write /me to me in private. What you answered then may not be counted. I am sorry, and thank you.
