joining-hello = <b>{ $course }</b>: a group of colleagues

joining-purpose = <b>What it is:</b> a private group for teachers on your course (at most { $size }). You share what you try in class, ask each other, and get a short question now and then. Reading along is welcome too.
joining-invited-by = <b>Who invites you:</b> { $name }, who coordinates the group.
joining-invited-by-organisation = <b>Who invites you:</b> { $name }.
joining-organisation = the organisers of your course
joining-data = <b>What is kept:</b> I am a bot. I can read the group's messages; I keep counts, not texts – only that of a message that people have to look at (a reported one, say), or that a colleague would like to quote, until that is decided. Members see your name and photo. To hide your phone number: Telegram Settings → Privacy and Security → Phone Number → Nobody.
joining-manners = <b>How we talk:</b> about teaching, kindly, and so that no pupil can be recognised. By joining you say that you will keep to this. The whole of it: /rules
joining-freedom = <b>Your choice:</b> taking part is voluntary. You may pause, stay quietly or leave at any time, without giving a reason: /me. More about your data: /privacy
joining-button-join = Join
joining-button-later = Not now
joining-button-more = Read more
joining-button-again = Read the invitation again
joining-later = That is quite all right. You have not joined, and I will not remind you. If you change your mind, the invitation is here.

joining-ready = Thank you! Your group <b>{ $cohort }</b> is open. Tap the button and ask to join; I will let you in at once.
joining-opened = Your group <b>{ $cohort }</b> is open now. Tap the button and ask to join; I will let you in at once.
joining-wait = Thank you, you are on the list. Your group is still being set up. I will write to you here as soon as it opens; there is nothing more to do.
joining-inside = You are in <b>{ $cohort }</b>. Your record and your choices: /me. The guidelines: /rules. What else I can do: /help
joining-button-open = Open the group
joining-button-me = My record and choices

joining-welcome-coordinator = Welcome, { $name }. You coordinate teachers' groups here. /menu shows what is waiting for you. Before you start, five short cards tell you what helps; a minute each, if you like.
joining-button-training = Read the five cards
joining-button-desk = To my desk
joining-welcome-admin = Welcome, { $name }. You look after the programme here. /menu shows what is waiting for you.
joining-first-kicker = Test card
joining-first-question = Can you read this? Then everything works. The cards of your groups look like this one.
joining-first-card =
    <b>It works.</b> This test card came the way that every card goes, and only you see it.

    What is next: send me the list of your teachers as a file (XLSX or CSV). <b>The roster</b> has an empty table to fill in.
joining-first-roster = The roster
joining-first-check = Is all well?
joining-stranger = Hello! I look after teachers' groups. To join one, please open the personal link that your coordinator gave you. How I treat data: /privacy. Another language: /language
joining-over = 🏁 <b>{ $course } has come to its end.</b> Thank you for having taken part! Your record and your data wait here for you until { $day }; then I delete them.
joining-over-new = 🏁 <b>{ $course } has come to its end</b>, and nobody can join any more. There is nothing that you have to do: on { $day } I delete what I keep about you.
joining-over-leader = 🏁 <b>{ $course } has come to its end.</b> Thank you for leading your groups! The figures of the weeks are on your menu until { $day }; then I delete what I keep about you.
joining-over-me = 🏁 { $course } has come to its end, and I do not write to you any more. Take what is yours; on { $day } I delete it.
joining-all-over = Hello! The course that I looked after here has come to its end, and nobody can join any more. If you took part: thank you! I keep no names of those who did once its last day is over, and there is nothing that you have to do. How I treat data: /privacy. Another language: /language

joining-me = <b>My record and choices</b>: { $name }
joining-me-course = <b>My record and choices</b>: { $name } ({ $course })
joining-which-course = You take more than one course here. Which course do you mean?
joining-record =
    Questions answered: { $answered }
    Sections finished: { $sections }
    Time credited (hours:minutes): { $time }
