# A picture from the coordinators' group becomes a card.
slides-offer = You posted a picture in the coordinators’ group. Shall it become a card for the teachers’ groups? Nothing is posted before you have seen it.
slides-faceless = I cannot see who posted this picture, because it was posted in the group’s name. If it shall become a card, tap the group’s name → Edit → Administrators → your name, switch off “Remain anonymous”, and post it once more.
slides-make = 🖼 Make it a card
slides-no = No, leave it
slides-kinds = <b>What shall it be?</b> A question is pinned, and its answers are counted. An announcement is read.
slides-question = A question
slides-announcement = An announcement
slides-sections = <b>Does it belong to a section of the course?</b>
slides-no-section = No section
slides-days = <b>On which day?</b> On these days the groups have room.
slides-no-days = In the next two weeks no day has room in all groups. Please try again in some days.
slides-day-gone = That day is full by now. Please choose another one.
slides-save = ✓ Save it
slides-anew = ‹ Choose anew
slides-saved = ✓ Saved for { $when }. A day before, the coordinators are asked as with every card; groups that started later get it in their own week.
slides-put-away = All right, no card is made of it.
slides-gone = This picture is a card already, or was put away. Post it in the coordinators’ group once more if you want another card.
slides-too-long = The words under the picture are too long for a card ({ $most } characters fit). Please post it once more with fewer words.
slides-wordless = A picture for you: what do you see in it, and what would you do?
slides-task = A task, with a button for done
slides-begin = ＋ Make a card
slides-ask = Send me the words of the card, or one picture with its words. For a poll or a quiz: the question, and below it each option in a line of its own. Nothing is posted before you have seen it.
slides-words-too-long = That is too long for this kind of card ({ $most } characters fit). Please choose another kind, or begin once more with fewer words.
slides-export = ⬇️ Cards made or changed here ({ $n })
slides-exported = The cards that were made or changed in the chat, as entries of <code>calendar.yaml</code>. Whoever looks after the course’s files copies them in, in place of those with the same <code>id</code>; then they stay with the course. The pictures come with <code>staffroom cards export</code>.
slides-cards = ✎ Change a card
slides-cards-title = <b>Cards that are to come</b>
slides-cards-line = { $n }. { $when }: { $card }
slides-cards-one = Card { $n }
slides-cards-none = No card is to come that can still be changed.
slides-list = ‹ All cards
slides-back = ‹ Back to the card
slides-card-gone = This card cannot be changed any more: it is out, or was decided on everywhere, or is not on the calendar.
slides-stands = 📅 <b>{ $when }</b>
slides-is-changed = ✎ Changed here: this stands, whatever the course’s file says.
slides-fixed = { $n ->
    [one] In one group it was decided on or posted already; there its day and hour stay.
   *[other] In { $n } groups it was decided on or posted already; there its day and hour stay.
}
slides-reword = ✎ Other words
slides-shift = 📅 Another day
slides-out = ✗ Take it out
slides-first = ↺ As it was at first
slides-which-language = <b>In which language?</b> The words in the other languages stay as they are.
slides-ask-words = Send me the words of this card ({ $language }). Nothing changes before you have seen it.
slides-words-now = <b>Now:</b> { $words }
slides-new-words = <b>This is how it would read ({ $language }):</b>
slides-other-words = ‹ Other words
slides-too-many-words = That is too long for this card: { $most } characters fit. Please send fewer words.
slides-unknown-gap = Nobody can fill in { $gap }. Please leave it out, or write it as it stood before, and send the words again.
slides-new-day =
    <b>{ $card }</b>
    From { $before }
    to { $after }
slides-other-day = ‹ Another day
slides-no-more =
    <b>Take this card out of the calendar?</b>
    { $card }
    { $when }
slides-out-sure = ✗ Yes, take it out
slides-followed = Other cards count their days from this one. Give those another day first.
slides-change-gone = This change was saved already, or was forgotten after a day. Please begin once more.
slides-changed = { $what ->
    [words] ✓ The card reads so now. Whoever is asked about it sees the new words; words that coordinators wrote themselves stay.
    [picture] ✓ The card looks so now, also for whoever is asked about it.
    [options] ✓ The card offers this now, also to whoever is asked about it.
    [hour] ✓ The card stands at its new hour.
    [day] ✓ The card is moved. Groups that started later get it in their own week.
   *[out] ✓ The card is taken out wherever nobody has decided on it.
}
slides-first-again = ✓ The card stands again as it did at first.
slides-undo = ↩ Undo
slides-undone = Taken back: the card stands as before.
slides-undo-late = It is too late to take this back. You may change the card once more.
slides-picture = 🖼 Another picture
slides-ask-picture = Send me the picture of this card, as a photo. Its words stay. Nothing changes before you have seen it.
slides-send-picture = That is no picture. Please send one, as a photo.
slides-draw = ✎ Draw it from the words
slides-pictureless = ✗ Without a picture
slides-other-picture = ‹ Another picture
slides-new-look = <b>This is how it would look:</b>
slides-options = ☰ Options
slides-options-language = <b>The options, in which language?</b> As many as now: those in the other languages stay. More or fewer: I ask for the other languages, too.
slides-ask-options = Send me the options ({ $language }) in one message, each in a line of its own. Nothing changes before you have seen it.
slides-options-now =
    <b>Now:</b>
    { $options }
slides-ask-more = Now the same { $n } options, in the same order, in { $language }.
slides-options-number = A poll has { $least } to { $most } options. Please send them again, each in a line of its own.
slides-options-uneven = In the other language there are { $n } options. Please send just as many, each in a line of its own.
slides-option-long = An option may have { $most } characters. Please send them again, shorter.
slides-options-alike = Two options say the same. Please send them again.
slides-other-options = ‹ Other options
slides-right = ✓ The right one
slides-which-right = <b>Which one is right?</b>
slides-option-line = { $n }. { $option }
slides-option-one = { $n }
slides-unexplained = ✗ Without the explanation
slides-hour = 🕓 Another hour
slides-hours = <b>At which hour?</b> Now: { $now }, on each group’s own clock.
slides-no-hours = On this day no other hour is left. Please choose another day first.
slides-hour-gone = That hour is over by now. Please choose another one.
slides-new-hour =
    <b>{ $card }</b>
    From { $before } to { $after }, on each group’s own clock
slides-other-hour = ‹ Another hour
slides-which-programme = <b>For which programme?</b>
slides-export-which = <b>The cards of which programme?</b>
slides-poll = A poll
slides-quiz = A quiz, with one right option
slides-introduction = Everybody introduces themselves
slides-guidelines = Guidelines, in your words
slides-ask-nothing = Without words of yours I can put on the calendar:
slides-only-a-day =
    <b>{ $kind }</b>
    { $when }
    What it says I put together on that day; where the day or the week is full, other posts go first.
