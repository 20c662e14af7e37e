demo-letter = A letter from your school
demo-invitation = Your school invites you to a private group for the teachers on your course. Open the link to read what it is. You decide afterwards.
demo-who = { $role ->
    [teacher] Teacher · { $place }
    [coordinator] Coordinator · { $place }
    [admin] Admin
   *[other] Stranger
}

# The playground's calendar of what is still to come.
demo-agenda-offer = Shown to the coordinators: { $what }
demo-agenda-league = The league of the week
demo-agenda-undecided = Only if a coordinator posts it

# What can be switched there.
demo-life = Simulated people
demo-life-hint = Teachers join, answer, ask, react, take a pause and now and then break a rule, which a colleague may report; coordinators post the cards that nobody has decided on four hours before their time. They act while the clock moves.
demo-level-off = Off
demo-level-low = Low
demo-level-normal = Normal
demo-level-high = High
demo-bot = The bot’s process
demo-bot-hint = Stopped, it finishes what it is doing; killed, it cannot. Started again, a good bot goes on where it was: nothing is lost, nothing is said twice.
demo-bot-running = Running
demo-bot-stopped = Stopped
demo-bot-killed = Killed

# The guided tour.
demo-tour-letter = A letter has come
demo-tour-letter-how = You are a teacher. Open the envelope at the top, open the link in your letter, and press Start.
demo-tour-join = Join your group
demo-tour-join-how = Read who invites you and what is kept. Press Join, then open the group and ask to join.
demo-tour-answer = Answer the card
demo-tour-answer-how = The pinned card asks a question. Write a sentence of at least four words into the group. (Your colleagues’ answers carry ✍: counted. Yours will count from your fourth day on.)
demo-tour-post = Now you are the coordinator
demo-tour-post-how = Tomorrow’s card waits in your private chat with the bot. Read it and press ✓ Post to my group: it will be posted at its time.
demo-tour-life = Bring your group to life
demo-tour-life-how = Open Life at the top and choose an activity. From now on simulated teachers and coordinators act while the clock moves.
demo-tour-time = Let time pass
demo-tour-time-how = Press Play and watch your group: the card arrives on Sunday at 16:00, colleagues answer, and on Monday at 9:00 the league is published. In the calendar you can go straight there.
demo-tour-league = You are the admin: look at the league
demo-tour-league-how = Open the coordinators’ group and read how the groups did. Teachers never see this; it compares groups, not people.
