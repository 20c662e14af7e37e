# What colleagues tried: answers quoted with consent. Read by whoever leads groups, by authors, by groups.
roundups-menu = 💬 What colleagues tried ({ $n })
roundups-news = { $n ->
    [one] 💬 One card has closed whose answers may be worth sharing.
   *[other] 💬 { $n } cards have closed whose answers may be worth sharing.
}
roundups-ready = { $n ->
    [one] One colleague may be quoted.
   *[other] { $n } colleagues may be quoted.
}
roundups-back = ‹ Back to this round-up
roundups-title = <b>What colleagues tried</b>: cards that have closed
roundups-none = No card has closed lately whose answers could be shared.
roundups-card = { $n }. <b>{ $group }</b>: { $post } – answered by { $answered }
roundups-card-going = { $n }. <b>{ $group }</b>: { $post } – the round-up is on its way
roundups-open = { $n }: { $group }
roundups-collect = <b>{ $group }</b>: { $post }
roundups-how = Forward me from the group the answers that are worth sharing, one after the other. At most { $most } characters each: of a longer one, reply to what you forwarded with the part that matters. I ask each author in private; without their yes nothing is quoted.
roundups-asked-so-far = { $n ->
    [one] One author was asked and has not agreed so far.
   *[other] { $n } authors were asked and have not agreed so far.
}
roundups-quote = 💬 <i>{ $words }</i>
    — { $who }
roundups-words = 💬 <i>{ $words }</i>
roundups-colleague = A colleague
roundups-look = { $n ->
    [one] Look at it (one quote)
   *[other] Look at it ({ $n } quotes)
}
roundups-take-out = ✕ { $n }
roundups-leave = No round-up of this card
roundups-only-words = Only written words can be quoted. Send me a text, or forward one.
roundups-too-long = That is too long for a round-up: at most { $most } characters. Reply to what you forwarded with the part that matters.
roundups-enough = That is enough for one round-up.
roundups-not-theirs = That was not written by a teacher of { $group }.
roundups-asked-already = { $name } was asked already for this card.
roundups-asked = I ask { $name } in school hours, in private. Send me the next answer, or look at the round-up later: I tell you who may be quoted.
roundups-whose = Who wrote this? Telegram does not tell me.
roundups-name = { $name }
roundups-nobody = ‹ Do not use it
roundups-gone = This is over.
roundups-may-i = 💬 Something that you wrote is worth sharing, { $who } thinks: in a short post “What colleagues tried” in your group. May I quote you?
roundups-somebody = whoever leads your group
roundups-nothing = If you do nothing, nothing is quoted, and on { $until } I forget these words.
roundups-answered = Thank you! You may change your mind until it is posted.
roundups-with-name = With my name: { $name }
roundups-without-name = Without my name
roundups-no = No
roundups-choices = My choices: pause, quiet, leave
roundups-chosen = ✓ { $choice }
roundups-refused = All right: nothing is quoted, and I have forgotten the words. Nobody is told.
roundups-over = This is over: it was posted, or I have forgotten the words.
roundups-heading = 💡 <b>What colleagues tried</b>: { $post }
roundups-picture = What colleagues tried
roundups-post = ✅ Post in { $group }: { $when }
roundups-nobody-yet = Nobody has agreed yet. I tell you when somebody may be quoted.
roundups-no-day = The group has no room for one more post in the next two weeks, or nothing is posted there at present.
roundups-on-its-way = It is on its way to the group.
roundups-goes-soon = It goes to <b>{ $group }</b> in a minute.
roundups-goes = It goes to <b>{ $group }</b>: { $when }.
roundups-undo = ↩ Stop it
roundups-too-late = It stands in the group already.
