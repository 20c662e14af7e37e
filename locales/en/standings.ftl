# A group's own progress card.
standings-last-week = Last week: { $line }
standings-answered =
    { $cards ->
        [one] { $answered } of { $eligible } answered.
       *[other] { $answered } of { $eligible } possible answers came in, to { $cards } questions.
    }
standings-progress =
    On average, { $share }% of what is due in the course is finished (known of { $people ->
        [one] one teacher
       *[other] { $people } teachers
    }).
standings-minutes =
    Time in the course so far: { $n ->
        [one] one minute
       *[other] { $n } minutes
    } (the middle value, as measured by the learning platform).
standings-credited =
    Credited time so far: { $n ->
        [one] one minute
       *[other] { $n } minutes
    } (the middle value: what finished sections usually take).
standings-source = Source: { $source }, { $date }.
standings-source-lms = the learning platform
standings-source-file = the organisers’ file
standings-source-self = teachers’ own reports
standings-source-mixed = the learning platform, files and teachers’ own reports
standings-up =
    A larger share answered than the time before: up by { $n ->
        [one] one point
       *[other] { $n } points
    } of 100.
standings-down =
    A smaller share answered than the time before: { $n ->
        [one] one point
       *[other] { $n } points
    } of 100 less. Some weeks are full.
standings-level = The same share answered as the time before.
standings-trend-progress = Week by week, finished of what was due by then: { $values }
standings-trend-answers = Week by week, the share that answered: { $values }
standings-fact-answers = Answered last week: { $share }%
standings-fact-minutes = Time in the course: { $n } min
standings-fact-credited = Credited time: { $n } min
standings-praise-on-track = You are keeping pace with the course. Well done.
standings-praise-rising = The share of answers is on the rise. Thank you for finding the time.
standings-praise-many = Most of you answered. Thank you for keeping the conversation going.
standings-praise-climbing = The group has come further in the course since last week. Well done.
standings-praise-colleagues =
    { $n ->
        [one] One of you replied to a colleague. That is what this group is for. Thank you.
       *[other] { $n } of you replied to a colleague. That is what this group is for. Thank you.
    }
standings-praise-answers = Thank you to everyone who answered.
standings-card-progress = Finished, of what is due in the course
standings-card-answers = Answers to our questions
standings-now = Now
standings-week = Week { $week }

# The league in the coordinators' group.
standings-title = <b>How our groups did in week { $week }</b>
standings-board = Our groups
standings-board-foot = Answers, replies to colleagues and progress; everyone counts once.
standings-row = { $place }. { $name } · { $score } of 100
standings-target = 🎉 Together we have reached our target: at least { $target }% answered. Thank you to every group.
standings-named-late = { $name } (its week { $week })
standings-improved =
    Most improved: { $name }, up by { $points ->
        [one] one point
       *[other] { $points } points
    } against its own last weeks.
standings-unranked = Without a place this week: { $name }
standings-unranked-more =
    { $n ->
        [one] … and one more group.
       *[other] … and { $n } more groups.
    }
standings-nobody-ranked = No group has a place this week. <i>Why this score?</i> tells each coordinator in private why.
standings-why = Why this score?
standings-written = I have written to you in our private chat.
standings-open-chat = I cannot write to you yet. Open a private chat with me, press Start, and try again.
standings-not-yours = Only the coordinators of these groups can ask this.

# Why this score?
standings-why-title = <b>{ $group }: why this score in week { $week }?</b>
standings-place = Place { $place } of { $groups }, { $score } of 100.
standings-above = Just before you: { $name }, { $score } of 100.
standings-below = Just after you: { $name }, { $score } of 100.
standings-beside = On the same place as you: { $name }, { $score } of 100.
standings-late = This group started later. It is compared with the week { $week } of the other groups.
standings-part-response = Answers
standings-part-peer = Replies to colleagues
standings-part-gain = Progress in the course
standings-part = <b>{ $part }</b>: { $x } of { $n } teachers = { $rate }%. Programme average: { $mean }%. Evened out: { $shrunk }%. Weight: { $weight }%.
standings-shrinkage = Evened out means: ten average teachers are added to every group, so that a small group is not first or last by chance. With several questions in a week, answers are averaged over them.
standings-outside =
    { $n ->
        [0] Every member of the group was counted.
        [one] One member was not counted: joined less than 72 hours before, paused or quiet.
       *[other] { $n } members were not counted: joined less than 72 hours before, paused or quiet.
    }
