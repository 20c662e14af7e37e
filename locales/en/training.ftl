# What coordinators read before they start, whom they ask, and how admins look after them.
training-waits = <b>A short training is there for you:</b> { $n } of { $total } cards read.
training-begin = Begin the training
training-go-on = Go on with the training
training-again = Read the training again
training-back = ‹ Back to the training
training-heading = { $n } of { $total } · <b>{ $title }</b>
training-next = Next ›
training-done = ✓ Done
training-ask = Ask a master trainer
training-role = Your role
training-card-role =
    You are a host, not an inspector. Three things only you can do: welcome people, notice what they do, keep the talk kind.

    • <b>Ten minutes a day</b> are enough: open /menu, decide on the card, read what is new.
    • <b>Go first.</b> Two honest sentences of your own open the door: “I tried it with my loudest class. Half of it worked.”
    • <b>Thank for something particular:</b> “Your sign for silence is one I shall use tomorrow.”
    • <b>Wait.</b> People answer after school. A quiet day needs no rescue.

    <i>Try today:</i> thank one person for one thing they did.
training-inviting = Inviting
training-card-inviting =
    People come because somebody they trust asked them. That is you.

    • <b>In person first:</b> what it is for, ten minutes a week, and that one may leave at any time.
    • <b>Say “would you like to”, never “you have to”.</b> Whoever was pushed in stays silent.
    • <b>Sit beside those who are new to Telegram.</b> Link, Start, Join: two minutes together save two weeks.
    • <b>Remind once,</b> warmly, after three days. Then let it rest.
    • <b>“Not now” is a good answer.</b> Those without Telegram still get each card from you, on paper or in the app they use.

    <i>Try today:</i> invite one colleague at the staffroom table.
training-questions = Asking good questions
training-card-questions =
    A good question can be answered from this morning’s lesson, in two sentences, on a phone.

    • <b>Ask what people did,</b> not what one should do. Not “How should a lesson begin?” but “What did you do in the first five minutes today?”
    • <b>Begin with what, how or when.</b> “Did it work?” ends after one word; “What did the pupils do then?” goes on.
    • <b>One question at a time,</b> then wait a day.
    • <b>Pass it on:</b> “Has anybody tried this with sixty pupils?”
    • <b>Welcome what failed.</b> It teaches more than a success, and it makes the next person brave.

    <i>Try today:</i> answer one message with a question that you cannot answer yourself.
training-conflict = When it gets difficult
training-card-conflict =
    Disagreeing about teaching is good. Hurting people is not. Your calm decides which it becomes.

    • <b>Breathe first.</b> Nothing has to be answered in the same minute.
    • <b>Speak in private:</b> what you saw, what it does, what you ask. “Your message sounded like blame. Could you put it as a question?”
    • <b>In the group, one sentence:</b> “We may disagree about the matter and stay kind to each other.” Point to the pinned guidelines.
    • <b>An insult, or a pupil’s name or picture:</b> delete the message first, then talk.
    • <b>A threat, or a child in danger:</b> never alone. Tell your head or the child protection officer at once.

    <i>Good to know:</i> you can ask a master trainer before you answer.
training-privacy = Privacy
training-card-privacy =
    Teachers write openly when they know that nothing is held against them. Protect that.

    • <b>You see totals,</b> and who has joined. Who answered, paused or fell behind you do not see, on purpose. Please do not count by hand, and do not ask.
    • <b>What is said in the group stays there:</b> no screenshots, no reports to principals.
    • <b>No names, pictures or marks of pupils,</b> not even to praise them.
    • <b>A personal link is for one person.</b> Hand it over, then delete the file.
    • <b>Whoever pauses or leaves owes nobody a reason.</b>

    <i>And you?</i> Admins see whether you have read these cards, and if you have not been here for five school days. What you tap and write they do not see.
training-finished = <b>✓ All five cards read. Thank you!</b> You know all you need for the first week. The cards stay in /menu.
training-nobody = There is no other trainer in this programme whom I could ask.
training-write-question = <b>What would you like to ask?</b> Write it in one message. It goes privately to the master trainers of your programme, with your name; please leave out the names of teachers and pupils.
training-cancel = ‹ Not now
training-asked = ✓ In a minute your question goes to the master trainers. The answer comes here.
training-too-long = That is too long to pass on. Please write it in at most 1,500 characters.
training-asks = <b>{ $name }</b> asks the master trainers:
training-asks-about = <b>{ $name }</b> asks the master trainers about “{ $title }”:
training-answer = Answer
training-write-answer = Write your answer in one message. It goes to { $name } alone.
training-answered = ✓ In a minute your answer goes to { $name }.
training-undo = ↩ Undo
training-undo-late = It is too late to take this back.
training-question-gone = This question has been answered already, or is gone.
training-answers = <b>{ $name }</b> answers you:
training-your-question = <i>Your question was:</i>
training-idle = { $n ->
    [one] One coordinator has not been here for five school days.
   *[other] { $n } coordinators have not been here for five school days.
}
training-colleagues = Coordinators
training-roll = <b>Coordinators</b> ({ $n })
training-one = { $n }. <b>{ $name }</b> · { $cards } · { $here }
training-one-waits = { $said } · 👋 in a minute, outside quiet hours
training-all-read = training: ✓
training-some-read = training: { $n } of { $total }
training-here = was here lately
training-away = not here for five school days
training-not-here = link not opened, or bot blocked
training-roll-help = Often it is just a full week. <b>Write to</b> sends a kind question from you, at most once a week; nobody else sees it.
training-nudge = Write to { $n }
training-nudge-undo = ↩ Undo { $n }
training-nudge-not-now = They have been here again, or were written to within the last week.
training-nudge-hello = Hello! <b>{ $name }</b> asks how you are. It has been quiet lately around:
training-nudge-group = • { $group }
training-nudge-help = Perhaps it is simply a full week; that happens to all of us. Five minutes at your desk are enough to begin again. And if you would like help, or somebody to stand in for you, just ask.
training-nudge-desk = To my desk
