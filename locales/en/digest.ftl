# What whoever leads groups reads once a day and finds at home; what groups and silent members read.
digest-title = <b>Your groups today</b>
digest-desk = Open my desk
digest-back = ‹ Back to the groups
digest-today = 📌 Today: { $post }, { $when }{ $groups ->
    [one] { "" }
   *[other] { " " }({ $groups } groups)
}
digest-today-more = { $n ->
    [one] And one more post today.
   *[other] And { $n } more posts today.
}
digest-next = 🗓 { $when }: { $post }{ $groups ->
    [one] { "" }
   *[other] { " " }({ $groups } groups)
}
digest-waiting = { $n ->
    [one] 📝 One card waits for your decision.
   *[other] 📝 { $n } cards wait for your decision.
}
digest-silent = 🌱 Silent members: { $n }{ $groups ->
    [one] { "" }
   *[other] { " " }in { $groups } groups
}
digest-silent-show = Silent members
digest-silent-title = <b>Silent members</b>, as numbers only
digest-silent-group = <b>{ $group }</b>: { $n }
digest-silent-written = <b>{ $group }</b>: { $n }, written to this week
digest-silent-none = Nobody is silent. How good!
digest-silent-help = Counted is who was there all last week and this week and has not written or reacted. Reading along is welcome too; a kind word is an offer, nothing more.
digest-write = Write to them all: { $group }
digest-write-what = <b>{ $group }</b>: { $n ->
    [one] one silent member would read this in private:
   *[other] { $n } silent members would read this in private, each alone:
}
digest-write-how = It comes from me, in school hours, in each one’s language, once a week at most. Who paused, is quiet or has heard from me twice this week is left in peace.
digest-write-sure = Yes, write to them all
digest-written = <b>{ $group }</b>: I write to them in a minute or later, in school hours, as far as they wish to hear from me. Nobody learns who.
digest-written-already = They were written to this week already.
digest-nobody-silent = Nobody is silent there now.
digest-kind = 🌱 A good day to you! { $name } and the group are glad that you are there. If you like, say a few words about your own class today: what went well, or what you would ask a colleague. Reading along is just as welcome.
digest-kind-sample = 🌱 A good day to you! The group is glad that you are there. If you like, say a few words about your own class today: what went well, or what you would ask a colleague. Reading along is just as welcome.
digest-kind-open = See what is being talked about
digest-kind-choices = My choices: pause, quiet, leave
digest-questions = { $n ->
    [one] ❓ One question in your groups has no answer yet.
   *[other] ❓ { $n } questions in your groups have no answer yet.
}
digest-questions-show = Unanswered questions
digest-questions-none = Every question has its answer. Thank you!
digest-questions-help = A reply in the group answers a question by itself. If it was answered without “Reply”, tap “Answered”.
digest-question = { $n }. <b>{ $group }</b>, { $when }
digest-question-again = { $n }. <b>{ $group }</b>, { $when } (asked again)
digest-question-gone = This question has its answer, or is too old by now.
digest-look = { $n }: Look
digest-again = { $n }: Ask the group again
digest-answered = { $n }: Answered
digest-undo = { $n }: ↩ Undo
digest-take-back = ↩ Undo
digest-undo-late = It is too late to take this back: a minute has passed.
digest-undo-moment = It is on its way at this very moment. Try again in a few seconds.
digest-asked-already = The group was asked again already.
digest-group-stopped = Nothing is posted in this group at present. /menu shows what it needs.
digest-group-question = 🙋 A colleague asked this and would be glad of an answer. Who knows something like it? A few words are enough.
digest-low = { $n ->
    [one] 🔔 One open card has few answers yet.
   *[other] 🔔 { $n } open cards have few answers yet.
}
digest-low-show = Cards with few answers
digest-low-none = No open card lacks answers.
digest-low-help = Asking once more is possible once for each card: I reply to it in the group with a short, kind line.
digest-low-card = { $n }. <b>{ $group }</b>: { $post } – { $answered } of { $eligible } answered
digest-low-asked = { $n }. <b>{ $group }</b>: { $post } – { $answered } of { $eligible } answered (asked once more)
digest-once-more = { $n }: Ask once more
digest-card-gone = This card needs no second asking any more.
digest-group-card = 💬 This question is still open. A few words, a voice message or a photo are enough: how is it in your class?
digest-ahead = <b>The next 14 days</b>
digest-ahead-show = Next 14 days
digest-ahead-none = Nothing is planned for the next 14 days.
digest-forward = { $n ->
    [one] ✉️ One post is to be sent on to teachers without Telegram.
   *[other] ✉️ { $n } posts are to be sent on to teachers without Telegram.
}
digest-forward-show = To be sent on
digest-forward-none = Nothing is to be sent on today.
digest-forward-line = { $n }. <b>{ $group }</b>: { $post } ({ $teachers ->
    [one] one teacher
   *[other] { $teachers } teachers
})
digest-forward-one = { $n }: { $language }
digest-forward-help = These teachers use another app. A tap brings the picture with its words, without names and buttons: send it on as you like.
digest-absent = { $n ->
    [one] 💌 One teacher was invited some days ago and is not in yet. A friendly word in person often helps.
   *[other] 💌 { $n } teachers were invited some days ago and are not in yet. A friendly word in person often helps.
}
digest-absent-show = Who is not in yet?
digest-missed = { $n ->
    [one] ⌛ I was away, and for one post it was too late:
   *[other] ⌛ I was away, and for { $n } posts it was too late:
}
