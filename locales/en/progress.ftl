# Progress in the online course.
progress-noted = Noted: you have finished “{ $section }”. Only you see this. To take it back, open My record in your private chat with me.
progress-noted-before = “{ $section }” was noted already. To take it back, open My record in your private chat with me.
progress-undone = Taken back. The section counts as not reported by you.
progress-nothing-to-undo = There is nothing to take back: you have not reported this section.
progress-undo = Not finished after all: { $section }
progress-not-your-group = This button is for the teachers of this group. Nothing was noted.
progress-unknown-section = The course does not have this section any more. Nothing was noted.
progress-file-double = of this teacher is on line { $line } already; keep one of them
progress-file-teacher = is not on the roster; write the roster id or the e-mail
progress-file-section = is not in the course{ $near }; write one of { $known }
progress-file-done = is neither yes nor no; write yes or no
progress-file-minutes = is no whole number of minutes; write for example 45
progress-file-date = is no date; write for example 2026-09-10 or 2026-09-10T14:30
progress-file-future = lies in the future; write when the section was finished
progress-file-source = is not known; write lms (the learning platform) or file
