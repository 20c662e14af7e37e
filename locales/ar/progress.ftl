# التقدّم في الدورة على الإنترنت.
progress-noted = سجّلنا أنكم أنهيتم «{ $section }». لا يرى ذلك أحد سواكم. للتراجع افتحوا «سجلّي» في محادثتكم الخاصة معي.
progress-noted-before = سبق أن سجّلنا إنهاء «{ $section }». للتراجع افتحوا «سجلّي» في محادثتكم الخاصة معي.
progress-undone = تم التراجع. لم يعد هذا القسم مسجّلًا من قِبلكم.
progress-nothing-to-undo = لا شيء للتراجع عنه: لم تسجّلوا إنهاء هذا القسم.
progress-undo = لم ننتهِ بعد: { $section }
progress-not-your-group = هذا الزر لمعلّمات هذه المجموعة ومعلّميها. لم نسجّل شيئًا.
progress-unknown-section = لم يعد هذا القسم ضمن الدورة. لم نسجّل شيئًا.
progress-file-double = هذا القسم للمعلم نفسه موجود في السطر { $line }؛ يُرجى إبقاء واحد منهما
progress-file-teacher = لا يدلّ على أحد؛ يُرجى كتابة الرقم في القائمة أو البريد الإلكتروني
progress-file-section = ليس في المقرر{ $near }؛ يُرجى كتابة واحد من { $known }
progress-file-done = ليست yes ولا no؛ يُرجى كتابة yes أو no
progress-file-minutes = ليس عددًا صحيحًا من الدقائق؛ يُرجى كتابة مثلًا 45
progress-file-date = ليس تاريخًا؛ يُرجى كتابة مثلًا 2026-09-10 أو 2026-09-10T14:30
progress-file-future = هذا التاريخ في المستقبل؛ يُرجى كتابة متى أُنجز القسم
progress-file-source = غير معروف؛ يُرجى كتابة lms (منصة التعلم) أو file
progress-file-nobody = لا يذكر أحدًا من القائمة ({ $who } وجميع الآخرين غير معروفين). يُرجى كتابة الرقم في القائمة أو البريد الإلكتروني؛ فالاسم وحده لا يكفي أبدًا
progress-file-percent = ليست نسبة؛ يُرجى كتابة رقم من 0 إلى 100، مثل 80 أو 80 %
progress-no-sections = لا أقسام في الدورة بعد، فلا تقدّم يُحفظ.
progress-no-undo = لا يمكن التراجع عن هذا الاستيراد: فقد جرى التراجع عنه من قبل، أو مضى عليه أكثر من 30 يومًا، أو ليس من اختصاصكم.
progress-mine = <b>أقسامي</b>
progress-mine-unknown = ○ { $section }: لا يُعرف شيء
progress-mine-done = ✓ { $section }: مكتمل بحسب { $source }، { $date }
progress-mine-open = { $percent ->
    [-1] ○ { $section }: غير مكتمل بحسب { $source }، { $date }
   *[other] ○ { $section }: { $percent } % بحسب { $source }، { $date }
}
progress-only-you = هذه الصفحة لا يراها غيركم. ويمكن التراجع عمّا تسجّلونه في أيّ وقت.
progress-did = أنهيتُ: { $section }
progress-my-sections = أقسامي
progress-to-record = ‹ سجلّي
progress-told-by = الأقسام المكتملة بحسب { $source }، حتى { $date }
progress-source = { $source ->
    [lms] منصة التعلّم
    [file] ملفّ الجهة المنظِّمة
    [self] ما أبلغتم به
   *[mixed] عدّة مصادر
}
progress-order = إن اختلفت المصادر أعتمد أولًا { $first }، ثم { $second }، ثم { $third }. وما لا يخبر به أحد يبقى غير معروف، ولا يُحسب صفرًا أبدًا.
progress-column = { $column ->
    [teacher] المعلّم
    [email] البريد الإلكتروني
    [section] القسم
    [done] مكتمل
    [percent] النسبة
    [minutes] الدقائق
    [at] التاريخ
   *[source] المصدر
}
progress-ask-programme = لأيّ برنامج الملفّ <b>{ $name }</b>؟
progress-ask-column = { $column ->
    [teacher] <b>{ $name }</b>: أيّ عمود يدلّ على الشخص؟ رقمه في القائمة أو بريده الإلكتروني؛ فالاسم لا يكفي.
    [section] <b>{ $name }</b>: أيّ عمود هو القسم؟
    [done] <b>{ $name }</b>: أيّ عمود يبيّن إن كان القسم مكتملًا (نعم أو لا، أو نسبة مئوية)؟
    [minutes] <b>{ $name }</b>: أيّ عمود فيه الدقائق؟
   *[at] <b>{ $name }</b>: أيّ عمود يبيّن متى؟
}
progress-no-column = لا شيء منها
progress-column-bare = { $heading }
progress-column-with = { $heading } (مثل { $example })
progress-preview = <b>التقدّم</b> في { $name }: لم يُكتب شيء بعد.
progress-counts = الأسطر: { $rows }، وهي عن { $teachers } من أصل { $roster } في القائمة. جديد: { $new } · تغيّر: { $changed } · كما هو: { $same }
progress-unknown = ليسوا في القائمة ولم يُؤخذوا: { $n } ({ $who })
progress-of-section = { $reopened ->
    [0] { $section }: الأسطر { $n }، المكتمل منها { $done }
   *[other] { $section }: الأسطر { $n }، المكتمل منها { $done }؛ ولم يعد مكتملًا { $reopened }
}
progress-reads = { $column }: العمود { $heading }
progress-not-read = لا يُقرأ: { $headings }
progress-other-columns = اختيار الأعمدة من جديد
progress-desk = التقدّم
progress-to-home = ‹ التقدّم
progress-home = <b>التقدّم في الدورة على الإنترنت</b>
progress-how = أرسلوا إليّ هنا جدولًا (XLSX أو CSV): مَن، وأيّ قسم، ومكتمل أم بأيّ نسبة. سأسأل عن كلّ عمود غير واضح، وأعرض ما سيتغيّر، ولن يُكتب شيء قبل الضغط على <b>تطبيق</b>.
progress-no-imports = لم يُستورد شيء بعد.
progress-import = { $state ->
    [undone] { $at } · { $name }: الأسطر { $n }، جرى التراجع عنه في { $date }
   *[there] { $at } · { $name }: الأسطر { $n }
}
progress-import-undo = التراجع عن الاستيراد
progress-import-undo-named = التراجع: { $name }
progress-import-undo-ask = هل تريدون التراجع عن هذا الاستيراد؟ تعود أسطره كما كانت قبله، ويبقى ما كتبه استيراد لاحق.
progress-import-undo-yes = التراجع عن الاستيراد
progress-import-undone = جرى التراجع عن <b>{ $name }</b>. أسطر عادت كما كانت: { $n }
progress-import-kept = أسطر بقيت كما كتبها استيراد لاحق: { $n }