standings-copied =
    { $n ->
        [one] One answer was left out: three or more people had given the same words, which count once.
       *[other] { $n } answers were left out: three or more people had given the same words, which count once.
    }
standings-alike = Where groups are compared, such words do not count at all, so that pasting a sentence changes nothing.
standings-skipped =
    { $n ->
        [one] One question was skipped in your group. It counts like your other questions, made as much easier or harder as it was for the other groups; so skipping changes nothing.
       *[other] { $n } questions were skipped in your group. They count like your other questions, made as much easier or harder as they were for the other groups; so skipping changes nothing.
    }
standings-excluded = Your own answers do not count. Whoever left after a question stays in its base for that week only.
standings-reason-no-cards = No place: no question closed this week.
standings-reason-holiday = No place: this group had a week off. It is frozen, not last.
standings-reason-new = No place: this was the group’s first week.
standings-reason-small = No place: fewer than 8 teachers could answer.
standings-reason-losses = No place: many members left or went quiet within four weeks.
standings-reason-skips = No place: more than one question was skipped in two weeks.
standings-reason-unknown-progress = No place: the group’s progress in the course is not known.
standings-own = { $group }: { $place }
standings-losses =
    { $group }: { $n ->
        [one] one member
       *[other] { $n } members
    } left or went quiet within four weeks. The group has no place in the league this week; the others do not see why. You may want to talk with its coordinator.
standings-copies =
    { $group }: { $n ->
        [one] one answer of last week was
       *[other] { $n } answers of last week were
    } left out, because three or more people had given the same words, which count once. Often this is harmless; the coordinator reads it under <i>Why this score?</i>

# What admins see of the rankings.
standings-office = 📊 Rankings
standings-office-of = 📊 Rankings: { $course }
standings-are-shown = The rankings are shown: in the coordinators’ group, and to each coordinator at home.
standings-are-hidden = The rankings are hidden. Nobody sees a place at the moment.
standings-none-yet = No week has been closed yet.
standings-hide = Hide all rankings
standings-show = Show the rankings
standings-back = Back to the rankings
standings-correct = Correct a figure
standings-group = { $name }
standings-correct-which = In which group is a figure of week { $week } wrong?
standings-correct-week = In which week is a figure wrong?
standings-correct-other = Another week
standings-correct-card = { $group }: which question is it?
standings-figure = { $slug }: { $answered } of { $eligible }
standings-correct-ask = <b>{ $group }</b>, { $figure } answered.
standings-correct-how = Write the right number and, after it, the reason. For example: 7 the network was down on Tuesday. The coordinators will read both.
standings-correct-most = At most { $n } could answer. Please write a smaller number and the reason.
standings-nothing-to-correct = There is no figure to correct: no question closed in that week.
standings-corrected-done = Corrected. The coordinators’ group is told, with your reason.
standings-corrected = ✏️ <b>Corrected:</b> { $group }, week { $week }: { $after } of { $eligible } answered, not { $before }.
standings-corrected-why = Reason: { $reason }
standings-corrected-places = The first places of that week are now:
standings-was-corrected = Corrected by an admin: { $after } answers, not { $before }. Reason: { $reason }

# The season.
standings-opening = 🌱 <b>A new season begins.</b> From the first full week on, you read here every Monday how our groups did together, and which were first.
standings-opening-parts = What counts: answers { $response }%, replies to colleagues { $peer }%, progress in the course { $gain }%. Everyone counts once, however much they write.
standings-opening-fair = Small and large groups are made comparable. Groups with fewer than { $least } teachers, on holiday or in their first week have no place, never a bad one.
standings-opening-end = <i>Why this score?</i> explains every figure. Teachers’ groups see none of this. Good luck to all of us!
standings-closing =
    🏁 <b>The season is over:</b> { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    }, { $groups ->
        [one] one group.
       *[other] { $groups } groups.
    }
standings-closing-answers = All of us together: { $answered } answers where { $eligible } were possible.
standings-closing-often = Most often among the first three:
standings-closing-weeks =
    { $name } ({ $n ->
        [one] one week
       *[other] { $n } weeks
    })
standings-closing-improved =
    Risen most from the first half to the second: { $name }, up by { $points ->
        [one] one point.
       *[other] { $points } points.
    }
standings-closing-thanks = Thank you to every coordinator and every group, wherever it stood.