joining-record-workshops = Workshops attended: { $n }
joining-private = Only you see this page. Nobody is told what you choose here.
joining-state-active = ✓ You are taking part.
joining-state-invited = You have an invitation and have not joined yet.
joining-state-paused = ⏸ You are on a pause until { $day }. Until then I do not write to you and you are not counted. You may come back sooner.
joining-state-quiet = 🔕 You are here quietly: you stay in the group, I do not write to you, and you are not counted, even when you answer.
joining-state-left = You have left the group, and I do not write to you any more. You may come back whenever you like.
joining-button-pause = Pause
joining-button-quiet = Quiet
joining-button-leave = Leave
joining-button-back = Come back
joining-button-download = Download my data
joining-button-erase = Delete my data
joining-button-up = Go back

joining-pause = <b>Pause:</b> for how long? I will not write to you, and you will not be counted. Then everything goes on by itself.
joining-mute = To be honest: I cannot silence the group itself. To mute it, open the group, tap its name at the top, then “Mute”.
joining-button-week = 1 week
joining-button-fortnight = 2 weeks
joining-button-month = 1 month
joining-button-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
joining-leave = <b>Leave the group?</b> You are taken out of the group and of its counts, and I stop writing to you. Nothing is announced. Your record stays until you delete it, and you may come back at any time.
joining-button-leave-sure = Yes, leave the group

joining-me-staff = You are here as coordinator or admin: /menu shows your groups. Another language: /language
joining-download = Everything that is kept about you is in this file. It opens in any browser.
joining-download-fields = The same once more, field by field, for a program to read.
joining-page-title = What is kept about me
joining-page-whole = Everything, field by field
joining-page-name = Name
joining-page-place = Place
joining-page-school = School
joining-page-email = E-mail
joining-page-app = Preferred app
joining-page-language = Language on the list
joining-page-chosen-language = Language that I chose
joining-page-account = Number by which Telegram knows my account (not my phone number)
joining-page-consent = What I agreed to
joining-page-agreed = Agreed on
joining-page-groups = Groups, and since when I am in
joining-page-counts = What is counted
joining-page-answers = Questions answered
joining-page-replies = Replies to colleagues
joining-page-workshops = Workshops attended
joining-page-messages = Messages in the last weeks
joining-page-sections = Sections finished
joining-page-paused = On a pause until
joining-page-left = Left on
joining-page-quiet = Here quietly
joining-erase = <b>Delete everything about you?</b> Your name, your choices and your record are deleted here at once, and you are taken out of the group. This cannot be undone. Published figures of the whole group stay, without names. Backups that still hold your data are overwritten within seven days. Your organisation may have lists of its own.
joining-button-erase-sure = Yes, delete everything
joining-erased = It is done: nothing about you is kept here any more. Thank you for having been with us.

joining-privacy-what = <b>What is kept:</b> what your organisation entered (name, place, school, language, perhaps e-mail), the number by which Telegram knows your account (not your phone number), what you agreed to and when, your choices, and counts: which questions you answered, which sections you finished. I keep no texts of messages, except of one that people have to look at (because it was reported, or holds what your programme does not take, such as insults or links), or that a colleague would like to quote: until that is decided, two weeks at most. Never when you were last online. Of coordinators and admins also: when they last did something here; and a question to the master trainers until its answer has arrived, a month at most. Photos and videos are never copied; only what you answer about one is kept.
joining-privacy-how = <b>How:</b> in one encrypted file on your organisation's computer; the key is kept apart. Nothing is sold, passed on or used to train software. Telegram itself carries the messages under its own rules.
joining-privacy-why = <b>Why:</b> to run the course's groups, and to show each group how it is doing. Coordinators see totals of the group and who has joined, never what one teacher answered or chose.
joining-privacy-who = <b>Who is responsible:</b> { $name }.
joining-privacy-rights = <b>Your rights:</b> see and download your data: /me. Delete it: /delete. Opt out: /me

joining-rules = <b>Our guidelines</b>
joining-button-report = Report a message
joining-help = I look after teachers' groups: I bring questions, count answers and keep order. This is what you may write to me here:
joining-help-staff = /menu – your groups and what is waiting
joining-help-admin =
    /status – how the bot is
    /check – look at everything
