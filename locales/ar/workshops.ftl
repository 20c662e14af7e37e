# الورش: في المجموعة، وعلى انفراد، ولمن يقودون مجموعاتها.
workshops-soon = 📅 <b>ورشة</b>
workshops-new-one = 📅 <b>ورشة جديدة</b>
workshops-moved = 📅 <b>تغيّر موعد الورشة.</b> نرجو أن تقولوا من جديد إن كنتم تستطيعون الحضور.
workshops-off = 📅 <b>أُلغيت الورشة.</b>
workshops-title = <b>{ $title }</b>
workshops-when = 🕓 { $when }
workshops-place = 📍 { $place }
workshops-link = 🔗 { $link }
workshops-yes = سأحضر · { $n }
workshops-maybe = ربما · { $n }
workshops-no = لن أحضر · { $n }
workshops-add = إضافة إلى تقويمي
workshops-noted-yes = شكرًا! سُجّل حضوركم: { $when }. يمكنكم تغيير ذلك متى شئتم.
workshops-noted-maybe = سُجّل: ربما، { $when }. يمكنكم تغيير ذلك متى شئتم.
workshops-noted-no = سُجّل أنكم لن تحضروا: { $when }. لا بأس في ذلك أبدًا.
workshops-file = <b>{ $title }</b>، { $when }. افتحوا الملف ليأخذه تقويمكم.
workshops-file-sent = أرسلتُ إليكم الملف على انفراد.
workshops-for-teachers = هذا لمعلّمي هذه المجموعة ومعلّماتها. أنتم من يقودها، أو لستم في قائمتها.
workshops-open-chat = لا أستطيع الكتابة إليكم بعد. نرجو فتح المحادثة الخاصة معي والضغط على «ابدأ»، ثم الضغط هنا من جديد.
workshops-over = انتهت هذه الورشة.
workshops-is-off = أُلغيت هذه الورشة.
workshops-gone = لم تعد هذه الورشة موجودة.
workshops-of-all = هذه الورشة لكل مجموعات الدورة، ولا يغيّر موعدها أو يلغيها إلا مدير أو مديرة.
workshops-not-yet = لم تبدأ الورشة بعد.
workshops-menu = 📅 الورش
workshops-back = ‹ الورش
workshops-back-one = ‹ رجوع
workshops-index = <b>الورش.</b> القادمة أولًا، ثم ما انتهى منها.
workshops-none = <b>الورش.</b> لا توجد ورشة بعد. أنشئوا واحدة، أو ليكتبها أحد المديرين في تقويم الدورة.
workshops-row = { $when } · { $title } · { $group }
workshops-row-over = ✓ { $when } · { $title } · { $group }
workshops-everybody = كل المجموعات
workshops-name = { $name }
workshops-make = ＋ ورشة جديدة
workshops-news = 📅 <b>{ $title }</b>: { $when }
workshops-ask-attendance = مَن حضر؟ { $title }
workshops-groups = { $n ->
    [zero] ليست لأيّ من مجموعاتكم
    [one] لمجموعة واحدة من مجموعاتكم
    [two] لمجموعتين من مجموعاتكم
    [few] لـ{ $n } من مجموعاتكم
    [many] لـ{ $n } من مجموعاتكم
   *[other] لـ{ $n } من مجموعاتكم
  }
workshops-group = لمجموعة { $group }
workshops-counts = سيحضر { $yes } · ربما { $maybe } · لن يحضر { $no }
workshops-attended = حضر: { $n }
workshops-closed-day = ⚠️ لا دوام في المدارس في ذلك اليوم.
workshops-attendance = مَن حضر؟
workshops-move = تغيير الموعد
workshops-cancel = إلغاء
workshops-cancel-ask = هل تُلغى <b>{ $title }</b> ({ $when })؟ المجموعات التي أُخبرت بها ستُخبر بالإلغاء أيضًا.
workshops-cancel-sure = نعم، تُلغى
workshops-cancelled = أُلغيت. تُخبر بعد دقيقة المجموعات التي كانت قد أُخبرت، خارج ساعات الهدوء.
workshops-whose = في أيّ مجموعة؟
workshops-roll = <b>{ $title }</b> · { $group }
workshops-tally = حضر { $n } من { $total }
workshops-roll-help = اضغطوا على الاسم لتحديد من حضر. لا يرى ذلك إلا صاحب الاسم وأنتم، ويرى الآخرون العدد فقط.
workshops-there = ‏☑ { $name }
workshops-not-there = ‏☐ { $name }
workshops-all-coming = تحديد كل من قال إنه سيحضر
workshops-for-whom = <b>ورشة جديدة.</b> لمن؟
workshops-for-all = كل المجموعات: { $course }
workshops-for-own = { $n ->
    [zero] لمجموعاتي
    [one] لمجموعتي
    [two] لكل من مجموعتيّ
    [few] لكل من مجموعاتي الـ{ $n }
    [many] لكل من مجموعاتي الـ{ $n }
   *[other] لكل من مجموعاتي الـ{ $n }
  }
workshops-no-group = لا توجد بعد مجموعة يمكن أن تكون الورشة لها.
workshops-write-title = ما موضوعها؟ اكتبوا العنوان في رسالة واحدة. ويمكن أن يذكر سطر ثانٍ ما ينبغي إحضاره.
workshops-title-long = هذا أطول من { $most } حرف. نرجو كتابته أقصر.
workshops-choose-day = في أيّ يوم؟ اضغطوا على يوم، أو اكتبوا غيره، مثل 12/10 أو 12/10/2026.
workshops-day = { $weekday } { $day }/{ $month }
workshops-day-unclear = لم أفهم أيّ يوم هذا. اكتبوا اليوم والشهر، مثل 12/10، أو اضغطوا على زر أعلاه.
workshops-day-past = مضى ذلك اليوم. نرجو اختيار يوم آخر.
workshops-day-far = هذا بعد أكثر من سنة. نرجو اختيار يوم أقرب.
workshops-choose-time = { $day }. في أيّ ساعة؟ اضغطوا على ساعة، أو اكتبوها، مثل 14:30.
workshops-hour = { $time }
workshops-time-unclear = لم أفهم أيّ ساعة هذه. اكتبوها مثل 14:30، أو اضغطوا على زر أعلاه.
workshops-time-past = مضى ذلك الوقت. نرجو اختيار وقت لاحق.
workshops-write-place = أين؟ اكتبوا المكان، أو أرسلوا رابط اللقاء عبر الإنترنت.
workshops-no-place = غير معروف بعد
workshops-look = هذا ما ستقرؤه المجموعة:
workshops-for-names = لـ: { $names }
workshops-for-everybody = لكل مجموعات الدورة
workshops-save = ✓ حفظ
workshops-stop = ليس الآن
workshops-saved = حُفظت. تُذكَّر المجموعة قبل أسبوع وقبل يوم، وإن فات ذلك أخبرتُها بعد دقيقة خارج ساعات الهدوء.
workshops-saved-moved = تغيّر الموعد. تُخبر بعد دقيقة المجموعات التي كانت قد أُخبرت، خارج ساعات الهدوء، ويُسأل الجميع من جديد.
workshops-undo = ↩ تراجع
workshops-undone = أُلغي ذلك: كل شيء كما كان، ولم تعلم به أي مجموعة.
workshops-undo-late = فات وقت التراجع.