# Moodle.
moodle-failed = ⚠️ لم يخبر Moodle بمدى تقدّم المعلّمين والمعلّمات.
moodle-fault = { $kind ->
    [away] لا يمكن الوصول إلى Moodle الآن ({ $detail })، أو هو تحت الصيانة. سأحاول كلّ ربع ساعة وأتابع من حيث توقّفت.
    [token] لا يعرف Moodle الرمز ({ $detail }). يُرجى إنشاء رمز جديد ووضعه في ‎.env باسم STAFFROOM_MOODLE_TOKEN.
    [service] ينقص خدمة الرمز شيء ({ $detail }): وظيفة، أو عنوان هذا الجهاز، أو انتهت صلاحية الرمز. يُرجى إضافة الوظائف إلى الخدمة أو إنشاء رمز جديد.
    [account] لم يعد يُسمح بالدخول للحساب صاحب الرمز ({ $detail }).
    [rights] ينقص الحساب إذن في Moodle ({ $detail }). ويذكر الدليل الأذون التي يحتاجها دوره.
    [course] لا توجد في Moodle دورة كهذه ({ $detail }). يُرجى تصحيح الاسم المختصر في config.yaml.
    [untracked] لا يتتبّع Moodle الإكمال هناك ({ $detail }): يُرجى تفعيله للموقع وللدورة، وتسمية الأقسام في config.yaml إن اختلفت عناوينها.
    [hidden] لا يُظهر Moodle رقم التعريف ولا البريد الإلكتروني لأحد. يحتاج دور الحساب إلى إذن رؤيتهما.
    [disabled] خدمات الويب في Moodle متوقّفة ({ $detail }).
    [firewall] شيء أمام Moodle يردّني ({ $detail }). يُرجى السماح لعنوان هذا الجهاز.
    [redirect] عنوان Moodle يؤدّي إلى مكان آخر. يُرجى كتابة العنوان النهائي في config.yaml؛ فأنا لا أتبع التحويلات.
    [address] يؤدّي العنوان إلى شبكة خاصة، ولا أدخلها ما لم يسمح بها config.yaml ‏(moodle.allow).
    [certificate] شهادة Moodle غير موثوقة. يُرجى تجديدها أو تسمية جهة التوثيق الخاصة بكم في config.yaml ‏(moodle.ca_file).
   *[answer] لا أفهم جواب Moodle ‏({ $detail }). يُرجى عرض هذه الرسالة على من يشرف على Moodle.
}
moodle-stays = تبقى الأرقام كما كانت.
moodle-back = ✓ عاد Moodle يجيب، وأُخذت أرقامه.
moodle-taken = ✓ سُئل Moodle: يخبر عن { $teachers } من أصل { $roster } في القائمة. أسطر تغيّرت: { $n }
moodle-last = ‏Moodle: أرقام { $at }
moodle-never = ‏Moodle: لم يُسأل بعد
moodle-fetch = سؤال Moodle الآن
moodle-asked = أسأل Moodle الآن. قد يستغرق ذلك وقتًا مع كثرة المعلّمين؛ وسأكتب إليكم عند الانتهاء.
progress-whole = { $state ->
    [done] الدورة كلّها: اكتملت في { $day } بحسب منصة التعلّم، { $date }
   *[open] الدورة كلّها: لم تكتمل بعد بحسب منصة التعلّم، { $date }
}
progress-grade = درجتكم: { $percent } % بحسب منصة التعلّم، { $date }. لا يراها غيركم.
