table-in-cell = السطر { $line }، العمود { $column }، القيمة «{ $value }»: { $words }
table-in-column = السطر { $line }، العمود { $column }: { $words }
table-in-line = السطر { $line }: { $words }
table-near = { " " }(هل المقصود «{ $word }»؟)
table-too-large = حجم الملف أكبر من { $bytes } بايت؛ يُرجى تقسيمه
table-too-long = لا يُقرأ أكثر من { $lines } سطر؛ يُرجى تقسيم الملف
table-too-many-values = عدد القيم { $values } وعدد الأعمدة { $columns }؛ يُرجى وضع كل قيمة تحتوي على الفاصل بين علامتي اقتباس
table-no-lines = لا توجد أسطر تحت سطر العناوين؛ يُرجى إضافتها
table-empty = الملف فارغ؛ يجب أن يسمّي سطره الأول الأعمدة { $columns }
table-column-missing = العمود غير موجود؛ يجب أن يسمّي سطر العناوين { $columns }
table-column-unknown = العمود غير معروف{ $near }؛ يُرجى تغيير اسمه أو حذفه، فلا نحتفظ بما لا نحتاج إليه
table-column-twice = العمود مكرر؛ يُرجى حذف أحدهما
table-quotes = { $error }؛ يُرجى إغلاق علامتي الاقتباس وحفظ الملف بصيغة CSV من جديد
table-letters = حرف لا يمكن قراءته؛ يُرجى حفظ الملف بصيغة «CSV UTF-8» أو XLSX
table-no-table = ليس هذا جدولًا؛ يُرجى اختيار الملف الذي حفظه برنامج الجداول بصيغة CSV أو XLSX
table-older-book = الملف من صيغة قديمة أو محمي بكلمة مرور؛ يُرجى حفظه بصيغة XLSX من دون كلمة مرور
table-broken-book = الملف تالف أو ليس جدولًا؛ يُرجى فتحه في برنامج الجداول وحفظه بصيغة XLSX من جديد
table-bomb = محتوى الملف بعد فك ضغطه أكبر بكثير مما تحتاجه قائمة؛ يُرجى نسخ الأسطر إلى ورقة جديدة فارغة وحفظها
table-more = { $n ->
    [zero] ولا أخطاء أخرى
    [one] وخطأ آخر
    [two] وخطآن آخران
    [few] و{ $n } أخطاء أخرى
    [many] و{ $n } خطأ آخر
   *[other] و{ $n } خطأ آخر
}
table-nothing-written = لم يُكتب شيء.
