# مجموعة المنسّقين والمنسّقات: كل بطاقة قبل موعدها.
cascade-offer = 📮 <b>لمجموعاتكم: { $when }</b>
cascade-posts-itself = إن لم يقرّر أحد، تُنشر من تلقاء نفسها.
cascade-needs-you = لا تُنشر إلا في المجموعات التي يوافق منسّقها أو منسّقتها. وإن لم يقرّر أحد، تُترك.
cascade-post = ✓ انشروها في مجموعتي
cascade-skip = تجاوزوها
cascade-how-many = كم مجموعة؟
cascade-tally = ✓ ستُنشر في { $will } من { $groups } · تُركت: { $skipped } · بلا قرار: { $waiting } · فات موعدها: { $late }
cascade-will-post = ✓ ستُنشر في:
cascade-skipped = لن تُنشر في:
cascade-group = { $group }: { $when }
cascade-below =
    { $first }
    { $then }
cascade-and-more = وغيرها: { $n }
cascade-waiting = { $n }. { $card } ({ $when }{ $groups ->
    [zero] { "" }
    [one] { "" }
    [two] ، في مجموعتيكم
    [few] ، في { $groups } من مجموعاتكم
    [many] ، في { $groups } من مجموعاتكم
   *[other] ، في { $groups } من مجموعاتكم
})
cascade-waiting-more = … وغيرها: { $n }
cascade-waiting-all = كل البطاقات المنتظرة ({ $n })
cascade-waiting-title = <b>هذه البطاقات تنتظر قراركم.</b>
cascade-waiting-none = لا بطاقة تنتظر قراركم.
cascade-post-numbered = ✓ انشروا { $n }
cascade-open-numbered = افتحوا { $n }
cascade-not-yours = القرار هنا لمنسّقي هذه المجموعات ومنسّقاتها فقط.
cascade-too-late = فات أوان التغيير: نُشرت البطاقة أو مضى وقتها.
cascade-gone = لم يعد هذا العرض صالحًا.
cascade-own-clock = في كل مجموعة في هذه الساعة بتوقيتها.
cascade-post-all = ✓ انشروها في كل المجموعات ({ $n })
cascade-post-ticked = ✓ انشروها في المختارة ({ $n })
cascade-choose = اختاروا
cascade-delay = أجّلوها
cascade-undo = ↩ تراجع
cascade-back = ‹ رجوع
cascade-ticked = ‏☑ { $group }
cascade-unticked = ‏☐ { $group }
cascade-tick = اختاروا المجموعات المقصودة.
cascade-tick-first = اختاروا مجموعة أولًا.
cascade-which-day = في أي يوم بدلًا من ذلك؟
cascade-why = لماذا تُترك؟ يرى المشرفون عدد مرات كل سبب فقط.
cascade-reason = { $reason ->
    [busy] لدى مجموعاتي ما يكفي من العمل
    [unfit] لا تناسب مجموعاتي
    [known] تحدّثنا عن هذا من قبل
   *[other] سبب آخر
}
cascade-state = { $state ->
    [posting] ✓ { $group }: { $when }
    [posted] ✓ { $group }: نُشرت
    [skipped] ✗ { $group }: تُركت
    [late] ✗ { $group }: فات موعدها
   *[open] … { $group }: بلا قرار
}
cascade-undone = أُلغي القرار.
cascade-undo-late = فات وقت التراجع. ويمكنكم أن تقرّروا من جديد ما دامت البطاقة لم تُرسل.
cascade-open-mine = افتحوا بطاقتي
cascade-opened = هي في محادثتنا الخاصة.
cascade-write-first = أرسلوا إليّ /start في محادثة خاصة أولًا، لأتمكّن من الكتابة إليكم هناك.
cascade-edit = عدّلوا
cascade-edit-how = أجيبوا عن هذه الرسالة بكلماتكم: اضغطوا عليها مطولًا، ثم «رد»، واكتبوا. تظهر على البطاقة في مجموعاتكم (أو في المختارة) ولا تظهر في غيرها.
cascade-edited = ✎ بكلماتكم، في { $n } من { $groups } من المجموعات.
cascade-edited-all = ✎ بكلماتكم.
cascade-original = العودة إلى الكلمات الأصلية
cascade-mine-again = ↩ كلماتي من جديد
cascade-words-written = ✎ تم. البطاقة هنا كما ستراها مجموعاتكم.
cascade-words-back = عادت الكلمات الأصلية.
cascade-too-long = هذا أطول من أن تتسع له بطاقة: أقصى حد { $most } حرفًا.
cascade-languages = لغات هذه المجموعات مختلفة. اختاروا مجموعات لغة واحدة أولًا، ثم عدّلوا.
cascade-words-changed = ✎ تغيّر أصل بطاقة عدّلتموها. تبقى كلماتكم ما لم تقرّروا غير ذلك.
cascade-words-mine = <b>كلماتكم:</b> { $words }
cascade-words-new = <b>الجديد:</b> { $words }
cascade-keep-mine = أبقوا كلماتي
cascade-take-new = خذوا الجديد
cascade-words-kept = ✓ تبقى كلماتكم.
cascade-words-taken = ✓ الكلمات الجديدة على البطاقة.
cascade-reason-count = · { $reason }: { $n }
cascade-by-itself = ⏱ تُنشر تلقائيًا { $when }، ما لم توقفوها.
cascade-stop = ✋ أوقفوا هذه البطاقة
cascade-itself = انشروا بطاقاتي تلقائيًا ما لم أوقفها
cascade-itself-what = عندها تُنشر كل بطاقة في مجموعاتكم تلقائيًا في ساعتها. وتصلكم قبل يوم كالمعتاد، ونقرة واحدة توقفها. لا يُبلَّغ أحد بذلك، ويمكن إيقافه من /menu في أي وقت.
cascade-itself-yes = نعم، من الآن فصاعدًا
cascade-itself-on = ✓ من الآن فصاعدًا تُنشر بطاقاتكم تلقائيًا ما لم توقفوها.
cascade-itself-off = ✓ من الآن فصاعدًا تُسألون عن كل بطاقة من جديد.
cascade-itself-menu = { $state ->
    [on] ⏱ نشر البطاقات تلقائيًا: مفعّل
   *[off] ⏱ نشر البطاقات تلقائيًا: متوقف
}
cascade-itself-title = ⏱ <b>انشروا بطاقاتي تلقائيًا ما لم أوقفها</b>
cascade-itself-state = { $state ->
    [on] { $course }: <b>مفعّل</b>
   *[off] { $course }: <b>متوقف</b>
}
cascade-itself-start = تفعيل
cascade-itself-stop = إيقاف
cascade-itself-of = { $what }: { $course }
cascade-overview = 📋 لوحة البطاقات
cascade-overview-of = 📋 لوحة البطاقات: { $course }
cascade-overview-title = 📋 <b>{ $what }</b>
cascade-week = الأسبوع { $n } ({ $first } – { $last })
cascade-week-empty = لا بطاقة في هذا الأسبوع.
cascade-week-before = ‹ الأسبوع السابق
cascade-week-after = الأسبوع التالي ›
cascade-overview-card = البطاقة { $n }
cascade-overview-line = <b>{ $n }. { $when }</b> { $card }
cascade-overview-heading = 📋 <b>{ $when }</b> { $card }
cascade-stand = { $state ->
    [posted] نُشرت
    [edited] نُشرت بكلمات المنسّق
    [delayed] أُجّلت
    [coming] ستُنشر
    [waiting] تنتظر قرارًا
    [skipped] تُركت
    [ignored] لم يقرّر أحد في الوقت
   *[failed] تعذّر نشرها
}
cascade-stand-count = { $stand }: { $n }
cascade-stand-group = { $group }: { $stand }
cascade-beside = { $first } · { $then }
cascade-not-asked = لم يُسأل عنها بعد
cascade-nudge = 👋 ذكّروا ({ $n })
cascade-nudged = 👋 ذُكّروا: { $n }
cascade-nudge-sent = 👋 يصلهم التذكير بعد دقيقة، خارج ساعات الهدوء: { $n }
cascade-nudge-late = فات أوان التراجع: خرج التذكير.
cascade-nobody-to-nudge = لم يبقَ من يُذكَّر: قرّر الجميع، أو ذُكّروا، أو لا تمكن مراسلتهم.
cascade-nudge-said = 👋 تذكير لطيف: بطاقة تنتظر قراركم. { $card } ({ $when })
