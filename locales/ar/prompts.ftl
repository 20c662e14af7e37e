# البطاقات والمنشورات في مجموعات المعلّمات والمعلّمين.
prompts-follow-up = 💬 { $line }
prompts-finished = أنهيتُ هذا القسم
prompts-step = البطاقة { $n } من { $m }
prompts-question = سؤال للزملاء والزميلات
prompts-hello = لنتعارف
prompts-none = لا توجد بطاقة في هذه المجموعة بعد. ستصلكم البطاقة الأولى قريبًا.
prompts-now = الآن
prompts-when = { $weekday } { $day } { $month }، الساعة { $time }
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
