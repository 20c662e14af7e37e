# The home screens of coordinators and admins.
panel-title = <b>Good to see you. Here is your desk.</b>
panel-begin = 👉 First comes the roster: tap <b>The roster</b> below and send your list of teachers. Then I form the groups.
panel-quiet = Nothing is waiting for you today.
panel-no-groups = You do not lead a group yet.
panel-not-staff = This menu is for coordinators. If you are one, please open the personal link that you were given.
panel-all-over = The course here has come to its end, and this menu with it. If you led groups: thank you! There is nothing that you have to do.
panel-old-button = This button is out of date. Please open /menu again.
panel-off-menu = Weeks off
panel-off-which = <b>Weeks off.</b> Which group has no school?
panel-off = <b>{ $name }</b>: in which weeks is there no school for this group alone?
panel-off-what = Tap a week to take it off, and again to put it back. Nothing is posted in it, open questions stay open for as many school days, and the group is not ranked. Cards of that week move to the next school days; I ask you about them again.
panel-off-week = { $off ->
    [1] 🏖 { $first } – { $last }
   *[0] { $first } – { $last }
}
panel-off-day = { $day } { $month }
panel-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
panel-office = <b>The programme</b>
panel-office-of = <b>Programme: { $course }</b>
panel-states = Groups: { $open } open, { $trouble } in need of attention, { $unfinished } almost ready, { $none } not set up yet.
panel-solo = You run this programme alone: cards come to you here, and there is no coordinators’ group.
panel-staff-group-missing = There is no coordinators’ group yet. Cards and the league go there.
panel-staff-group = Set up the coordinators’ group
panel-staff-group-of = Coordinators’ group of { $course }: set up
panel-staff-group-other = Choose another coordinators’ group
panel-staff-group-other-of = Coordinators’ group of { $course }: choose another
panel-unsure = { $n ->
    [one] ❓ Of one message I do not know whether it arrived.
   *[other] ❓ Of { $n } messages I do not know whether they arrived.
}
panel-unsure-show = Look at them
panel-unsure-title = <b>Did these arrive?</b> The connection broke while I was sending them, or they fell due in hours that I lost. Please look into the chat and tell me.
panel-unsure-none = ✓ Nothing is in doubt.
panel-doubt = { $n }. { $room ->
    [prompts] A card
    [cascade] A card for coordinators
    [standings] A progress post
    [cheers] An encouraging message
    [cohorts] A message about a group
    [joining] A message about joining
   *[other] A message
} · { $where } · { $at }
panel-somebody = one person
panel-arrived = { $n }: It arrived
panel-again = { $n }: Send again
panel-doubt-gone = This has been settled already.
panel-failed = { $n ->
    [one] ⚠️ One message could not be sent.
   *[other] ⚠️ { $n } messages could not be sent.
}
panel-failed-show = What could not be sent?
panel-failed-title = <b>Could not be sent</b>, with the reason:
panel-failure = { $key }: { $reason }
panel-parked = { $n ->
    [one] ⚠️ One incoming message could not be processed. It is kept for two weeks.
   *[other] ⚠️ { $n } incoming messages could not be processed. They are kept for two weeks.
}
panel-parked-show = What could not be processed?
panel-parked-title = <b>Could not be processed</b>, although I tried several times. Everything else goes on. I can try once more, or let it go for good.
panel-parked-none = ✓ Nothing is set aside.
panel-parked-one = { $n }. { $kind ->
    [message] A message
    [press] A tapped button
    [member] Somebody who came, went or asked to join
   *[other] Something that Telegram told me
} ({ $where }), set aside { $at }
panel-parked-retry = { $n }: Try again
panel-parked-drop = { $n }: Let it go
panel-parked-gone = This has been decided already.
panel-description = I look after a professional development course for teachers: a group of colleagues near you, a few short questions each week, and a record that only you see. To join, open the personal link that you were given. Taking part is a choice: you can pause, be quiet or leave at any time. I keep counts, not texts, but for the few cases that /privacy names.
panel-short-description = A course for teachers among colleagues. Join by your personal link.
panel-command-start = Begin
panel-command-me = My choices and my record
panel-command-card = The current card as text
panel-command-rules = How we talk in the group
panel-command-report = Report a message (as a reply to it)
panel-command-offtopic = Off topic (as a reply; for those who lead the group)
panel-command-language = Change the language
panel-command-privacy = What is kept about me
panel-command-pause = Pause for a while
panel-command-quiet = Be here quietly
panel-command-leave = Leave the group
panel-command-mydata = Everything that is kept about me
panel-command-help = What I can do for you
panel-command-menu = My desk
panel-command-training = Five cards for coordinators
panel-command-coordinators = How the coordinators are
panel-command-roster = The roster
panel-command-progress = Progress in the course
panel-command-status = How the bot is
panel-command-check = Look at everything
panel-command-reload = Read the settings anew
panel-command-close = End a programme
panel-command-groups = My groups
panel-doubt-ask = <b>Did this arrive?</b> The connection broke while I was sending it, or it fell due in hours that I lost, and nobody has answered it yet. Please look into the chat and tell me.
panel-doubt-what = { $room ->
    [prompts] A card
    [cascade] A card for coordinators
    [standings] A progress post
    [cheers] An encouraging message
    [cohorts] A message about a group
    [joining] A message about joining
   *[other] A message
} · { $where } · { $at }
panel-it-arrived = It arrived
panel-send-again = Send again
panel-thanks-arrived = ✓ Thank you. I have noted that it arrived.
panel-thanks-again = ✓ Thank you. I am sending it again.
panel-late = <b>I was away, and for these it is too late.</b> I did not post them, so that nobody is flooded:
panel-late-line = { $where }: { $what } · { $when }
panel-late-other = { $room ->
    [standings] a progress post
    [cheers] an encouraging message
   *[other] a message
}
panel-late-plain = { $where }: { $what }
panel-late-help = Everything that is still worth posting goes out as planned.
panel-roster = The roster

