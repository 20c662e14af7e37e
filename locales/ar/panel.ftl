# The home screens of coordinators and admins.
panel-title = <b>أهلًا بكم. هذا مكتبكم.</b>
panel-begin = 👉 البداية بالقائمة: اضغطوا <b>القائمة</b> أدناه وأرسلوا قائمة المعلّمين والمعلّمات، ثم أكوّن المجموعات.
panel-quiet = لا شيء ينتظركم اليوم.
panel-no-groups = لا تقودون أيّ مجموعة بعد.
panel-not-staff = هذه القائمة للمنسّقين والمنسّقات. إن كنتم منهم فيُرجى فتح الرابط الشخصي الذي أُعطي لكم.
panel-all-over = انتهى البرنامج هنا، ومعه هذه القائمة. إن كنت قد قدت مجموعات فشكرًا لك! ليس عليك فعل شيء.
panel-old-button = هذا الزرّ قديم. يُرجى فتح /menu من جديد.
panel-off-menu = أسابيع العطلة
panel-off-which = <b>أسابيع العطلة.</b> أي مجموعة ليس لديها دوام؟
panel-off = <b>{ $name }</b>: في أي أسابيع لا دوام لهذه المجموعة وحدها؟
panel-off-what = اضغطوا على أسبوع ليكون عطلة، واضغطوا مرة أخرى للتراجع. لا يُنشر فيه شيء، وتبقى الأسئلة المفتوحة مفتوحة لعدد الأيام الدراسية نفسه، ولا تُرتَّب المجموعة. وتنتقل بطاقات ذلك الأسبوع إلى الأيام الدراسية التالية، وأسألكم عنها من جديد.
panel-off-week = { $off ->
    [1] 🏖 { $first } – { $last }
   *[0] { $first } – { $last }
}
panel-off-day = { $day } { $month }
panel-more = { $n ->
    [zero] لا أحد غيرهم.
    [one] وشخص آخر.
    [two] وشخصان آخران.
    [few] و{ $n } أشخاص آخرين.
    [many] و{ $n } شخصًا آخر.
   *[other] و{ $n } شخص آخر.
}
panel-office = <b>البرنامج</b>
panel-office-of = <b>برنامج { $course }</b>
panel-states = المجموعات. المفتوحة: { $open }، والتي تحتاج إلى انتباه: { $trouble }، والتي تكاد تجهز: { $unfinished }، والتي لم تُجهَّز بعد: { $none }.
panel-solo = تديرون هذا البرنامج وحدكم: تصلكم البطاقات هنا، ولا توجد مجموعة للمنسّقين والمنسّقات.
panel-staff-group-missing = لا توجد مجموعة للمنسّقين والمنسّقات بعد. إليها تصل البطاقات وترتيب المجموعات.
panel-staff-group = تجهيز مجموعة المنسّقين والمنسّقات
panel-staff-group-of = تجهيز مجموعة المنسّقين والمنسّقات في { $course }
panel-staff-group-other = اختيار مجموعة أخرى للمنسّقين والمنسّقات
panel-staff-group-other-of = اختيار مجموعة أخرى للمنسّقين والمنسّقات في { $course }
panel-unsure = { $n ->
    [zero] لا رسائل مشكوك في وصولها.
    [one] ❓ هناك رسالة واحدة لا أعرف إن كانت قد وصلت.
    [two] ❓ هناك رسالتان لا أعرف إن كانتا قد وصلتا.
    [few] ❓ هناك { $n } رسائل لا أعرف إن كانت قد وصلت.
    [many] ❓ هناك { $n } رسالة لا أعرف إن كانت قد وصلت.
   *[other] ❓ هناك { $n } رسالة لا أعرف إن كانت قد وصلت.
}
panel-unsure-show = عرض هذه الرسائل
panel-unsure-title = <b>هل وصلت هذه الرسائل؟</b> انقطع الاتصال وأنا أرسلها، أو حان وقتها في ساعات فقدتُها. يُرجى النظر في المحادثة وإخباري.
panel-unsure-none = ✓ لا شيء مشكوك فيه.
panel-doubt = { $n }. { $room ->
    [prompts] بطاقة
    [cascade] بطاقة للمنسّقين والمنسّقات
    [standings] منشور عن التقدّم
    [cheers] رسالة تشجيع
    [cohorts] رسالة عن مجموعة
    [joining] رسالة عن الانضمام
   *[other] رسالة
} · { $where } · { $at }
panel-somebody = شخص واحد
panel-arrived = { $n }: وصلت
panel-again = { $n }: إرسال من جديد
panel-doubt-gone = سبق البتّ في هذا.
panel-failed = { $n ->
    [zero] أُرسلت كلّ الرسائل.
    [one] ⚠️ تعذّر إرسال رسالة واحدة.
    [two] ⚠️ تعذّر إرسال رسالتين.
    [few] ⚠️ تعذّر إرسال { $n } رسائل.
    [many] ⚠️ تعذّر إرسال { $n } رسالة.
   *[other] ⚠️ تعذّر إرسال { $n } رسالة.
}
panel-failed-show = ما الذي تعذّر إرساله؟
panel-failed-title = <b>تعذّر الإرسال</b>، والسبب:
panel-failure = { $key }: { $reason }
panel-parked = { $n ->
    [zero] عولجت كلّ الرسائل الواردة.
    [one] ⚠️ تعذّرت معالجة رسالة واردة واحدة. هي محفوظة لأسبوعين.
    [two] ⚠️ تعذّرت معالجة رسالتين واردتين. هما محفوظتان لأسبوعين.
    [few] ⚠️ تعذّرت معالجة { $n } رسائل واردة. هي محفوظة لأسبوعين.
    [many] ⚠️ تعذّرت معالجة { $n } رسالة واردة. هي محفوظة لأسبوعين.
   *[other] ⚠️ تعذّرت معالجة { $n } رسالة واردة. هي محفوظة لأسبوعين.
}
panel-parked-show = ما الذي تعذّرت معالجته؟
panel-parked-title = <b>تعذّرت المعالجة</b> مع أنّي حاولت عدّة مرّات. وكلّ ما عدا ذلك يسير كالمعتاد. يمكنني المحاولة مرّة أخرى أو صرف النظر عنها نهائيًّا.
panel-parked-none = ✓ لا شيء موضوع جانبًا.
panel-parked-one = { $n }. { $kind ->
    [message] رسالة
    [press] ضغطة زر
    [member] شخص دخل أو خرج أو طلب الانضمام
   *[other] أمر أخبرني به تيليغرام
} ({ $where })، وُضعت جانبًا { $at }
panel-parked-retry = { $n }: المحاولة مجدّدًا
panel-parked-drop = { $n }: صرف النظر
panel-parked-gone = سبق البتّ في هذا.
panel-description = أرافق دورة للتطوير المهني للمعلّمين والمعلّمات: مجموعة من الزملاء القريبين منكم، وبضعة أسئلة قصيرة كلّ أسبوع، وسجلّ لا يراه سواكم. للانضمام يُرجى فتح الرابط الشخصي الذي أُعطي لكم. المشاركة اختيارية: يمكنكم التوقّف مؤقتًا أو البقاء بهدوء أو المغادرة في أيّ وقت. أحفظ أعدادًا لا نصوصًا، إلا في حالات قليلة مذكورة في /privacy.
panel-short-description = دورة للمعلّمين والمعلّمات بين الزملاء. الانضمام بالرابط الشخصي.
panel-command-start = البدء
panel-command-me = خياراتي وسجلّي
panel-command-card = البطاقة الحالية نصًّا
panel-command-rules = كيف نتحدّث في المجموعة
panel-command-report = الإبلاغ عن رسالة (بالرد عليها)
panel-command-offtopic = خارج الموضوع (بالرد؛ لمن يقود المجموعة)
panel-command-language = تغيير اللغة
panel-command-privacy = ما يُحفظ عنّي
panel-command-pause = التوقف لبعض الوقت
panel-command-quiet = البقاء هنا بهدوء
panel-command-leave = مغادرة المجموعة
panel-command-mydata = كل ما يُحفظ عني
panel-command-help = ما أستطيع فعله لكم
panel-command-menu = مكتبي
panel-command-training = خمس بطاقات للمنسّقين
panel-command-coordinators = أحوال المنسّقين والمنسّقات
panel-command-roster = القائمة
panel-command-progress = التقدّم في الدورة
panel-command-status = كيف حال البوت
panel-command-check = فحص كل شيء
panel-command-reload = قراءة الإعدادات من جديد
panel-command-close = إنهاء برنامج
panel-command-groups = مجموعاتي
panel-doubt-ask = <b>هل وصلت هذه الرسالة؟</b> انقطع الاتصال وأنا أرسلها، أو حان وقتها في ساعات فقدتُها، ولم يردّ عليها أحد بعد. يُرجى النظر في المحادثة وإخباري.
panel-doubt-what = { $room ->
    [prompts] بطاقة
    [cascade] بطاقة للمنسّقين والمنسّقات
    [standings] منشور عن التقدّم
    [cheers] رسالة تشجيع
    [cohorts] رسالة عن مجموعة
    [joining] رسالة عن الانضمام
   *[other] رسالة
} · { $where } · { $at }
panel-it-arrived = وصلت
panel-send-again = إرسال من جديد
panel-thanks-arrived = ✓ شكرًا. سجّلتُ أنها وصلت.
panel-thanks-again = ✓ شكرًا. أرسلها الآن من جديد.
panel-late = <b>كنتُ منقطعًا، وفات أوان ما يأتي.</b> لم أنشره كي لا تتراكم الرسائل على أحد:
panel-late-line = { $where }: { $what } · { $when }
panel-late-other = { $room ->
    [standings] منشور عن التقدّم
    [cheers] رسالة تشجيع
   *[other] رسالة
}
panel-late-plain = { $where }: { $what }
panel-late-help = وكلّ ما لا يزال نافعًا يُنشَر كما خُطِّط له.
panel-roster = القائمة