joining-help-teacher =
    /me – your record; pause, quiet, leave
    /card – the current card of your group
joining-help-report = /report – in the group, as a reply to a message that worries you; only those who lead the group see it
joining-help-all =
    /rules – how we talk
    /language – { $languages }
    /privacy – what is kept about you
    /delete – delete your data
joining-untaken = A bot reads here, and no person, so I cannot answer this. What I understand: /help
joining-untaken-teacher = Cards are answered in your group, and questions to colleagues belong there, too. Whoever leads the group is a person and can help you.

joining-not-known = I do not know you yet. Please open the personal link that your coordinator gave you.
joining-come-back-first = You have left the group. Please send /me and press “Come back” first.
joining-button-old = This button is out of date. Please send /me for a fresh one.
joining-erase-last-admin = You are the only admin of this programme. Please invite another admin first; then I can delete your data.

# Why people step back; reasons are also shown to admins as a list.
joining-why = If you like, tell me why; it helps to make this better. Only the number is kept, never who said it, and only the programme’s admins see numbers, from five people up. You need not answer.
joining-why-time = No time at present
joining-why-messages = Too many messages
joining-why-use = Not useful for me
joining-why-app = I prefer another app
joining-why-colleagues = Not at ease in the group
joining-why-moved = I changed school or course
joining-why-other = Something else
joining-why-thanks = Thank you. I have counted it, without your name.
joining-whys-show = Why people step back
joining-whys = <b>Why people step back</b>: numbers only, from five people up.
joining-whys-one = { $reason }: { $n }
joining-whys-none = Fewer than five people have said so far why they step back. I show numbers from five people up, so that nobody can be recognised.

# Invitations on paper and as messages.
joining-slip-what = You are invited to a private group for teachers: { $course }.
joining-slip-who = { $name } invites you. Scan the code with your phone, or type the address below.
joining-slip-free = Joining is your choice, and you may leave at any time. This invitation is for you alone.
joining-sheet-what = { $n ->
    [one] One invitation.
   *[other] { $n } invitations.
} Cut along the dashed lines and give each to its teacher only. The links work until { $day }.
joining-letter =
    Dear { $name }, you are invited to a private group for teachers: { $course }. { $inviter } invites you. Joining is your choice. To join, open this link on your phone; it is for you alone:
    { $link }
joining-letter-coordinator =
    Dear { $name }, you are asked to coordinate a group of teachers: { $course }. { $inviter } invites you. To begin, open this link on your phone with your own Telegram account; it is for you alone:
    { $link }
joining-reminder = Dear { $name }, there is a place for you in our group for teachers: { $course }. If you would like to join, please open the personal link that you were given, or ask me for a new one. Joining is your choice. { $inviter }

# For the first workshop, before any link: a slide and half a page.
joining-workshop-title = Our group between the workshops
joining-workshop-blank = ____________________
joining-workshop-what = What it is for.
joining-workshop-who = Who will invite you.
joining-workshop-choice = It is your choice.
joining-workshop-kept = What is kept.
joining-workshop-seen = Who sees what.
joining-handout-what = Between the workshops we go on talking: what we try in class, what goes well and what does not. A few short questions come each week, and colleagues answer each other. The group is private: at most { $size } teachers, all on this course.
joining-handout-who = { $name }. The invitation is for you alone, so please do not pass it on. The group is on Telegram; if you do not use it, please say so.
joining-handout-choice = You decide whether to join, and you may opt out at any time, without giving a reason: Pause until a date; Quiet, to stay and read without being counted; or Leave. Nothing is announced in the group, and you may come back.
joining-handout-kept = A bot posts the questions. It can read the messages in the group, but it keeps counts, not texts (only that of a message that people have to look at, or that a colleague would like to quote, until that is decided): who has joined, how many questions each person has answered, and progress in the online course, beside the details on your school’s list. Your coordinator sees who has joined and the group’s totals, not your own figures. You may ask to see what is kept about you, or to have it deleted.
joining-handout-seen = Members see your Telegram name and picture, and what you write in the group. To hide your phone number: Settings → Privacy and Security → Phone Number.
joining-slide-what = A private group of at most { $size } teachers on this course: what we try in class, and short questions that we answer each other.
joining-slide-who = { $name }. Each invitation is personal.
joining-slide-choice = Join or not. You may opt out at any time, without a reason, and come back: Pause, Quiet or Leave. Nothing is announced.

