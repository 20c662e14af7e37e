# قوائم الكلمات: ما الخطأ في ملف القائمة، وما الذي وُجد في رسالة. تُقرأ في سطر الأوامر وفي المحادثة.
wordlists-section = «[{ $section }]» ليس قسمًا؛ يُكتب «[allow]» فوق ما لا يُحتسب أبدًا، ولا شيء فوق الكلمات
wordlists-both = «{ $word }» موجودة أيضًا ضمن ما لا يُحتسب (السطر { $line })؛ يُرجى حذف إحداهما
wordlists-long = «{ $word }» طويلة جدًا؛ يُكتب { $letters } حرفًا على الأكثر في { $words } كلمات
wordlists-sign = «{ $word }» فيها «{ $sign }»؛ تُكتب بالحروف والأرقام فقط، والتمويه يُكتشف تلقائيًا
wordlists-short = «{ $word }» ترد في كلمات كثيرة؛ تُكتب كلمة أطول أو عبارة
wordlists-large = حجمه أكبر من { $bytes } بايت؛ يُرجى حذف كلمات
wordlists-many = فيه أكثر من { $lines } سطر؛ يُرجى حذف كلمات
wordlists-letters = حرف لا يمكن قراءته؛ يُرجى حفظ الملف بترميز UTF-8
wordlists-name = الاسم «{ $name }» لا يبيّن اللغة؛ يُسمّى الملف برمز اللغة، مثل «fr.txt»
wordlists-match = «{ $found }»: «{ $entry }» في القائمة { $language } – { $how }
wordlists-spared = «{ $found }»: لا تُحتسب، لأن القائمة { $language } تسمح بـ«{ $allowed }»
wordlists-personal = «{ $found }»: { $kind }
wordlists-cry = «{ $found }»: «{ $entry }» في قائمة الكلمات التي تدل على حاجة إلى عون ({ $language })
wordlists-none = لا شيء يُعثر عليه.
wordlists-lists = القوائم التي جرى البحث فيها: { $lists }. لا يُحفظ شيء من الجملة.
wordlists-off = هذه تجربة للقوائم فقط. يبحث البوت عن هذه الكلمات والبيانات حيث تنص إعدادات البرنامج على ذلك.
wordlists-how = { $how ->
        [plain] كما هي مكتوبة فيها
        [form] الحروف نفسها بشكل آخر
        [stretched] بتكرار حروف
        [parted] بعلامات أو مسافات بين الحروف
        [swapped] بأرقام أو علامات مكان الحروف
       *[starred] بعلامات تُخفي حروفًا
    }
wordlists-kind = { $kind ->
        [phone] يبدو رقم هاتف
        [email] عنوان بريد إلكتروني
       *[identity] يبدو رقم هوية
    }
