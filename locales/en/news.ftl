news-upgraded = ✨ Staffroom was upgraded and is <b>{ $version }</b> now. Nothing is to be done: this is only what is new.
news-version = This is Staffroom <b>{ $version }</b>.
news-of =
    <b>New in { $version }</b>
    { $what }
news-all = All changes stand in CHANGELOG.md, among the files of the program.
news-show = What is new
news-0-1-0 =
    • Teachers join their group of at most 50 with one tap, and pause or leave as easily.
    • Cards reach coordinators a day early: they post, change, delay or skip them.
    • One message each school day holds all that can wait; each week has encouragement and a fair league.
    • People decide about reported messages; authors are asked about photos.
    • The bot makes its own backups, and /status says how it is.