# Accounts that nobody knows: in a group, or asking to be let in.
joining-greeting-in = Hello! You are in <b>{ $cohort }</b>. I am the bot that looks after the group, and I do not know your account yet. If you were given a personal link, please open it. If not, there is nothing to do: whoever leads the group is asked who you are.
joining-greeting-asks = Hello! You have asked to join <b>{ $cohort }</b>, and I do not know your account yet. If you were given a personal link, please open it, and I will let you in. If not, there is nothing to do: whoever leads the group is asked who you are. Your request waits for a day.
joining-noted = Thank you, I have noted that you are in <b>{ $cohort }</b>. I do not know your account yet, so whoever leads the group is asked who you are. I will write to you here. If you were given a personal link, you may open it instead.
joining-claim = Whoever leads the group says that you are <b>{ $name }</b>. Is that right? Then please read this once and join. If not, nothing is linked to you.
joining-button-not-me = That is not me
joining-denial-noted = Thank you for telling me. Nothing is linked to you, and whoever leads the group is told.
joining-admitted = Thank you! You are being let into <b>{ $cohort }</b> at this moment: you find the group in your list of chats.
joining-strangers = In <b>{ $cohort }</b> there { $n ->
    [one] is one account
   *[other] are { $n } accounts
} that I do not know:
joining-strangers-one = { $n }. { $who }
joining-strangers-more = … and { $n } more.
joining-crowd = { $n ->
    [one] <b>One account</b> that I do not know asks to be let in to <b>{ $cohort }</b>. It is not let in.
   *[other] <b>{ $n } accounts</b> that I do not know ask to be let in to <b>{ $cohort }</b>. None of them is let in.
}
joining-crowd-what = Whoever belongs to the group comes in by their personal link (/menu → Invitations). If you expect nobody, the group’s own link has got about; then decline them. I count on in this message, and write no other one today.
joining-crowd-decline = { $n ->
    [one] Decline one
   *[other] Decline all { $n }
}
joining-crowd-sure = Decline { $n ->
    [one] one request
   *[other] all { $n } requests
} to join <b>{ $cohort }</b>? I write to none of them. Whoever belongs there may ask again, or open their personal link.
joining-crowd-declined = ✓ <b>{ $cohort }</b>: { $n ->
    [one] one request is being declined.
   *[other] { $n } requests are being declined.
}
joining-crowd-gone = Nobody whom I do not know asks to be let in at the moment.
joining-stranger-in = { $name }
joining-stranger-asks = { $name } (asks to be let in)
joining-stranger-is-bot = { $name } (another bot; it may be able to read along)
joining-stranger-is-admin = { $name } (an administrator of the group)
joining-stranger-where = I do not know this account in <b>{ $cohort }</b>: { $who }. Do you?
joining-stranger-elsewhere = It belongs to another group: { $cohort }.
joining-stranger-admin-help = I cannot remove an administrator. The owner of the group can: tap the group’s name → Edit → Administrators.
joining-stranger-admin = I cannot remove an administrator. The owner of the group can.
joining-stranger-gone = This account is gone, or known by now. There is nothing left to do.
joining-button-stranger = { $n }. { $name }
joining-button-who = Known: who?
joining-button-remove = Remove
joining-button-decline = Decline
joining-button-here = Who is here
joining-removed = ✓ Done. Nothing is announced in <b>{ $cohort }</b>.
joining-who = Who is <b>{ $name }</b>? These teachers of the group have not come in yet; the name that looks most alike comes first. The account is linked only once its owner agrees.
joining-who-one = { $name }
joining-who-nobody = I cannot say who <b>{ $name }</b> may be: every teacher of the group has an account already. For someone with a new account, make a new link: /menu → Invitations → Who is not in yet?
joining-who-asked = I have asked <b>{ $name }</b> in private whether they are { $person }. They count as soon as they agree.
joining-who-out-of-reach = If they have never opened a private chat with me, I cannot write first. Then they are asked when they tap the check-in button in the group.
joining-denied = <b>{ $name }</b> tells me: I am not { $person }. Nothing was linked.
joining-claim-taken = This teacher has come in by another account meanwhile, or is not in this group any more. Please choose again.
joining-claim-gone = This question is settled. Please send /start to see where you stand.
joining-group-full = The group is full at the moment, so I could not let you in. Please ask whoever leads the group.
joining-placed-elsewhere = You have a place in another group now, so I could not let you in here. Nothing else was changed; please ask whoever leads the group.
joining-here = <b>{ $cohort }</b>: { $here } here, { $known } known
joining-here-known = Known: { $teachers ->
    [one] one teacher
   *[other] { $teachers } teachers
}, and { $staff ->
    [one] one person who looks after groups
   *[other] { $staff } people who look after groups
}. I do not count myself.
joining-here-unseen = { $n ->
    [one] One more account was there before me or has not shown itself.
   *[other] { $n } more accounts were there before me or have not shown themselves.
} Telegram tells me how many there are, not who. You may ask everybody to check in.
joining-here-all = ✓ Everybody who is here is known.
joining-here-blind = I am not in this group at the moment, so I cannot see who is there. /groups shows what to do.
joining-button-look-again = Look again
joining-button-check-in = Ask the group to check in
joining-button-post = Post it in the group
joining-check-in = This goes to everybody in <b>{ $cohort }</b>, with a button. Whoever taps it comes to me in private: who is on the list can join there, and whoever is not is shown to you.
joining-check-in-posted = ✓ In a minute <b>{ $cohort }</b> is asked to check in. I will show you whom I do not know.
joining-check-in-undo = ↩ Undo
joining-check-in-undone = ↩ Taken back: <b>{ $cohort }</b> is not asked.
joining-check-in-late = It is too late to take this back: it has been posted, or was taken back before.
joining-check-in-again = <b>{ $cohort }</b> was asked to check in today already. Once a day is enough.
joining-check-in-outside = This button is for people who are in the group. To join one, please open the personal link that your coordinator gave you.

