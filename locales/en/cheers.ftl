# What a group has reached; a message of the course follows.
cheers-answers =
    { $n ->
        [one] This group has reached one answer.
       *[other] This group has reached { $n } answers.
    }
cheers-section = “{ $section }”: at least { $share }% of those whose progress we know have finished it.
cheers-section-all = “{ $section }”: everyone whose progress we know has finished it.
cheers-newcomers = { $n ->
    [one] 👋 Somebody new is here since the last welcome. How good that you came!
   *[other] 👋 { $n } colleagues are new here since the last welcome. How good that you came!
}
cheers-hello = There are { $n } of us now. Whoever has not done so yet: say in a line or two who you are, what you teach, and what you hope for here.
cheers-first-week = Our first full week together is behind us.
cheers-after-dip = The conversation is back: more of us answered last week than the week before.

# What coordinators see of encouragement.
cheers-menu = 💛 What I will say next
cheers-answers-menu = 👍 Latest answers
cheers-back = ‹ What I will say next
cheers-no-group = There is no open group to encourage yet.
cheers-next-title = 💛 <b>What I will say next in { $group }</b>
cheers-next-when = { $when }, or on the first day with room:
cheers-next-none = Nothing is planned for the next 14 days. When your group has reached something together, I say so.
cheers-stock = Not said here yet: { $fresh } of { $all } messages. None comes again before all that fit were used.
cheers-rules = At most { $most } a week, in school hours, never on days off. I name nobody.
cheers-skip = Skip this one
cheers-skipped = Skipped: it will not be said.
cheers-undo = ↩ Undo
cheers-undo-late = Its day is over; it cannot be put back.
cheers-changed = Something else comes next by now. Open “What I will say next” again to see it.
cheers-add = Add my own
cheers-own = Mine ({ $n })
cheers-which = When should your own words come?
cheers-occasion =
    { $occasion ->
        [start] In the first week
        [first-answer] After the first answer
        [milestone] When something is reached
        [after-dip] After a quiet week
        [comeback] After holidays
        [before-holidays] Before holidays
        [finish] At the end
       *[other] In any week
    }
cheers-write = <b>{ $occasion }</b>: send me your words in one message, at most { $most } characters.
cheers-write-how = Write to all of them, warmly and briefly, in the language of your group. Yours come before mine. Please name nobody: a colleague’s words can be shared with their consent under “What colleagues tried”.
cheers-which-language = For which of your groups are these words? They come only in groups of that language.
cheers-write-in = They come only in groups whose language is { $language }.
cheers-too-long = That is too long. Please send at most { $most } characters.
cheers-names-in-full = This names { $name }. Encouragement names nobody; please send it again without the name.
cheers-names = These words may name { $name }. Encouragement names nobody without their consent. Is anybody meant?
cheers-names-nobody = Nobody is meant: keep it
cheers-write-again = Write it anew
cheers-kept = ✅ Kept. { $occasion }, I will say:
cheers-own-none = You have not written any messages yet.
cheers-own-line = { $n }. <b>{ $occasion }</b>: { $words }
cheers-own-enough = You keep { $most } messages already. Take one out first.
cheers-take-out = { $n }: Take out
cheers-out = Taken out; it comes no more:
cheers-answers-title = 👍 <b>Latest answers to the cards that are open</b>
cheers-answers-none = No card is open, or nobody has answered yet.
cheers-answers-help = Your thumbs up stands below the answer, in place of my ✍. It counts for nothing; it is a kind word.
cheers-answer = { $n }. <b>{ $group }</b>: { $post }
cheers-answer-liked = { $n }. <b>{ $group }</b>: { $post } – 👍
cheers-look = { $n }: Look
cheers-like = { $n }: 👍
cheers-unlike = { $n }: ↩ Take it back
cheers-answer-gone = This answer is not among those to open cards any more.