# The list of what a group still needs.
panel-list-title = <b>{ $name }</b>: { $done } of { $all } steps done
panel-list-rows = { $picked }
    { $supergroup }
    { $rights }
    { $private }
    { $history }
    { $adding }
    { $pinned }
    { $invited }
    { $introduced }
panel-list-done = ✅ { $step }
panel-list-open = ⬜ { $step }
panel-list-complete = 🎉 Everything is in place. Thank you.
panel-list-again = Look again
panel-list-of = What { $name } still needs
panel-step-picked = Group created or chosen
panel-step-supergroup = It is a supergroup
panel-step-rights = I have the rights I need
panel-step-private = Private and closed
panel-step-history = Old messages hidden from newcomers
panel-step-adding = Members may not add people
panel-step-pinned = Guidelines pinned
panel-step-invited = Invitations handed out
panel-step-introduced = Introductions posted
panel-step-adding-close = Let members add nobody
panel-step-pin = Pin the guidelines
panel-step-handed-out = I have handed them out
panel-help-picked = Tap the button below to choose a group of yours, or to create one.
panel-help-history = Newcomers can read what was said before they came. Tap the group’s name → Edit → Chat history for new members → Hidden.
panel-help-adding = Members may add people. One tap below ends that.
panel-help-by-itself = I close this by myself as soon as the steps above are done.
panel-help-pinned = The guidelines are not pinned yet. One tap below pins them.
panel-help-invited = { $invited } of { $placed } teachers have a personal invitation. Under “Invitations” you find them as a sheet to print and as a table. Once you have given them out, tap “I have handed them out”.
panel-help-introduced = The card on which everybody introduces themselves comes on { $when }. You see it a day earlier and decide with one tap.
panel-help-no-introduction = The card on which everybody introduces themselves is not planned yet.
