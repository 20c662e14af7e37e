# What is wrong with a roster; the words go on where the value ends.
roster-empty = الخانة فارغة؛ يُرجى ملؤها
roster-too-long = أطول من { $longest } حرفًا؛ يُرجى اختصارها
roster-course-empty = الخانة فارغة؛ يُرجى كتابة واحد من { $known }
roster-course-unknown = ليس برنامجًا معروفًا{ $near }؛ يُرجى كتابة واحد من { $known }
roster-language = لغة غير متاحة هنا؛ يُرجى كتابة واحدة من { $known }
roster-email = ليس بريدًا إلكترونيًا؛ يُرجى كتابة name@place أو ترك الخانة فارغة
roster-double = استُعمل من قبل في السطر { $line }؛ يُرجى إعطاء كل شخص رقمًا خاصًا به

# Rosters that admins send to the bot.
roster-home = <b>القائمة</b>
roster-how = أرسلوا إليّ هنا جدول المعلّمين والمعلّمات أو جدول المنسّقين والمنسّقات: ملفّ XLSX أو CSV لا يتجاوز 5 ميغابايت و20,000 سطر. سأعرض ما سيغيّره، ولن يُكتب شيء قبل الضغط على <b>تطبيق</b>.
roster-waits = <b>{ $name }</b> بانتظار قراركم.
roster-look = عرض الملفّ
roster-template = { $roster ->
    [coordinators] جدول فارغ للمنسّقين
   *[teachers] جدول فارغ للمعلّمين
}
roster-template-file = يُرجى ملء سطر لكلّ شخص، ثم حفظ الجدول بصيغة XLSX أو CSV وإرساله إليّ هنا.
roster-not-for-you = لا أستطيع استلام الجداول إلا ممّن يشرفون على البرنامج. إن كان هذا الملفّ لزملائكم فيُرجى نشره في مجموعتكم.
roster-admins = وهم في برنامجكم: { $names }.
roster-too-large = حجم هذا الملفّ أكبر من 5 ميغابايت. يُرجى تقسيمه أو حذف الصور منه ثم إرساله من جديد.
roster-vanished = لم يعد هذا الملفّ موجودًا لدى تيليغرام. يُرجى إرساله من جديد.
roster-ask = جدول من هو <b>{ $name }</b>؟ سطر العناوين فيه يصلح للاثنين.
roster-is = { $roster ->
    [coordinators] المنسّقون
   *[teachers] المعلّمون
}
roster-bad = لا يمكن أخذ <b>{ $name }</b> كما هو. لم يُكتب شيء.
roster-mistake = • { $what }
roster-send-again = يُرجى تصحيح ذلك في الجدول وإرساله من جديد.
roster-preview = { $roster ->
    [coordinators] <b>المنسّقون</b> في { $name }: لم يُكتب شيء بعد.
   *[teachers] <b>المعلّمون</b> في { $name }: لم يُكتب شيء بعد.
}
roster-counts = جدد: { $new } · انتقلوا: { $moved } · تغيّروا: { $changed } · كما هم: { $same } · ليسوا في الملفّ: { $gone }
roster-changed-meanwhile = <b>تغيّرت القائمة في هذه الأثناء.</b> يُرجى النظر من جديد قبل التطبيق.
roster-new = <b>جدد</b>
roster-moved = <b>في مكان أو مدرسة أخرى الآن</b> (ويبقون في مجموعتهم)
roster-changed = <b>تغيّروا</b>
roster-gone = <b>ليسوا في الملفّ</b> (يبقون في القائمة: الملفّ لا يحذف أحدًا)
roster-forgotten = <b>لم يُؤخذوا</b> لأنّ بياناتهم حُذفت بناءً على رغبتهم
roster-new-one = ‏+ { $id } { $name }، { $place } ({ $course })
roster-gone-one = ‏؟ { $id } { $name } ({ $course })
roster-forgotten-one = ‏– { $id }
roster-changed-one = ‏~ { $id } { $name }: { $fields }
roster-field = { $column } { $before } ← { $after }
roster-empty-value = (فارغ)
roster-pair = { $first }، { $rest }
roster-lines =
    { $first }
    { $rest }
roster-more = … وغيرهم: { $n }
roster-apply = تطبيق
roster-cancel = إلغاء
roster-whole = كلّ الأسطر في ملفّ
roster-whole-file = كلّ ما سيغيّره هذا الملفّ سطرًا سطرًا. لم يُكتب شيء بعد. يُرجى حذف الملفّ بعد الاطّلاع عليه.
roster-nothing-new = ما في <b>{ $name }</b> معروف لديّ من قبل. لا شيء للتطبيق.
roster-applied = ✓ أُخذ كلّ ما في <b>{ $name }</b>.
roster-next = { $roster ->
    [coordinators] يحصل المنسّقون الجدد على مجموعاتهم عند توزيع المجموعات، وعلى رابط شخصي لكلّ منهم.
   *[teachers] يحصل المعلّمون الجدد على مجموعة عند التوزيع التالي، ولا يُنقل أحد من مجموعته.
}
roster-form = تشكيل المجموعات
roster-gone-kept = من ليسوا في الملفّ بقوا في القائمة. من أراد المغادرة فبضغطة واحدة منه، ولا يحتاج إلى أحد ليفعل ذلك عنه.
roster-cancelled = وُضع <b>{ $name }</b> جانبًا. لم يُكتب شيء.
roster-nothing-waits = انتهى أمر هذا الملفّ من قبل أو مرّ عليه أكثر من يوم. إن لزم فيُرجى إرساله من جديد: الملفّ نفسه مرتين لا يغيّر شيئًا.
roster-column = { $name ->
    [id] الرقم
    [full_name] الاسم الكامل
    [location] المكان
    [course] المقرر
    [language] اللغة
    [school] المدرسة
    [email] البريد الإلكتروني
    [preferred_app] التطبيق المفضل
    [cohorts] المجموعات
    [wishes] المجموعات
    [what] ماذا
    [column] العمود
    [before] قبل
    [after] بعد
    [new] جديد
    [moved] انتقل
    [changed] تغيّر
    [gone] ليس في الملفّ
   *[forgotten] لم يُؤخذ
}
