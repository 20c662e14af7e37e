# Cards and posts in the teachers' groups.
prompts-follow-up = 💬 <i>{ $line }</i>
prompts-finished = I finished this section
prompts-step = Card { $n } of { $m }
prompts-question = Question for colleagues
prompts-hello = Getting to know each other
prompts-none = There is no card in this group yet. The first one will come soon.
prompts-kind = { $kind ->
    [introduction] Introductions
    [question] Question
    [poll] A poll
    [quiz] A quiz
    [task] A task
    [announcement] Announcement
    [guidelines] Guidelines
    [workshop] Reminder of the workshop
    [progress] The group’s progress card
    [round-up] A round-up
   *[encouragement] Encouragement
}
prompts-now = now
prompts-when = { $weekday } { $day } { $month }, { $time }
prompts-on-day = { $weekday } { $day } { $month }
prompts-soon = { $weekday } { $time }
prompts-weekday = { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
prompts-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
prompts-forwarded = ✉️ <i>Simply answer whoever sent you this.</i>
prompts-poll = What do you think?
prompts-quiz = A question with a right answer
prompts-task = Something to try
prompts-option = ◯ { $option }
prompts-right = ✓ <i>Right: { $option }</i>
prompts-below = { $first }
    { $then }
prompts-votes-are-seen = Everybody in this group can see who chose what.
prompts-guidelines = 📌 <b>What we keep to here</b>
prompts-done = ✓ Done
prompts-done-noted = Noted. Thank you! If you like, tell your colleagues how it went.
prompts-done-over = This task is over by now. Thank you all the same!
prompts-your-group = your group
prompts-your-coordinator = your coordinator
