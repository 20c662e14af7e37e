# Teachers' groups: setting them up, keeping them closed.
cohorts-title = <b>My groups</b>
cohorts-none = You do not lead a group yet. As soon as the groups are planned, they appear here.
cohorts-row = <b>{ $name }</b>: { $present } of { $placed } in. { $state }
cohorts-more = { $n ->
    [one] One more group is not shown here.
   *[other] { $n } more groups are not shown here.
}
cohorts-state-none = No Telegram group yet.
cohorts-state-unfinished = Almost ready: something is still missing.
cohorts-state-opening = I am preparing the group.
cohorts-state-trouble = ⚠️ Something needs your attention.
cohorts-state-open = Open.
cohorts-set-up = Set up { $name }
cohorts-check-named = Check again: { $name }
cohorts-check-again = Check again
cohorts-pick = To set up <b>{ $name }</b>, tap the large key below. Choose a group of yours, or create a new private group there. Telegram then asks whether I may be an administrator: please say yes.
cohorts-pick-staff = To set up the coordinators’ group for { $course }, tap the large key below and choose or create a group.
cohorts-pick-group = Choose or create the group
cohorts-other-way = If you see no key, or your app does not offer to create a group: create a private group in Telegram first, then tap this button and choose the group. The button works once, and only for you.
cohorts-other-way-open = Add me to a group
cohorts-no-group-yet = <b>{ $name }</b> has no Telegram group yet.
cohorts-incomplete = <b>{ $name }</b> is almost ready. This is still missing:
cohorts-opening = Thank you. Everything is in place for <b>{ $name }</b>. I am now giving the group its name and rules; I will write to you in a moment.
cohorts-fine = <b>{ $name }</b> is open, and I have everything I need.
cohorts-ready = 🎉 <b>{ $name }</b> is ready: private, with its name, welcome and pinned guidelines. { $n ->
    [0] Nobody is waiting for an invitation.
    [one] One teacher can now be invited.
   *[other] { $n } teachers can now be invited.
}
cohorts-ready-next = The next step is to send each teacher their personal invitation. You find it in { $menu }.
cohorts-lost = ⚠️ <b>{ $name }</b> needs you. Until this is put right, I cannot look after the group as I should:
cohorts-regained = ✓ <b>{ $name }</b> is in order again. Thank you.
cohorts-missing-absent = I am not in the group. Please tap “Set up” once more, or add me through the group’s name → Add members, and make me an administrator.
cohorts-missing-basic = Telegram still treats it as a simple group. Tap the group’s name → Edit → Chat history for new members → Visible. Telegram then upgrades the group by itself.
cohorts-missing-public = The group is public, so anyone can find it. Tap the group’s name → Edit → Group type → Private.
cohorts-public-paused = I post nothing in the group for now. Shall I go on, although others may read along?
cohorts-public-kept = I go on posting, although others may read along.
cohorts-public-stopped = I post nothing in the group as long as it is open to others.
cohorts-public-keep = Go on posting
cohorts-public-stop = Stop posting
cohorts-missing-linked = The group belongs to a channel, so outsiders can come in. Tap the group’s name → Edit → Linked channel → Unlink.
cohorts-missing-community = The group is part of a community whose members can come in. Tap the group’s name → Edit, and take the group out of the community.
cohorts-missing-foreign = Somebody came in by a link that is not mine. Tap the group’s name → Edit → Invite links, and revoke every link but mine. Then tap “The link is revoked”.
cohorts-missing-admin = I am not an administrator. Tap the group’s name → Edit → Administrators → Add administrator, and choose me.
cohorts-missing-rights = Telegram refused me something. Tap the group’s name → Edit → Administrators, choose me, and allow everything that is listed there except adding administrators.
cohorts-missing-invite = I may not invite. Tap the group’s name → Edit → Administrators, choose me, and allow “Invite users via link”.
cohorts-missing-restrict = I may not remove anyone. Tap the group’s name → Edit → Administrators, choose me, and allow “Ban users”.
cohorts-missing-delete = I may not delete messages. Tap the group’s name → Edit → Administrators, choose me, and allow “Delete messages”.
cohorts-missing-pin = I may not pin messages. Tap the group’s name → Edit → Administrators, choose me, and allow “Pin messages”.
cohorts-missing-change = I may not change the group’s name and picture. Tap the group’s name → Edit → Administrators, choose me, and allow “Change group info”.
cohorts-no-group = This is not a group. Please choose a private group.
cohorts-taken = This is already the group of { $name }. Please choose another one.
cohorts-taken-by-staff = This is the coordinators’ group. Please choose another one for the teachers.
cohorts-has-group = { $name } already has a group, and it is in order. Nothing was changed.
cohorts-code-used = This link has been used, or it is meant for somebody else. Please open /groups in our private chat and begin again.
cohorts-unknown = This group is not on my list any more. Please open /groups again.
cohorts-not-yours = Somebody else leads this group, so I cannot do that for you.
cohorts-admins-only = Only an admin of the programme can do that.
cohorts-in-use = This group is in use, so I will stay.
cohorts-anonymous = I cannot see who you are, because you write in the group’s name. Tap the group’s name → Edit → Administrators → your name, switch off “Remain anonymous”, and tap the link again.
cohorts-which = I was added to “{ $title }”. What is this group for?
cohorts-use = It is for { $name }
cohorts-use-staff = It is the coordinators’ group
cohorts-use-staff-of = It is the coordinators’ group of { $course }
cohorts-leave = None of these: please leave
cohorts-left = I am leaving that group.
cohorts-left-strangers = Somebody whom I do not know added me to a group, “{ $title }”. I have left it without a word. There is nothing to do. I tell you of this once a day at most.
cohorts-staff-set-up = Set up the coordinators’ group
cohorts-staff-taken = ✓ This is now the coordinators’ group. Cards and the league will arrive there.
cohorts-staff-lost = ⚠️ I am no longer in the coordinators’ group for { $course }. Please add me again.
cohorts-staff-welcome = <b>Welcome to the coordinators’ group for { $course }.</b> Each card arrives here before it goes to the teachers, and here we share what works. Once a week I post how the groups are getting on.
cohorts-description = A private group for teachers who take part in { $course }. We share what we try in class. Taking part is a choice.
cohorts-welcome = <b>Welcome!</b> This is our group for { $course }. Here we share what we try in class, ask each other questions and cheer each other on. { $coordinator } leads the group. A few short questions come each week; answer when it suits you, and answer each other.
cohorts-welcome-unled = <b>Welcome!</b> This is our group for { $course }. Here we share what we try in class, ask each other questions and cheer each other on. A few short questions come each week; answer when it suits you, and answer each other.
cohorts-guidelines = <b>How we talk here</b>
cohorts-choice = Taking part is a choice. In your private chat with me you can pause, be quiet or leave at any time; nothing is announced.
cohorts-waiting = I am back in <b>{ $name }</b>. { $n ->
    [one] One message was waiting for the group while I was out of it.
   *[other] { $n } messages were waiting for the group while I was out of it.
} What shall I do with what was waiting?
cohorts-waiting-post = Post it
cohorts-waiting-drop = Drop it
cohorts-waiting-posted = ✓ What was waiting goes to <b>{ $name }</b> now, as far as it is not too late for it.
cohorts-waiting-dropped = ✓ Dropped. Nothing of it goes to <b>{ $name }</b>.
cohorts-renamed = <b>{ $name }</b> is now called “{ $title }” in Telegram. Shall I put the agreed name back?
cohorts-name-restore = Restore
cohorts-name-keep = Keep this name
cohorts-name-restoring = ✓ The group gets its name <b>{ $name }</b> back in a moment.
cohorts-name-waits = I will put the name <b>{ $name }</b> back as soon as I may:
cohorts-name-kept = ✓ “{ $title }” is right from now on for <b>{ $name }</b>. I will not ask about it again.
cohorts-name-right = ✓ The group is called “{ $title }”, and that is right.
cohorts-unled = ⚠️ <b>{ $person }</b> is no longer in the Telegram group <b>{ $name }</b> and therefore does not lead it any more. Nobody leads it now; what concerns it comes to you.
cohorts-unled-choose = Who shall lead it? I tell them, with the way into the group.
cohorts-unled-nobody = No other coordinator is on the list. Please send me a coordinators’ roster, or invite one.
cohorts-appoint = { $person } leads it
cohorts-led-by = ✓ <b>{ $person }</b> leads <b>{ $name }</b> now.
cohorts-appointed = You lead <b>{ $name }</b> from now on. Thank you. Please join its Telegram group; all else is in { $menu }.
cohorts-open-group = Open the group
cohorts-closed = { $name } is closed: its teachers belong to another group now.
cohorts-foreign-gone = The link is revoked
cohorts-check-in = 👋 <b>Please check in.</b> To look after this group I need to know who is here. Tap the button: it opens our private chat, and takes a minute. Nothing is announced.
cohorts-check-in-button = Check in
