# What staff write to several of their groups.
notices-begin-own = ✉️ Write to my groups
notices-begin = ✉️ Write to groups
notices-ask =
    <b>What would you like to write to your groups?</b>

    Send it to me in one message: a text, one picture with words, or one document with words. You will see how it looks and choose the groups before anything is posted.
notices-drop = Not now
notices-dropped = All right, nothing was posted.
notices-gone = This message was finished or put away already. Send /menu to begin a new one.
notices-no-groups = You have no group that is open yet. As soon as one is, you can write to it from here.
notices-wrong-kind = I can post a text, one picture with words, or one document with words. Please send one of these.
notices-too-long = That is { $n } characters, and { $most } fit. Please make it a little shorter and send it again.
notices-cut = That text is too long for one message (4096 characters), so Telegram cut it in two. Please make it shorter and send it again, or send it as a document.
notices-album = Those were several pictures. I can post one with its words; please send just that one.
notices-signed = ✉️ <i>{ $name }</i>
notices-audience = <b>For which groups?</b>
notices-all-own = { $n ->
    [one] My group
   *[other] All my { $n } groups
}
notices-every = { $n ->
    [one] The one group of the programme
   *[other] All { $n } groups of the programme
}
notices-choose = Choose groups
notices-choosing = { $n ->
    [0] <b>Tick the groups it is for.</b>
    [one] <b>Tick the groups it is for.</b> 1 group is chosen.
   *[other] <b>Tick the groups it is for.</b> { $n } groups are chosen.
}
notices-ticked = ☑ { $group }
notices-unticked = ☐ { $group }
notices-go-on = { $n ->
    [one] Go on with 1 group
   *[other] Go on with { $n } groups
}
notices-now = { $n ->
    [one] Post it now in 1 group
   *[other] Post it now in { $n } groups
}
notices-later = Another day
notices-rewrite = Write it anew
notices-regroup = Other groups
notices-back = ‹ Back
notices-days = <b>On which day?</b> These have room in every group you chose.
notices-no-days = In the next two weeks there is no day on which all the groups you chose have room. Choose fewer groups, or write in the group yourself: that is always possible.
notices-day-gone = That day is full by now. Please choose another one.
notices-obstacle = { $why ->
    [closed] There is no school today in <b>{ $group }</b>, so I post nothing there now.
    [quiet] It is quiet time in <b>{ $group }</b>, so I post nothing there now.
   *[full] <b>{ $group }</b> has had what I may post there today or this week, so that nobody is flooded.
} { $more ->
    [0] {""}
    [one] The same holds for one more group.
   *[other] The same holds for { $more } more groups.
}
notices-on-its-way = On its way
notices-result = <b>Your message:</b> { $n } of { $total } groups
notices-line = { $state ->
    [posted] ✓ { $group }
    [undone] ↩ { $group }: taken back
   *[posting] ⏳ { $group }: on its way
}
notices-line-waiting = 🗓 { $group }: { $when }
notices-line-failed = ✗ { $group }: { $why }
notices-why = { $why ->
    [absent] I am not in the group, or may not write there
    [stopped] nothing is posted while the group is public
    [closed] the group is closed
    [late] the line was down for too long
   *[refused] Telegram refused it
}
notices-retry = { $n ->
    [one] Retry the one that failed
   *[other] Retry the { $n } that failed
}
notices-retry-not-now = Not now: it is quiet time, there is no school, or the day is full there. Try again on a school day.
notices-undo = ↩ Undo
notices-undo-hint = <i>Undo takes it back from every group; it is there for a minute after posting.</i>
notices-undo-late = The minute is over, so I cannot take it back any more. You can delete it in the group yourself.
