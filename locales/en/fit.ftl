# Where Telegram fits, from the roster's column `preferred_app`.
fit-button = Does Telegram fit?
fit-back = ‹ Back to the roster
fit-which = Of which programme?
fit-title = <b>Does Telegram fit?</b> { $course }
fit-nothing = Nobody has been asked yet. Send the one question round, write each answer into the column <b>Preferred app</b> of the teachers’ table, and send the table to me.
fit-all = { $telegram } of { $asked } who answered use Telegram already ({ $share }). The table has { $teachers } teachers.
fit-advice = { $verdict ->
    [fits] ✅ <b>Use Telegram:</b> { $places }
    [helps] 🤝 <b>Use it, and help the others</b> to set it up at the first workshop: { $places }
    [otherwise] ✉️ <b>Better another way</b> (the app they use, or cards on paper): { $places }
   *[ask] ❓ <b>Ask first</b>, fewer than half have answered: { $places }
}
fit-place = { $place }: { $telegram } of { $asked } who answered use Telegram; { $teachers } teachers
fit-nowhere = (no place)
fit-and-more = { $places } … (+{ $n })
fit-others = Who needs another way? ({ $n })
fit-others-file = These teachers prefer another app and have not come in yet: { $n }. They can still open their personal link from any app. Please delete the file when you need it no longer.
fit-survey = The one question to send round
fit-survey-how = Copy this into a letter, an SMS or any chat. One answer for each teacher goes into the column <b>Preferred app</b>.
fit-question = One question before our course starts: which chat app do you use most on your phone? Please answer with its name only (for example Telegram, WhatsApp, WeChat, SMS), or “none”.
fit-bar = { $place } ({ $asked })
fit-picture = Who uses Telegram already?
fit-footer = In brackets: how many answered. The bar: how many of these use Telegram.
