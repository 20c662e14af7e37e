# Ready words that a coordinator may post: what the buttons say, and the words themselves.
ready-menu = 💬 Ready words
ready-occasions = ‹ Occasions
ready-back = ‹ Back
ready-which = <b>Ready words.</b> For what occasion? Nothing is posted before you say so.
ready-welcome = Welcome
ready-purpose = What we are here for
ready-introductions = Introductions
ready-off-topic = Off topic
ready-conflict = Conflict
ready-closing = Closing
ready-guidelines = Guidelines
ready-heading = <b>{ $title }</b> · { $n } of { $total }
ready-own = <b>{ $title }</b> · your own words
ready-no-open-group = <i>None of your groups is open yet. You may copy the words.</i>
ready-one-group = <i>This is how { $group } will read it.</i>
ready-languages = <i>Each group reads it in its own language.</i>
ready-own-groups = <i>Each group reads exactly these words.</i>
ready-post = Post in { $group }
ready-post-all = { $n ->
    [one] Post in { $n } group
   *[other] Post in all { $n } groups
  }
ready-choose = Choose groups
ready-tick = Tap the groups in which it is to stand, then post.
ready-ticked = ☑ { $group }
ready-unticked = ☐ { $group }
ready-post-ticked = { $n ->
    [one] Post in { $n } group
   *[other] Post in { $n } groups
  }
ready-copy = Copy
ready-copy-how = Tap the words to copy them.
ready-copied = <code>{ $words }</code>
ready-adapt = In my own words
ready-again = Write again
ready-write = Write it as you would say it, in one message. You will see it before anything is posted. These words may help; tap them to copy:
ready-cancel = Not now
ready-too-long = That is longer than { $most } letters. Please write it shorter.
ready-gone = These words are not there any more. Please choose again.
ready-no-group = No group is chosen. Please choose one first.
ready-posted = ✓ { $group }: it goes out in a minute.
ready-undo = ↩ Undo
ready-undone = ↩ { $group }: taken back.
ready-undo-late = These words have gone out already. You can delete them in the group yourself.
ready-waits = 🌙 { $group }: it is evening there now. It goes out { $when }, when quiet hours are over.
ready-twice = { $group }: these words were sent there today already, so nothing was posted twice.

ready-welcome-a = Welcome, everybody! I am glad you are here. This is our own small staffroom: a place to ask, to try things out, and to find out that others have the same questions. Have a look around, and say hello when it suits you.
ready-welcome-b = A warm welcome to those who have just joined us. You have missed nothing that you cannot catch up with: the newest question is pinned at the top. Start wherever you like, with two sentences or with one.
ready-welcome-c = Welcome! In this group nobody has to be perfect. Tell us what worked, and tell us even more gladly what did not: that is where all of us learn most.
ready-purpose-a = A word on what we are here for: we try small things in our own classrooms and tell each other how they went. A few minutes a day are plenty. One honest line from your class helps more than a long text.
ready-purpose-b = Why this group? Because the best ideas for our classes are already in other classrooms, next door. Each question here is an invitation to borrow one, try it this week, and say what happened.
ready-purpose-c = The online course gives us ideas; here we see what becomes of them with real pupils on a real Tuesday. Read along when time is short, write when you have something to tell. Both are welcome.
ready-introductions-a = Shall we get to know each other? Tell us in two or three sentences: what you teach, which age, and one thing in your classroom that makes you smile.
ready-introductions-b = Let us put faces to names. Write a line about yourself: your subject, your school, and one thing you would like to find out in this course. Then answer one colleague whose line made you curious.
ready-introductions-c = Some of us have not introduced themselves yet, and it is never too late. One sentence is enough: “I teach … and this year I should like to …”
ready-off-topic-a = That is a good topic, only not quite for this place. May we keep the group for our teaching, so that everybody finds the course again? The rest is welcome in a private chat.
ready-off-topic-b = A friendly reminder: more than forty people read along here. Let us keep it to the course and our classes; news, greetings and adverts fill phones quickly.
ready-off-topic-c = We have wandered off a little, which happens where people like to talk! Let me bring us back: the question at the top still waits for your experience.
ready-conflict-a = I see that two views meet here, and both have their reasons. Let us talk about the matter and not about each other. If you would like to say more to each other, please do so in private; I am glad to help.
ready-conflict-b = Let us pause for a moment. Everybody here wants good lessons, and everybody deserves respect. I shall write to those concerned. Meanwhile, back to our classes: what did you try this week?
ready-conflict-c = One may disagree here, kindly. Please tell us what happened in your own class rather than what others do wrong. And please nothing about pupils or colleagues by which they could be recognised.
ready-closing-a = Our course is coming to its end. Thank you for every question, every honest “it did not work” and every answer to a colleague. What is one thing that you will keep? Tell us in a sentence.
ready-closing-b = Time to say goodbye to the weekly questions, and not to each other. Look at how much was tried here in these weeks, in full classes and on tired afternoons. You may be proud of that. Thank you!
ready-closing-c = Before we close: which idea of a colleague has stayed with you? Name it and say thank you. What we learned from each other stays, and so do the people who are now only a message away.
ready-guidelines-a = A kind word to all of us: let us keep to what we agreed on. The guidelines are pinned at the top; they keep this a place where everybody dares to ask.
