table-in-cell = السطر { $line }، العمود { $column }، القيمة «{ $value }»: { $words }
table-in-column = السطر { $line }، العمود { $column }: { $words }
table-in-line = السطر { $line }: { $words }
table-near = { " " }(هل تقصد «{ $word }»؟)
table-too-large = حجم الملف أكبر من { $bytes } بايت؛ قسّمه إلى ملفين
table-too-long = لا يُقرأ أكثر من { $lines } سطر؛ قسّم الملف
table-too-many-values = عدد القيم { $values } وعدد الأعمدة { $columns }؛ ضع علامتي اقتباس حول كل قيمة تحتوي على الفاصل
table-no-lines = لا توجد أسطر تحت سطر العناوين؛ أضف بعضها
table-empty = الملف فارغ؛ يجب أن يسمّي سطره الأول الأعمدة { $columns }
table-column-missing = العمود غير موجود؛ يجب أن يسمّي سطر العناوين { $columns }
table-column-unknown = العمود غير معروف{ $near }؛ غيّر اسمه أو احذفه، فلا نحتفظ بما لا نحتاج إليه
table-column-twice = العمود مكرر؛ احذف أحدهما
table-quotes = { $error }؛ أغلق علامتي الاقتباس واحفظ الملف بصيغة CSV من جديد
table-letters = حرف لا يمكن قراءته؛ احفظ الملف بصيغة «CSV UTF-8» أو XLSX
table-no-table = ليس هذا جدولًا؛ اختر الملف الذي حفظه برنامج الجداول بصيغة CSV أو XLSX
table-older-book = الملف من صيغة قديمة أو محمي بكلمة مرور؛ احفظه بصيغة XLSX من دون كلمة مرور
table-broken-book = الملف تالف أو ليس جدولًا؛ افتحه في برنامج الجداول واحفظه بصيغة XLSX من جديد
table-bomb = محتوى الملف بعد فك ضغطه أكبر بكثير مما تحتاجه قائمة؛ انسخ الأسطر إلى ورقة جديدة فارغة واحفظها
table-more = { $n ->
    [zero] ولا أخطاء أخرى
    [one] وخطأ آخر
    [two] وخطآن آخران
    [few] و{ $n } أخطاء أخرى
    [many] و{ $n } خطأ آخر
   *[other] و{ $n } خطأ آخر
}
table-nothing-written = لم يُكتب شيء.
