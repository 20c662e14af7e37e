# Progress in the online course.
progress-noted = Noted: you have finished “{ $section }”. Only you see this. To take it back, open My record in your private chat with me.
progress-noted-before = “{ $section }” was noted already. To take it back, open My record in your private chat with me.
progress-undone = Taken back. The section counts as not reported by you.
progress-nothing-to-undo = There is nothing to take back: you have not reported this section.
progress-undo = Not finished after all: { $section }
progress-not-your-group = This button is for the teachers of this group. Nothing was noted.
progress-unknown-section = The course does not have this section any more. Nothing was noted.
