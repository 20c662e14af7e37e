# What `staffroom check` and /check say. Each sentence is one to three lines: what, why, what to do. One line: all is well.
check-mistake = a file that Staffroom reads has a mistake
    the bot cannot use it as it stands
    run `{ $program } check` on its machine: that names file, line and remedy
check-settings = settings: { $file }
check-course = course '{ $course }': { $posts } posts in { $weeks } weeks
check-course-words = course '{ $course }' has no words in '{ $language }'
    groups in that language would read another one
    add '{ $language }:' to its texts, or choose one of { $known }
check-zone = time: it is { $at } in { $zone }, the zone of '{ $course }'
check-zone-fixed = course '{ $course }': the zone { $zone } is no place
    it knows no summer time, and zones like Etc/GMT+3 lie on the other side of Greenwich than they say
    write `zone:` as continent/city, such as Asia/Riyadh
check-first-day = course '{ $course }': its first day, { $day }, { $what }
    { $why }
    write `start: { $better }`, the first school day of a week
check-day-late = lies late in its school week
check-day-closed = is no school day
check-day-nothing = nothing is posted on it
check-day-early = { $n ->
    [one] one card of the first week lies before it: it comes
   *[other] { $n } cards of the first week lie before it: they come
    } among the second week's, or not at all
check-words = words: { $n } sentences in { $languages }
check-words-missing = words in '{ $language }': { $n } sentences are missing
    such as '{ $example }'
    install Staffroom again
check-words-broken = words in '{ $language }': { $n } lines cannot be understood
    such as '{ $example }'
    install Staffroom again
check-key = key: apart from the data
check-key-changing = { $file }: a change of the database's key is not done
    some copies may still need the former key, which lies beside it
    stop the bot, plug in the disk of the second place, and run `{ $program } rotate key`, or start the bot: either goes on
check-moved = this bot was packed to move to another machine ({ $when })
    it does not run here: two that run would take each other's messages
    on the other machine run `{ $program } check`; if it stays here after all, and is off there: `{ $program } pack --undo`
check-never-set-up = no key and no database yet
    Staffroom was not set up here
    run `{ $program } setup`, or `{ $program } run`
check-secret-open = { $file }: others on this machine may read it
    it holds a secret
    run: `chmod 600 { $file }`
check-changeable = { $file }: everybody on this machine may change it
    whoever changes it changes what the bot does or knows
    run: `chmod o-w { $file }`
check-disk = disk: { $free } GB free at { $folder }
check-disk-full = disk: { $free } GB free at { $folder }
    the database cannot grow
    delete what is not needed on this disk
check-disk-backup = disk: { $free } GB free at { $folder }
    the next backup takes about { $needed } GB
    make room on this disk, or name another folder at `backup.folder`
check-disk-little = disk: { $free } GB free at { $folder }
    backups need space, too
    make room on this disk
check-disk-locked = { $folder }: cannot be written to
    the bot keeps its data there
    correct the folder's owner
check-second = second place: its newest copy is { $hours } hours old
check-second-missing = second place: { $folder } is not there
    the nightly copies lie on this machine alone
    plug its disk in, or name another folder at `backup.second_folder`
check-second-unmounted = second place: the disk of { $folder } is not there
    the folder was on a disk of its own, and is now on that of the first copies; no copy goes there
    plug its disk in; moved on purpose? name another folder at `backup.second_folder`, or leave that setting empty for one night
check-second-locked = second place: { $folder } cannot be written to
    the nightly copies lie on this machine alone
    let the user of the bot, and its service, write there
check-second-full = second place: { $free } GB free at { $folder }
    the next backup takes about { $needed } GB
    make room on that disk, or name another folder at `backup.second_folder`
check-second-none = second place: no copy at { $folder } yet
    the next nightly copy goes there
    look again tomorrow
check-second-old = second place: its newest copy is { $days } days old
    the disk was not there, or the copy fails
    plug the disk in, and look again tomorrow
check-no-database = no database at { $file }
    the bot never ran here
    run `{ $program } setup`
check-database = database: opens with its key and is sound (shape { $version }, SQLite { $sqlite })
check-database-unreadable = { $file }: cannot be read ({ $error })
    the file is damaged
    stop the bot and run `{ $program } restore FILE`
check-database-damaged = { $file }: the database is damaged
    { $why }
    stop the bot and run `{ $program } restore FILE`
check-strays = { $n } rows point to nothing
check-database-newer = the database is newer than this program
    it has shape { $version }, this program knows { $known }
    install the newer program
check-database-older = database: { $n } changes of shape wait
    a new version was installed
    run `{ $program } run`
check-sheet = recovery sheet: confirmed
check-sheet-missing = the recovery sheet is not confirmed
    without the key on paper a broken disk loses everything
    run `{ $program } recovery-sheet`, write it down, then `{ $program } recovery-sheet --confirm`
check-backup = backup: the last one is { $hours } hours old
check-backup-none = no backup yet
    it is made while the bot runs
    run `{ $program } backup`
check-backup-old = the last backup is { $days } days old
    the bot was off, or the copy fails
    run `{ $program } backup`
