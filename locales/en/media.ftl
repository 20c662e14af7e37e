# Photos and videos from classrooms. Read by their authors (media-told-…, media-whose…: by whoever leads the group).
media-none = No pupils visible
media-permission = Permission held
media-remove = Remove
media-ask = Thank you for showing your classroom in { $group }. Can pupils be seen, and does the school hold permission for that? Without an answer I remove it { $hours ->
    [one] in an hour.
   *[other] in { $hours } hours.
} I keep no copy.
media-ask-here = Can pupils be seen here, and is there permission? Only whoever posted it can answer. Without an answer I remove it { $hours ->
    [one] in an hour.
   *[other] in { $hours } hours.
}
media-held = I have taken your photo or video out of { $group } for now; here they are confirmed first. I keep no copy. If no pupils can be seen, or permission is held, tap the button below that says so { $hours ->
    [one] within an hour,
   *[other] within { $hours } hours,
} then post it again.
media-held-here = I have taken a photo or video out of this group for now; here they are confirmed first. Whoever posted it: tap what is true { $hours ->
    [one] within an hour,
   *[other] within { $hours } hours,
} then post it again.
media-again = Thank you. Post it again in { $group } { $hours ->
    [one] within an hour; then it stays.
   *[other] within { $hours } hours; then it stays.
}
media-stays = Thank you. It stays.
media-goes = It is removed, and I keep no copy.
media-removed-rule = I have removed your photo or video from { $group }: your programme shares none here, to protect pupils. Describe it in your own words; your coordinator helps if you have questions.
media-removed-rule-here = I remove photos and videos here: this programme shares none, to protect pupils. Your own words are welcome; your coordinator helps if you have questions.
media-removed-silence = I have removed your photo or video from { $group }: { $hours ->
    [one] for an hour nobody confirmed
   *[other] for { $hours } hours nobody confirmed
} that no pupils can be seen or that permission is held. You are welcome to post it again and confirm; your coordinator helps if you have questions.
media-removed-silence-here = I have removed a photo or video: { $hours ->
    [one] for an hour nobody confirmed
   *[other] for { $hours } hours nobody confirmed
} that no pupils can be seen or that permission is held. It is welcome again with that confirmed.
media-not-yours = Only whoever posted it can answer this.
media-whose = In { $group } a photo or video was posted in the name of a group or channel, so I cannot ask its author. Can pupils be seen, and is there permission? Without an answer I remove it { $hours ->
    [one] in an hour.
   *[other] in { $hours } hours.
}
media-whose-held = In { $group } a photo or video was posted in the name of a group or channel. I have taken it out, and cannot ask its author. If no pupils can be seen, or permission is held, tap the button below that says so { $hours ->
    [one] within an hour;
   *[other] within { $hours } hours;
} then it may be posted again.
media-somebody = Somebody
media-told-held = { $who } posted a photo or video in { $group } ({ $when }). I have taken it out and asked for confirmation. There is nothing you need to do.
media-told-old = In { $group } a photo or video that nobody confirmed is older than two days: Telegram no longer lets me delete it. Please look at it, and delete it yourself if need be.
media-told-right = In { $group } I should remove a photo or video and may not. As soon as I may, I do.
media-log-open = Photos and videos
media-log = <b>Photos and videos in your groups</b> – what became of them, when, by whom and under which rule. No picture is kept, and no name of whoever posted it.
media-log-empty = Nothing yet.
media-log-line = { $when } · { $group } · { $by }: { $what } ({ $rule })
media-log-file = As a table
media-log-here = Here is all that was decided about photos and videos in the past year.
media-log-when = When
media-log-group = Group
media-log-who = Who decided
media-log-what = What
media-log-rule = Rule
media-by-author = whoever posted it
media-by-leader = whoever leads the group
media-by-rule = nobody, by the programme’s rule
media-was-none = No pupils visible
media-was-permission = Permission held
media-was-remove = Removed as they wished
media-was-silence = Removed, since nobody confirmed it
media-was-rule = Removed
media-was-old = Too old for me to remove
media-rule-ask = to be confirmed afterwards
media-rule-hold = to be confirmed first
media-rule-remove = none are shared here
