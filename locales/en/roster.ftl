# What is wrong with a roster; the words go on where the value ends.
roster-empty = is empty; fill it in
roster-too-long = is longer than { $longest } characters; shorten it
roster-course-empty = is empty; write one of { $known }
roster-course-unknown = is no programme{ $near }; write one of { $known }
roster-language = is not spoken here; write one of { $known }
roster-email = is no e-mail address; write name@place or leave it empty
roster-double = was used on line { $line } already; give each person an id of their own

# Rosters that admins send to the bot.
roster-home = <b>The roster</b>
roster-how = Send me the teachers’ or the coordinators’ table right here: an XLSX or CSV file of up to 5 MB and 20,000 lines. I show what it would change; nothing is written before you tap <b>Apply</b>.
roster-waits = <b>{ $name }</b> waits for your decision.
roster-look = Look at it
roster-template = { $roster ->
    [coordinators] Empty table for coordinators
   *[teachers] Empty table for teachers
}
roster-template-file = Fill in one line for each person, save it as XLSX or CSV, and send it to me here.
roster-not-for-you = I can take tables only from those who look after the programme. If this is for your colleagues, please post it in your group.
roster-admins = In your programme these are: { $names }.
roster-too-large = This file is larger than 5 MB. Please split it, or leave out pictures, and send it again.
roster-vanished = Telegram does not have this file any more. Please send it again.
roster-ask = Whose table is <b>{ $name }</b>? Its first line fits both.
roster-is = { $roster ->
    [coordinators] Coordinators
   *[teachers] Teachers
}
roster-bad = <b>{ $name }</b> cannot be taken in as it is. Nothing was written.
roster-mistake = • { $what }
roster-send-again = Please correct this in your table and send it again.
roster-preview = { $roster ->
    [coordinators] <b>Coordinators</b> in { $name }: nothing is written yet.
   *[teachers] <b>Teachers</b> in { $name }: nothing is written yet.
}
roster-counts = New: { $new } · Moved: { $moved } · Changed: { $changed } · The same: { $same } · Not in the file: { $gone }
roster-changed-meanwhile = <b>The roster was changed meanwhile.</b> Please look again before you apply this.
roster-new = <b>New</b>
roster-moved = <b>At another place or school now</b> (they keep their group)
roster-changed = <b>Changed</b>
roster-gone = <b>Not in the file</b> (they are kept: a file removes nobody)
roster-forgotten = <b>Left out</b>, because their data were deleted at their wish
roster-new-one = + { $id } { $name }, { $place } ({ $course })
roster-gone-one = ? { $id } { $name } ({ $course })
roster-forgotten-one = – { $id }
roster-changed-one = ~ { $id } { $name }: { $fields }
roster-field = { $column } { $before } → { $after }
roster-empty-value = (empty)
roster-pair = { $first }, { $rest }
roster-lines =
    { $first }
    { $rest }
roster-more = … and { $n } more
roster-apply = Apply
roster-cancel = Cancel
roster-whole = Every line as a file
roster-whole-file = Everything that this file would change, line by line. Nothing is written yet. Please delete the file when you have looked at it.
roster-nothing-new = <b>{ $name }</b> says what I know already. There is nothing to apply.
roster-applied = ✓ <b>{ $name }</b> was taken in, all of it.
roster-next = { $roster ->
    [coordinators] New coordinators get their groups when the groups are planned, and a personal link of their own.
   *[teachers] New teachers get a group when the groups are planned the next time; nobody who has one is moved.
}
roster-form = Form the groups
roster-gone-kept = Those who are not in the file were kept. Whoever wants to leave can do so with one tap; nobody has to do it for them.
roster-cancelled = <b>{ $name }</b> was put aside. Nothing was written.
roster-nothing-waits = This file was dealt with already, or it is older than a day. If you still need it, please send it again: the same file twice changes nothing.
roster-column = { $name ->
    [id] ID
    [full_name] Full name
    [location] Place
    [course] Course
    [language] Language
    [school] School
    [email] E-mail
    [preferred_app] Preferred app
    [cohorts] Groups
    [wishes] Groups
    [what] What
    [column] Column
    [before] Before
    [after] After
    [new] new
    [moved] moved
    [changed] changed
    [gone] not in the file
   *[forgotten] left out
}
