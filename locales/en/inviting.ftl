# Invitations, from the phone of whoever leads a group.
inviting-menu = Invitations
inviting-which = <b>Invitations.</b> Which group would you like to look at?
inviting-back = ‹ Back to the groups
inviting-way = <b>{ $name }</b>: how far the invitations are
inviting-way-subtitle = Invitations: how far we are
inviting-way-stage = { $stage }: <b>{ $n }</b>
inviting-way-stages = { $placed }
    { $invited }
    { $opened }
    { $consented }
    { $joined }
inviting-way-closed = Links can be made as soon as this group is open: /menu shows what is missing.
inviting-way-back = ‹ Back to the group
inviting-stage-placed = On the list
inviting-stage-invited = Invited
inviting-stage-opened = Link opened
inviting-stage-consented = Agreed
inviting-stage-joined = In the group
inviting-sheet = Printable sheet
inviting-sheet-file = <b>{ $name }</b>: print it, cut it along the dashed lines, and give each slip to its teacher only. Please delete the file when you have printed it.
inviting-table = Table for mail merge
inviting-table-all = Links of all groups as a table
inviting-print-failed = I could not draw this just now. Please try again; if it happens again, take the table instead.
inviting-roll-one = { $n }. { $name }
inviting-roll-help = A reminder tells of the link that somebody was given already. A new link ends the earlier one.
inviting-roll-gone = This name is not on the list any more. Please open the list again.
inviting-roll-back = ‹ Back to the list
inviting-remind = { $n }: Copy reminder
inviting-renew = { $n }: New link
inviting-copy-reminder = For <b>{ $name }</b>. Tap the text to copy it, then send it as you like:
inviting-copy-link = A new link for <b>{ $name }</b>; links that I made earlier for this person and that nobody has opened do not work any more. Tap the text to copy it, then send it to this person and to nobody else:
inviting-copy = <code>{ $words }</code>
inviting-workshop = For the first workshop
inviting-workshop-what = <b>Before any link:</b> a slide and half a page of paper say what the group is for, who invites, and that everybody may opt out. Which would you like?
inviting-handout = Handout
inviting-slide = Slide
inviting-paper = { $kind } · { $language }
inviting-paper-file = For the first workshop, before any link is sent.
inviting-absent = Who is not in yet?
inviting-group = { $name }
inviting-roll = <b>{ $name }</b>: { $n ->
    [one] one teacher is not in yet.
   *[other] { $n } teachers are not in yet.
} Joining is a choice: a friendly word in person works best.
inviting-roll-none = <b>{ $name }</b>: nobody is missing.
inviting-links = Invitation links ({ $n })
inviting-links-what = { $n ->
    [0] Everyone in this group has opened their invitation.
    [one] One teacher of this group has not opened an invitation yet. I can make a personal link.
   *[other] { $n } teachers of this group have not opened an invitation yet. I can make a personal link for each of them.
}
inviting-links-how = Send each link to its teacher only, by text message, e-mail or on paper. Links that I made earlier for the same people stop working.
inviting-links-file = { $n ->
    [one] One personal link. It is for this teacher only; please delete the file when you have sent it.
   *[other] { $n } personal links. Each is for one teacher only; please delete the file when you have sent them.
}
inviting-links-none = There is nobody to invite now: either everyone has opened their link, or no group is open yet.