# قائمة ما تحتاجه المجموعة بعد.
panel-list-title = <b>{ $name }</b>: اكتمل { $done } من { $all } خطوات
panel-list-rows = { $picked }
    { $supergroup }
    { $rights }
    { $private }
    { $history }
    { $adding }
    { $pinned }
    { $invited }
    { $introduced }
panel-list-done = ✅ { $step }
panel-list-open = ⬜ { $step }
panel-list-complete = 🎉 كل شيء جاهز. شكرًا لكم.
panel-list-again = تحقّق مرة أخرى
panel-list-of = ما تحتاجه { $name } بعد
panel-step-picked = تم إنشاء المجموعة أو اختيارها
panel-step-supergroup = المجموعة مجموعة خارقة
panel-step-rights = لديّ الصلاحيات التي أحتاجها
panel-step-private = خاصة ومغلقة
panel-step-history = الرسائل القديمة مخفية عن الأعضاء الجدد
panel-step-adding = لا يمكن للأعضاء إضافة أشخاص
panel-step-pinned = تم تثبيت الإرشادات
panel-step-invited = تم توزيع الدعوات
panel-step-introduced = تم نشر بطاقة التعارف
panel-step-adding-close = امنع الأعضاء من إضافة أشخاص
panel-step-pin = ثبّت الإرشادات
panel-step-handed-out = لقد وزّعتها
panel-help-picked = اضغطوا على الزر أدناه لاختيار مجموعة من مجموعاتكم أو لإنشاء مجموعة جديدة.
panel-help-history = يستطيع الأعضاء الجدد قراءة ما قيل قبل انضمامهم. اضغطوا على اسم المجموعة ← تعديل ← سجل الدردشة للأعضاء الجدد ← مخفي.
panel-help-adding = يستطيع الأعضاء إضافة أشخاص. ضغطة واحدة أدناه تمنع ذلك.
panel-help-by-itself = سأغلق هذا بنفسي حالما تكتمل الخطوات أعلاه.
panel-help-pinned = لم تُثبَّت الإرشادات بعد. ضغطة واحدة أدناه تثبّتها.
panel-help-invited = لدى { $invited } من { $placed } معلمين دعوة شخصية. تجدونها تحت «الدعوات» ورقةً للطباعة وجدولًا. بعد توزيعها اضغطوا «لقد وزّعتها».
panel-help-introduced = تصل البطاقة التي يعرّف فيها الجميع بأنفسهم { $when }. ترونها قبل ذلك بيوم وتقررون بضغطة واحدة.
panel-help-no-introduction = لم يُحدَّد بعد موعد البطاقة التي يعرّف فيها الجميع بأنفسهم.
