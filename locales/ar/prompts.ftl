# البطاقات والمنشورات في مجموعات المعلّمات والمعلّمين.
prompts-follow-up = 💬 { $line }
prompts-finished = أنهيتُ هذا القسم
prompts-step = البطاقة { $n } من { $m }
prompts-question = سؤال للزملاء والزميلات
prompts-hello = لنتعارف
prompts-none = لا توجد بطاقة في هذه المجموعة بعد. ستصلكم البطاقة الأولى قريبًا.
prompts-kind = { $kind ->
    [introduction] التعارف
    [question] سؤال
    [poll] استطلاع رأي
    [quiz] سؤال بجواب صحيح
    [task] مهمة
    [announcement] إعلان
    [guidelines] إرشادات المجموعة
    [workshop] تذكير بالورشة
    [progress] بطاقة تقدّم المجموعة
    [round-up] خلاصة ما جُرّب
   *[encouragement] كلمة تشجيع
}
prompts-now = الآن
prompts-when = { $weekday } { $day } { $month }، الساعة { $time }
prompts-on-day = { $weekday } { $day } { $month }
prompts-soon = { $weekday } { $time }
prompts-weekday = { $day ->
    [0] الاثنين
    [1] الثلاثاء
    [2] الأربعاء
    [3] الخميس
    [4] الجمعة
    [5] السبت
   *[6] الأحد
}
prompts-month = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
prompts-forwarded = ✉️ <i>يكفي أن تجيبوا من أرسل إليكم هذه البطاقة.</i>
prompts-poll = ما رأيكم؟
prompts-quiz = سؤال له جواب صحيح
prompts-task = أمر نجرّبه
prompts-option = ◯ { $option }
prompts-right = ✓ <i>الجواب الصحيح: { $option }</i>
prompts-below = { $first }
    { $then }
prompts-votes-are-seen = يرى كلّ من في هذه المجموعة ما اختاره كلّ واحد.
prompts-guidelines = 📌 <b>ما نلتزم به هنا</b>
prompts-done = ✓ أنجزته
prompts-done-noted = سجّلنا ذلك، شكرًا! وإن شئتم فأخبروا زملاءكم كيف سار الأمر.
prompts-done-over = انتهت هذه المهمة الآن. شكرًا لكم على كلّ حال!
prompts-your-group = مجموعتكم
prompts-your-coordinator = منسّق المجموعة أو منسّقتها
