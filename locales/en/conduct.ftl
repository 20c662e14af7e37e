# How people treat each other: reports of messages, what is decided about them, the log.
conduct-case = { $n ->
    [one] 🚩 Somebody in <b>{ $group }</b> asks you to look at a message.
   *[other] 🚩 { $n } people in <b>{ $group }</b> ask you to look at a message.
}
conduct-said =
    { $author } wrote, { $when }:
    { $what }
conduct-faceless = An administrator who writes anonymously
conduct-words = <blockquote>{ $words }</blockquote>
conduct-media = <i>{ $kind ->
    [photo] A picture without words
    [video] A video without words
    [video_note] A round video
    [voice] A voice message
    [audio] A sound file
    [document] A file without words
    [sticker] A sticker
    [animation] A GIF
    [poll] A poll
   *[other] Something without words
}. I keep no copy; please look at it in the group.</i>
conduct-gone-words = <i>What it said is not here any more; please look at it in the group.</i>
conduct-edited = ✎ It was changed by its author; above stands what it said at first.
conduct-of-staff = It is a message of somebody who looks after groups; that is why it comes to you.
conduct-stays = Who reported it is told to nobody. As soon as you have decided, what it said is deleted here.
conduct-open = { $n ->
    [one] Look at it in the group
   *[other] Look at it in the group ({ $n } reports)
}
conduct-open-again = Look at it in the group
conduct-remove = Remove
conduct-remind = Gentle reminder
conduct-word = Private word
conduct-mute = Mute for 1 day
conduct-dismiss = Dismiss
conduct-lift = Mute lifted
conduct-expire = Closed undecided
conduct-rule-respect = Words that respect everybody
conduct-rule-topic = Keep to teaching
conduct-rule-argument = No arguing back and forth
conduct-rule-privacy = Pupils cannot be recognised
conduct-rule-other = Another of our guidelines
conduct-back = ‹ Back
conduct-why = <b>{ $action }: which guideline is it about?</b> The author, if I can write to them, reads it together with your name.
conduct-means-remove = The message is deleted in the group, and its author is told why in private.
conduct-means-remind = I remind the group of its guidelines, or of its topic, in one kind sentence and name nobody. The author is told why in private.
conduct-means-word = The author gets a kind message in private and can answer you. The group sees nothing.
conduct-means-mute = The author can read but not write in the group for a day. They are told why in private, and when it is over.
conduct-means-dismiss = Nothing happens, and the author does not learn of it.
conduct-by-rule = { $action } – { $rule }
conduct-decided = <b>{ $by }</b> decided: <b>{ $what }</b>. It is done in a minute.
conduct-says = I say in { $group }, naming nobody: <blockquote>{ $words }</blockquote>
conduct-instead = A private word instead
conduct-undo = Undo
conduct-undo-late = The minute is over; it has been done.
conduct-closed = ✓ <b>{ $group }</b>: { $by } decided, { $when }.
conduct-closed-undecided = ✓ <b>{ $group }</b>: closed, { $when }.
conduct-done-remove = The message is removed; if Telegram does not let me, I tell you.
conduct-done-remind = The group was kindly reminded of its guidelines.
conduct-done-word = The author was written to in private.
conduct-done-mute = The author cannot write in the group for a day. It ends by itself.
conduct-done-dismiss = Nothing happened, and the author does not learn of it.
conduct-done-expire = Nobody decided about it; what it said is deleted.
conduct-rule = Guideline: { $rule }
conduct-not-told = I could not explain it to the author: they have no private chat with me. Please tell them yourself.
conduct-lift-now = Let them write again now
conduct-gone = This is settled already, or it is not yours to decide.
conduct-decided-already = Somebody has decided about it already.
conduct-too-old = Telegram lets me delete messages for two days only; this one is older. You can delete it yourself in the group.
conduct-no-right = I lack the right to do that in { $group }. Please give it to me in the group’s list of administrators, then tap again.
conduct-no-private-chat = I cannot write to them in private. Please speak to them yourself.
conduct-author-left = They are not in the group any more.
conduct-not-muted = They can write again already.
conduct-somebody = your coordinators
conduct-nobody-decided = nobody
conduct-news = { $n ->
    [one] 🚩 <b>1 message</b> waits for your decision.
   *[other] 🚩 <b>{ $n } messages</b> wait for your decision.
}
conduct-look = { $n ->
    [one] 🚩 Look at the message
   *[other] 🚩 Look at { $n } messages
}
conduct-waiting = <b>Messages that wait for your decision</b>
conduct-nothing-waits = No message waits for your decision.
conduct-row = { $group }, { $when }
conduct-below = It stands below.
conduct-thanks = Thank you. Your report from <b>{ $group }</b> went in private to those who decide about it; a coordinator’s own message goes to the people above them. Nobody learns that it was you. You need do nothing more.
conduct-known = You have told me of this message already; it is being looked at.
conduct-seen = Thank you. This message was reported before, and that report is closed.
conduct-full = You cannot report more messages today; what you reported comes first. If something cannot wait, please write to your coordinator directly.
conduct-own = That is your own message: you can change or delete it yourself.
conduct-ours = That is a message of mine. If something in it is wrong, please tell your coordinator.
conduct-how = <b>Reporting a message:</b> reply to it in the group with /report. I delete your command at once, and those who lead the group get the message in private. A report of a coordinator’s own message goes to the people above them.
conduct-how-private = Nobody learns who reported. Before anything is done, a person decides.
conduct-nobody = Nobody whom I could show it looks after this group besides whoever wrote it, so I kept nothing. Please speak to somebody at your school whom you trust.
conduct-off = Reports are not in use in { $group }. Please write to your coordinator directly.
conduct-offtopic-leaders = /offtopic is for those who lead the group. If a message worries you, reply to it with /report: only they see it, and nobody learns that it was you.
conduct-offtopic-how = <b>Back to our topic:</b> reply with /offtopic to a message in the group. I delete your command at once and show you here what I shall say; for a minute you may take it back, or have me write to the author alone. The words are among your ready words.
conduct-offtopic-theirs = That is a message of somebody who looks after groups. Please speak to them yourself.
conduct-offtopic-over = This message has been decided about already.
conduct-offtopic-undone = ↩ Taken back. Nothing happens, and I keep nothing of it.
conduct-address = Telegram does not let me open a message by its address. If you would like somebody to look at it, here is how:
conduct-elsewhere = Reports are for teachers’ groups: there a message goes to those who lead them. About a message in the coordinators’ group please write to an admin in private. I kept nothing; your command stands there still, and you can delete it.
conduct-command-gone = Your command is gone from the group.
conduct-command-stays = I am not allowed to delete messages in this group at present. Please delete your command there yourself.
conduct-told-remove = Your message in <b>{ $group }</b> ({ $when }) was removed by <b>{ $by }</b>. Nobody in the group is told of it.
conduct-told-remind = <b>{ $by }</b> had me remind <b>{ $group }</b> of its guidelines, after your message ({ $when }). You were not named.
conduct-told-word = A kind word from <b>{ $by }</b> about your message in <b>{ $group }</b> ({ $when }): please think of our guidelines there. Only you read this.
conduct-told-mute = Because of your message in <b>{ $group }</b> ({ $when }), <b>{ $by }</b> decided that you can read there, but not write, until <b>{ $until }</b>. It ends by itself; I will tell you. Nobody in the group is told of it.
conduct-told-rule = It is about: <b>{ $rule }</b>
conduct-told-other = It is about one of our guidelines.
conduct-told-answer = If you see it differently, or want to explain, answer here. A person reads it.
conduct-answer = Answer
conduct-guidelines = Our guidelines
conduct-not-now = Not now
conduct-write = Write your answer here in one message, of at most { $most } letters. It goes to { $by } alone.
conduct-answered = ✓ Thank you. { $name } gets your answer.
conduct-answered-enough = You have answered three times. It is better to talk about it in person now.
conduct-answer-of = <b>{ $name }</b> answers what was decided about their message in <b>{ $group }</b>:
conduct-nobody-reads = There is nobody at present to whom I could pass it on. Please speak to your coordinator in person.
conduct-too-long = That is too long for me: at most { $most } letters, please.
conduct-failed-remove = Telegram did not let me delete the message in <b>{ $group }</b>. Please delete it there yourself; its author was told nothing.
conduct-failed-mute = It did not work in <b>{ $group }</b>: either I could not reach Telegram in time, or it did not let me, since the author is an administrator there or has left.
conduct-failed-lift = Telegram did not let me give them back the right to write in <b>{ $group }</b>. You can try once more, or do it in the group’s list of members. Otherwise it ends by itself, as planned.
conduct-ended = You can write in <b>{ $group }</b> again. Good to have you there.
conduct-lifted = You can write in <b>{ $group }</b> again from now on: it was ended early. Good to have you there.
conduct-reminder = A kind reminder to all of us: our guidelines are pinned at the top. Thank you for keeping this a good place to learn from each other. 🌱
conduct-pinned = Our guidelines are pinned at the top of this group. In private I show them at any time: { $link }
conduct-case-words = 🚩 A word list found something in <b>{ $group }</b>. Nobody has reported it.
conduct-listed = The word list found “{ $found }”: “{ $entry }” in the list { $list } – { $how }. It may well be harmless; nothing happens unless you decide.
conduct-stays-words = As soon as you have decided, what it said is deleted here.
conduct-by-list = the word list
conduct-told-listed = I removed your message in <b>{ $group }</b> ({ $when }): it holds a word from the list of words that are not used in our groups. No person has read it because of that, and nobody in the group is told of it.
conduct-hint = Your message in <b>{ $group }</b> ({ $when }) holds { $kind ->
    [phone] what looks like a phone number
    [email] an e-mail address
   *[identity] what looks like an identity number
}. Everybody in the group can read it, and it stays there.
conduct-hint-choice = If that is meant so, you need do nothing. Only you read this.
conduct-take-out = Remove it for me
conduct-taken-out = ✓ Your message is being removed. You can post it again without the number or address.
conduct-hint-old = I can no longer remove that message. Hold it down in the group, then delete it yourself.
conduct-hint-no-right = I am not allowed to delete messages in this group at present. Hold it down in the group, then delete it yourself.
conduct-help = Your message in <b>{ $group }</b> made me think that you, or somebody near you, may need help. I am only a program and may be mistaken. If it is so, please do not carry it alone.
conduct-help-points = <b>Here you find help:</b> { $points }
conduct-help-anywhere = <b>If somebody is in danger now,</b> call the emergency number of your country. Otherwise speak today with somebody whom you trust: a colleague, a friend, a doctor, or a helpline (findahelpline.com knows one in most countries).
conduct-help-nothing = Your message stays as it is, and I keep nothing of it.
conduct-cry = 🆘 <b>{ $author }</b> wrote something in <b>{ $group }</b> ({ $when }) that may tell of a danger: that somebody might hurt themselves, or of violence at school. I am only a program and may be mistaken.
conduct-cry-told = They have just read in private where help is found. Please look after them in person.
conduct-cry-untold = I cannot write to them in private. Please look after them in person.
conduct-cry-words = What was written I keep nowhere and tell nobody else; it stands in the group.
conduct-words-open = Word lists
conduct-words-open-of = Word lists: { $programme }
conduct-words-page = <b>Word list { $list }</b> – { $programme }: { $words } words and phrases, { $allowed } exceptions. It counts in the groups of this programme only.
conduct-words-words = What is looked for (✎ added here):
conduct-words-allowed = What never counts (✎ added here):
conduct-words-one = · { $entry }
conduct-words-own = ✎ { $entry }
conduct-words-none = Nothing.
conduct-words-add = ＋ Look for one more
conduct-words-allow = − Never count one
conduct-words-back = ↺ As it was
conduct-words-to-words = What is looked for
conduct-words-to-allowed = What never counts
conduct-words-list = Word list { $list }
conduct-words-changes = Who changed what
conduct-words-ask-word = Which word or phrase is to be looked for? Write it in one message; its disguises are found by themselves.
conduct-words-ask-allow = Which word or phrase shall never count? A word of the list is taken out in this way; a phrase that holds one is spared.
conduct-words-ask-back = Which word or phrase shall count again as the list had it at first? Write it in one message.
conduct-words-which = It is about the word list { $list }.
conduct-words-wrong = { $why }.
conduct-words-so-already = “{ $entry }” stands like that already.
conduct-words-enough = There are { $most } changes already. Please write further words into the file of your list.
conduct-words-done-word = “{ $entry }” is looked for ({ $list }).
conduct-words-done-allow = “{ $entry }” never counts ({ $list }).
conduct-words-done-back = “{ $entry }” is as the list came ({ $list }).
conduct-words-log = <b>Who changed what</b>, the newest first:
conduct-words-log-empty = Nobody has changed anything yet.
conduct-words-log-line = { $when } · { $by }: { $what }
conduct-pair = 💬 In <b>{ $group }</b>, <b>{ $one }</b> and <b>{ $other }</b> have been writing back and forth for some minutes.
conduct-pair-only-you = It may be a good talk: only you can tell. I go by who wrote when, not by what, and do nothing by myself.
conduct-pair-calm = Post a calm word
conduct-pair-private = Suggest private talk
conduct-pair-watch = Watch
conduct-pair-calm-soon = A calm word goes to the group in a minute.
conduct-pair-private-soon = In a minute I suggest to { $one } and { $other }, each in private and with your name, that they go on in private. The group sees nothing.
conduct-pair-watched = I do nothing. If the two still write back and forth in a quarter of an hour or later today, I ask you once more.
conduct-pair-dismissed = Nothing happens. I ask you no more about these two for a week.
conduct-pair-unreachable = I cannot write to both of them in private, and to one alone would not be fair. Please speak to them yourself.
conduct-apart = <b>{ $by }</b> sees that you and <b>{ $other }</b> have much to say to each other in <b>{ $group }</b>, and suggests that you go on in private, or meet. { $other } reads the same from me; nobody else does. If you see it differently, please write to { $by }.
conduct-rule-links = Links lead to pages of the course
conduct-rule-forwards = Own words rather than forwarded ones
conduct-case-share = 🔗 Something in <b>{ $group }</b> was forwarded, or leads to a page that is not the course’s. I could not ask its author, or could not remove it.
conduct-by-setting = a setting of the course
conduct-told-links = I removed your message in <b>{ $group }</b> ({ $when }): it leads to a page that is not one of the course’s. No person has read it because of that, and nobody in the group is told of it.
conduct-told-links-to = Links may lead to: { $domains }.
conduct-told-forwards = I removed your message in <b>{ $group }</b> ({ $when }): it was forwarded from elsewhere. You are welcome to say the same in your own words. No person has read it because of that, and nobody in the group is told of it.
conduct-share-out = ✓ Your message is being removed.
conduct-hint-link = Your message in <b>{ $group }</b> ({ $when }) leads to a page that is not one of the course’s. Is it for our teaching? Then leave it there.
conduct-hint-forward = Your message in <b>{ $group }</b> ({ $when }) was forwarded from elsewhere. Is it for our teaching? Then leave it there.
conduct-log-open = What was decided
conduct-log = <b>What was decided in your groups</b> – who, what, when and by which guideline. What was said is kept nowhere.
conduct-log-empty = Nothing yet.
conduct-log-line = { $when } · { $group } · { $by }: { $what }
conduct-log-line-rule = { $when } · { $group } · { $by }: { $what } ({ $rule })
conduct-log-file = As a table
conduct-log-here = Here is all that was decided in the past year.
conduct-log-when = When
conduct-log-group = Group
conduct-log-who = Who decided
conduct-log-what = What
conduct-log-rule = Guideline
conduct-month = <b>{ $month } in your groups</b>, in numbers: what was reported, and what was decided
conduct-month-group = <b>{ $group }</b>: { $what }
conduct-month-count = { $what }: { $n }
conduct-month-and = { $before } · { $what }
conduct-month-reported = Messages reported
conduct-month-found = Messages found by word lists
conduct-month-shared = Links and forwarded messages not taken here
conduct-month-photos-stay = Photos and videos confirmed
conduct-month-photos-gone = Photos and videos removed
conduct-month-photos-old = Photos and videos too old for me to remove
conduct-month-after = Each decision stands below this button, without the names of authors.
