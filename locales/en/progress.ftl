# Progress in the online course.
progress-noted = Noted: you have finished “{ $section }”. Only you see this. To take it back, open My record in your private chat with me.
progress-noted-before = “{ $section }” was noted already. To take it back, open My record in your private chat with me.
progress-undone = Taken back. The section counts as not reported by you.
progress-nothing-to-undo = There is nothing to take back: you have not reported this section.
progress-undo = Not finished after all: { $section }
progress-not-your-group = This button is for the teachers of this group. Nothing was noted.
progress-unknown-section = The course does not have this section any more. Nothing was noted.
progress-file-double = of this teacher is on line { $line } already; keep one of them
progress-file-teacher = names nobody; write the roster id or the e-mail
progress-file-section = is not in the course{ $near }; write one of { $known }
progress-file-done = is neither yes nor no; write yes or no
progress-file-minutes = is no whole number of minutes; write for example 45
progress-file-date = is no date; write for example 2026-09-10 or 2026-09-10T14:30
progress-file-future = lies in the future; write when the section was finished
progress-file-source = is not known; write lms (the learning platform) or file
progress-file-nobody = names nobody on the roster ({ $who } and all others are unknown). Write the roster id or the e-mail address; a name is never enough
progress-file-percent = is no share; write 0 to 100, such as 80 or 80 %
progress-no-sections = The course has no sections yet, so there is no progress to keep.
progress-no-undo = This import cannot be taken back: it was taken back before, it is older than 30 days, or it is not yours to undo.
progress-mine = <b>My sections</b>
progress-mine-unknown = ○ { $section }: nothing is known
progress-mine-done = ✓ { $section }: finished, according to { $source }, { $date }
progress-mine-open = { $percent ->
    [-1] ○ { $section }: not finished, according to { $source }, { $date }
   *[other] ○ { $section }: { $percent } %, according to { $source }, { $date }
}
progress-only-you = Only you see this page. What you report can be taken back at any time.
progress-did = I finished: { $section }
progress-my-sections = My sections
progress-to-record = ‹ My record
progress-told-by = Finished sections according to { $source }, as of { $date }
progress-source = { $source ->
    [lms] the learning platform
    [file] your organisation’s file
    [self] your own report
   *[mixed] several sources
}
progress-order = Where sources differ, I believe first { $first }, then { $second }, then { $third }. What nobody tells stays unknown; it never counts as zero.
progress-column = { $column ->
    [teacher] Teacher
    [email] E-mail
    [section] Section
    [done] Finished
    [percent] Per cent
    [minutes] Minutes
    [at] Date
   *[source] Source
}
progress-ask-programme = For which programme is <b>{ $name }</b>?
progress-ask-column = { $column ->
    [teacher] <b>{ $name }</b>: which column says who it is? The ID of the roster or the e-mail address; a name is not enough.
    [section] <b>{ $name }</b>: which column is the section?
    [done] <b>{ $name }</b>: which column says whether the section is finished (yes or no, or per cent)?
    [minutes] <b>{ $name }</b>: which column holds the minutes?
   *[at] <b>{ $name }</b>: which column says when?
}
progress-no-column = None of them
progress-column-bare = { $heading }
progress-column-with = { $heading } (such as { $example })
progress-preview = <b>Progress</b> in { $name }: nothing is written yet.
progress-counts = { $rows } lines about { $teachers } of { $roster } teachers. New: { $new } · Changed: { $changed } · The same: { $same }
progress-unknown = Not on the roster, left out: { $n } ({ $who })
progress-of-section = { $reopened ->
    [0] { $section }: { $n } lines, { $done } of them finished
   *[other] { $section }: { $n } lines, { $done } of them finished; { $reopened } no longer finished
}
progress-reads = { $column }: column { $heading }
progress-not-read = Not read: { $headings }
progress-other-columns = Choose the columns anew
progress-desk = Progress
progress-to-home = ‹ Progress
progress-home = <b>Progress in the online course</b>
progress-how = Send me a table right here (XLSX or CSV): who, which section, finished or per cent. I ask where a column is unclear, and show what would change; nothing is written before you tap <b>Apply</b>.
progress-no-imports = Nothing was brought in yet.
progress-import = { $state ->
    [undone] { $at } · { $name }: { $n } rows, taken back on { $date }
   *[there] { $at } · { $name }: { $n } rows
}
progress-import-undo = Undo import
progress-import-undo-named = Undo: { $name }
progress-import-undo-ask = Take this import back? Its rows stand again as they stood before; what a later import wrote stays.
progress-import-undo-yes = Undo import
progress-import-undone = <b>{ $name }</b> was taken back. Rows that stand as before: { $n }
progress-import-kept = Rows that stay as a later import wrote them: { $n }

# Moodle.
moodle-failed = ⚠️ Moodle did not tell how far the teachers are.
moodle-fault = { $kind ->
    [away] Moodle cannot be reached at the moment ({ $detail }), or is under maintenance. I try again every quarter of an hour and go on where I stopped.
    [token] Moodle does not know the token ({ $detail }). Make a new one and put it into .env as STAFFROOM_MOODLE_TOKEN.
    [service] The token’s service lacks something ({ $detail }): a function, this machine’s address, or the token ran out. Add the functions to the service, or make a new token.
    [account] The account that the token belongs to may not sign in any more ({ $detail }).
    [rights] The account lacks a right in Moodle ({ $detail }). The guide lists which rights its role needs.
    [course] There is no such course in Moodle ({ $detail }). Correct the short name in config.yaml.
    [untracked] Moodle tracks no completion there ({ $detail }): switch it on for the site and the course, and name the sections in config.yaml if their titles differ.
    [hidden] Moodle shows neither the ID number nor the e-mail address of anybody. The account’s role needs the rights to see them.
    [disabled] Moodle’s web services are switched off ({ $detail }).
    [firewall] Something in front of Moodle turns me away ({ $detail }). Let this machine’s address through.
    [redirect] Moodle’s address leads elsewhere. Write the final address in config.yaml; I follow no detours.
    [address] The address leads into a private network, which I do not enter unless config.yaml allows it (moodle.allow).
    [certificate] Moodle’s certificate is not trusted. Renew it, or name your own authority in config.yaml (moodle.ca_file).
   *[answer] I do not understand Moodle’s answer ({ $detail }). Please show this message to whoever looks after Moodle.
}
moodle-stays = The figures stay as they were.
moodle-back = ✓ Moodle answers again, and its figures are taken in.
moodle-taken = ✓ Moodle was asked: it tells of { $teachers } of { $roster } teachers. Rows that changed: { $n }
moodle-last = Moodle: figures of { $at }
moodle-never = Moodle: not asked yet
moodle-fetch = Ask Moodle now
moodle-asked = I ask Moodle now. With many teachers this takes a while; I write to you when it is done.
progress-whole = { $state ->
    [done] The whole course: finished on { $day }, according to the learning platform, { $date }
   *[open] The whole course: not finished yet, according to the learning platform, { $date }
}
progress-grade = Your grade: { $percent } %, according to the learning platform, { $date }. Only you see it.