check-drill-none = restoring: no drill yet; the bot holds one with its next nightly copy
check-drill = restoring: tried { $days } days ago, all was there
check-drill-failed = the last copy that was tried could not be restored, or none was tried for forty days
    after a loss there might be nothing to go back to
    run `{ $program } backup`, look into the log, and have the disk of the backups looked at
check-parked = { $n } messages could not be handled
    the first says: { $example }
    as admin: /menu, What could not be processed? – the log has lines about them for whoever looks after the program
check-failed = { $n } messages were refused by Telegram
    the last one is { $example }
    as admin: /menu, What could not be sent?
check-unsure = of { $n } messages nobody knows whether they arrived
    the connection broke while they were sent
    look into the groups; as admin: /menu, Look at them, sends them again
check-queue = something has waited for { $minutes } minutes
    the bot is off, or Telegram is out of reach
    start the bot, or look at the internet connection; if neither helps, start the bot anew
check-boxes = boxes: nothing set aside, failed or uncertain; { $n } messages sent
check-no-admin = course '{ $course }': nobody looks after it
    no admin's link was opened, so nobody learns what goes wrong
    run `{ $program } admin invite`, and open the link in Telegram
check-no-staff-group = course '{ $course }': no coordinators' group
    cards, the league and what coordinators decide have no place
    as admin: /menu, Set up the coordinators’ group
check-group-unled = { $name }: nobody leads the group
    nobody is asked about its cards
    name a coordinator: in the coordinators' list, or by the button in the message about it
check-coordinators = course '{ $course }': all { $n } coordinators have been there lately
check-ended = course '{ $course }': has ended; everything of its people is deleted on { $day }
check-erased = course '{ $course }': has ended; everything of its people was deleted on { $day }
check-no-contact = course '{ $course }': nobody is told where somebody may need help
    conduct.help.contact names '{ $named }', who is on no roster of it, or has no private chat with the bot
    write the id of somebody on a roster, and let them open the bot by their personal link
check-idle = course '{ $course }': { $n } of { $all } coordinators gave no sign for five school days
    their groups may wait for them
    as admin: /coordinators shows who, and sends a kind word
check-no-token = no token
    the bot cannot reach Telegram
    run `{ $program } setup`, or set BOT_TOKEN
check-practice = practice: Telegram is played on this machine, and is there only while `{ $command }` runs
check-unreachable = { $server } cannot be reached
    no connection
    check the internet connection and firewall
check-token = token: the bot is @{ $name }
check-token-unknown = Telegram does not know the token
    it was changed or mistyped
    run `{ $program } setup` again
check-refused = Telegram refused getMe
    { $reason }
    try again in a minute
check-clock = clock: agrees with Telegram's
check-clock-off = this machine's clock shows { $ours } UTC, Telegram's { $theirs }
    cards would come at the wrong time
    let the machine set its clock by itself (Linux: sudo timedatectl set-ntp true; Windows: Settings, Time, Set time automatically)
check-updates = updates: no webhook in the way, all kinds that are needed
check-updates-lacking = Telegram does not bring the bot: { $kinds }
    another program asked for less with this token
    switch that program off, then start the bot: it asks anew for what it needs
check-webhook = another program has set a webhook for this bot
    its updates go to { $url }
    let that program remove its webhook, or /revoke the token in BotFather and run `{ $program } setup`
check-may-not-join = the bot may not join groups
    a BotFather setting
    send /setjoingroups: Enable to BotFather
check-no-group = reading: no group yet; where the bot is an administrator, it will see the messages
check-reading = reading: the bot sees the messages of its groups
check-privacy = the bot cannot read a group's messages
    privacy mode is on, and it is no administrator there
    make it an administrator, or send /setprivacy: Disable to BotFather and add the bot to the group again
check-staff-group = coordinators' group of { $course }
check-group = group { $name }: private, all rights
check-group-away = { $name }: the group cannot be reached
    { $reason }
    add the bot again as an administrator
check-group-public = { $name }: the group is public
    anyone can read it at @{ $handle }
    set Group Type to Private
check-group-basic = { $name }: the group is a basic group
    rights and requests to join need a supergroup
    set Chat History for new members to Visible; Telegram then upgrades the group
check-group-not-admin = { $name }: the bot is no administrator
    it cannot let teachers in
    make it an administrator
check-group-rights = { $name }: the bot lacks rights ({ $n })
    { $rights }
    open the group, Administrators, the bot, and switch on what is named
check-and = { $first }, { $more }
check-right-invite = Invite users via link
check-right-restrict = Ban users
check-right-delete = Delete messages
check-right-pin = Pin messages
check-right-change = Change group info
check-moodle = Moodle: token and functions are right, course '{ $course }' and its sections are found
check-moodle-no-course = Moodle: no course
    no programme names one
    write `moodle: {"{"}course: …{"}"}` below a programme
check-moodle-no-token = Moodle: no token
    it is not in the environment
    put { $name }=… into { $file }
check-moodle-fault = Moodle, course '{ $course }'
    { $fault }
    see docs/operator/moodle.md
check-moodle-unseen = Moodle, course '{ $course }': not looked at
    the programme's own course has mistakes
    see above
check-moodle-sections = Moodle, course '{ $course }': { $n } sections are not found there
    { $sections }
    name them in config.yaml, such as `moodle: {"{"}sections: {"{"}{ $first }: [1]{"}"}{"}"}`