# New words: of the orientation, of the guidelines.
joining-terms = <b>These words have changed</b> since you agreed to them. Please read them once more. What you agreed to before stays on record.
joining-terms-silence = If you do not answer, everything stays as it is for { $days } days. After that you stay in the group quietly: I do not write to you and you are not counted, until you answer. Nobody is removed.
joining-terms-quiet = { $days } days ago I asked you to read the new words about the group and your data. You have not answered, so you are here quietly from now on: you stay in the group, I do not write to you, and you are not counted. To change that, read and agree, then tap “Come back”.
joining-terms-waiting = 📄 The words about the group and your data have changed since you agreed to them.
joining-nothing-new = There is nothing new to agree to. Thank you.
joining-button-agree = I agree
joining-button-terms = Read the new words
joining-button-seen = I will keep to this
joining-guidelines-new = <b>Our guidelines have changed.</b> Please read them once:
joining-guidelines-free = One tap is enough. You may go on in the group in any case.
joining-guidelines-seen = ✓ Thank you. You can read them again at any time: /rules
joining-admin-new = 🔑 <b>{ $name }</b> is an admin from now on, by a link that was made at the machine. If nobody of you meant that, have whoever looks after the machine take it back: <code>admin remove</code>.
joining-admin-gone = <b>{ $name }</b> is no admin any more.
joining-last-admin = This is the only admin. Invite another one first (admin invite), and wait until the link was opened.
joining-parted = <b>{ $course }:</b> I was told that you work elsewhere now, so your place in the group was given back. Thank you for all that you brought to it! What you did stays yours: take your record and your data whenever you like. If you are still at your school, please tell your coordinator, who can have you invited again.
joining-button-record = My record as a document
