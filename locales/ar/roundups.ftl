# What colleagues tried: answers quoted with consent. Read by whoever leads groups, by authors, by groups.
roundups-menu = 💬 ما جرّبه الزملاء ({ $n })
roundups-news = { $n ->
    [zero] 💬 لا بطاقات أُغلقت وفيها إجابات تستحق المشاركة.
    [one] 💬 أُغلقت بطاقة قد تستحق إجاباتها المشاركة.
    [two] 💬 أُغلقت بطاقتان قد تستحق إجاباتهما المشاركة.
    [few] 💬 أُغلقت { $n } بطاقات قد تستحق إجاباتها المشاركة.
    [many] 💬 أُغلقت { $n } بطاقة قد تستحق إجاباتها المشاركة.
   *[other] 💬 أُغلقت { $n } بطاقة قد تستحق إجاباتها المشاركة.
}
roundups-ready = { $n ->
    [zero] لم يوافق أحد بعد على الاقتباس.
    [one] وافق زميل واحد على الاقتباس منه.
    [two] وافق زميلان على الاقتباس منهما.
    [few] وافق { $n } زملاء على الاقتباس منهم.
    [many] وافق { $n } زميلًا على الاقتباس منهم.
   *[other] وافق { $n } زميل على الاقتباس منهم.
}
roundups-back = ‹ العودة إلى هذه الحصيلة
roundups-title = <b>ما جرّبه الزملاء</b>: بطاقات أُغلقت
roundups-none = لم تُغلق مؤخرًا بطاقة يمكن مشاركة إجاباتها.
roundups-card = { $n }. <b>{ $group }</b>: { $post } – عدد من أجابوا: { $answered }
roundups-card-going = { $n }. <b>{ $group }</b>: { $post } – الحصيلة في طريقها
roundups-open = { $n }: { $group }
roundups-collect = <b>{ $group }</b>: { $post }
roundups-how = أعيدوا توجيه الإجابات التي تستحق المشاركة من المجموعة إليّ، واحدة بعد أخرى. { $most } حرفًا على الأكثر لكل منها: إن كانت أطول فأجيبوا على ما وجّهتموه بالجزء المهم. أسأل كل صاحب إجابة على انفراد، ولا يُقتبس شيء دون موافقته.
roundups-asked-so-far = { $n ->
    [zero] لم يُسأل أحد بعد.
    [one] سُئل صاحب إجابة واحد ولم يوافق حتى الآن.
    [two] سُئل صاحبا إجابتين ولم يوافقا حتى الآن.
    [few] سُئل { $n } من أصحاب الإجابات ولم يوافقوا حتى الآن.
    [many] سُئل { $n } من أصحاب الإجابات ولم يوافقوا حتى الآن.
   *[other] سُئل { $n } من أصحاب الإجابات ولم يوافقوا حتى الآن.
}
roundups-quote = 💬 <i>{ $words }</i>
    — { $who }
roundups-words = 💬 <i>{ $words }</i>
roundups-colleague = أحد الزملاء
roundups-look = { $n ->
    [zero] عاينها
    [one] عاينها (اقتباس واحد)
    [two] عاينها (اقتباسان)
    [few] عاينها ({ $n } اقتباسات)
    [many] عاينها ({ $n } اقتباسًا)
   *[other] عاينها ({ $n } اقتباس)
}
roundups-take-out = ✕ { $n }
roundups-leave = لا حصيلة لهذه البطاقة
roundups-only-words = لا يمكن اقتباس سوى الكلام المكتوب. أرسلوا نصًا أو أعيدوا توجيه نص.
roundups-too-long = هذا أطول مما تتسع له الحصيلة: { $most } حرفًا على الأكثر. أجيبوا على ما وجّهتموه بالجزء المهم.
roundups-enough = هذا يكفي لحصيلة واحدة.
roundups-not-theirs = لم يكتب هذا معلم من { $group }.
roundups-asked-already = سُئل { $name } من قبل عن هذه البطاقة.
roundups-asked = أسأل { $name } على انفراد في أوقات الدوام. أرسلوا الإجابة التالية، أو عاينوا الحصيلة لاحقًا: سأخبركم من وافق.
roundups-whose = من كتب هذا؟ لا يخبرني تيليغرام بذلك.
roundups-name = { $name }
roundups-nobody = ‹ لا تستخدموه
roundups-gone = انتهى هذا.
roundups-may-i = 💬 يرى { $who } أن شيئًا كتبتموه يستحق المشاركة في منشور قصير «ما جرّبه الزملاء» في مجموعتكم. هل تسمحون لي بالاقتباس منكم؟
roundups-somebody = من يقود مجموعتكم
roundups-nothing = إن لم تفعلوا شيئًا فلن يُقتبس شيء، وسأنسى هذه الكلمات في { $until }.
roundups-answered = شكرًا لكم! يمكنكم تغيير رأيكم إلى أن تُنشر.
roundups-with-name = باسمي: { $name }
roundups-without-name = دون اسمي
roundups-no = لا
roundups-choices = خياراتي: توقف مؤقت، بهدوء، مغادرة
roundups-chosen = ✓ { $choice }
roundups-refused = حسنًا: لن يُقتبس شيء، وقد نسيت الكلمات. لن يُخبر أحد بذلك.
roundups-over = انتهى هذا: نُشرت الحصيلة أو نسيت الكلمات.
roundups-heading = 💡 <b>ما جرّبه الزملاء</b>: { $post }
roundups-picture = ما جرّبه الزملاء
roundups-post = ✅ انشروا في { $group }: { $when }
roundups-nobody-yet = لم يوافق أحد بعد. أخبركم حين يوافق أحد على الاقتباس منه.
roundups-no-day = لا متسع في المجموعة لمنشور آخر في الأسبوعين القادمين، أو لا يُنشر فيها شيء حاليًا.
roundups-on-its-way = هي في طريقها إلى المجموعة.
roundups-goes-soon = تصل إلى <b>{ $group }</b> بعد دقيقة.
roundups-goes = تصل إلى <b>{ $group }</b>: { $when }.
roundups-undo = ↩ أوقفوها
roundups-too-late = هي في المجموعة بالفعل.
