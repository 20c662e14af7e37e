# What `staffroom check` and /check say. Each sentence is one to three lines: what, why, what to do. One line: all is well.
check-mistake = في ملف يقرؤه Staffroom خطأ
    لا يستطيع البوت استعماله كما هو
    يُرجى تشغيل `{ $program } check` على جهازه: فهو يسمّي الملف والسطر والحلّ
check-settings = الإعدادات: { $file }
check-course = الدورة '{ $course }': المنشورات { $posts }، والأسابيع { $weeks }
check-course-words = لا نصوص للدورة '{ $course }' باللغة '{ $language }'
    ستقرأ المجموعات بهذه اللغة لغة أخرى
    يُرجى إضافة '{ $language }:' إلى نصوصها، أو اختيار لغة من: { $known }
check-zone = الوقت: الساعة { $at } في { $zone }، منطقة '{ $course }'
check-zone-fixed = الدورة '{ $course }': المنطقة { $zone } ليست مكانًا
    لا تعرف التوقيت الصيفي، ومناطق مثل Etc/GMT+3 تقع في الجهة الأخرى من غرينتش
    يُرجى كتابة `zone:` على شكل قارة/مدينة، مثل Asia/Riyadh
check-first-day = الدورة '{ $course }': يومها الأول، { $day }، { $what }
    { $why }
    يُرجى كتابة `start: { $better }`، وهو أول يوم دراسي في الأسبوع
check-day-late = يقع متأخرًا في أسبوعه الدراسي
check-day-closed = ليس يومًا دراسيًا
check-day-nothing = لا يُنشر فيه شيء
check-day-early = بطاقات الأسبوع الأول التي تقع قبله: { $n }. ستأتي مع بطاقات الأسبوع الثاني أو لا تأتي
check-words = النصوص: الجمل { $n } باللغات { $languages }
check-words-missing = نصوص '{ $language }': الجمل الناقصة { $n }
    مثل '{ $example }'
    يُرجى تثبيت Staffroom من جديد
check-words-broken = نصوص '{ $language }': أسطر لا تُفهم { $n }
    مثل '{ $example }'
    يُرجى تثبيت Staffroom من جديد
check-key = المفتاح: بعيد عن البيانات
check-never-set-up = لا مفتاح ولا قاعدة بيانات بعد
    لم يُجهَّز Staffroom هنا
    يُرجى تشغيل `{ $program } setup` أو `{ $program } run`
check-secret-open = { $file }: يستطيع غيركم على هذا الجهاز قراءته
    فيه سرّ
    يُرجى تشغيل: chmod 600 { $file }
check-changeable = { $file }: يستطيع كل من على هذا الجهاز تغييره
    من يغيّره يغيّر ما يفعله البوت أو يعرفه
    يُرجى تشغيل: chmod o-w { $file }
check-disk = القرص: { $free } غيغابايت خالية في { $folder }
check-disk-full = القرص: { $free } غيغابايت خالية في { $folder }
    لا تستطيع قاعدة البيانات أن تكبر
    يُرجى حذف ما لا حاجة إليه على هذا القرص
check-disk-backup = القرص: { $free } غيغابايت خالية في { $folder }
    تحتاج النسخة الاحتياطية التالية إلى نحو { $needed } غيغابايت
    يُرجى إخلاء مكان على هذا القرص، أو تسمية مجلد آخر عند `backup.folder`
check-disk-little = القرص: { $free } غيغابايت خالية في { $folder }
    تحتاج النسخ الاحتياطية إلى مكان أيضًا
    يُرجى إخلاء مكان على هذا القرص
check-disk-locked = { $folder }: لا يمكن الكتابة فيه
    يحفظ البوت بياناته هناك
    يُرجى تصحيح مالك المجلد
check-no-database = لا قاعدة بيانات في { $file }
    لم يعمل البوت هنا قطّ
    يُرجى تشغيل `{ $program } setup`
check-database = قاعدة البيانات: تُفتح بمفتاحها وهي سليمة (الشكل { $version }، ‏SQLite { $sqlite })
check-database-unreadable = { $file }: لا يمكن قراءته ({ $error })
    الملف تالف
    يُرجى إيقاف البوت وتشغيل `{ $program } restore FILE`
check-database-damaged = { $file }: قاعدة البيانات تالفة
    { $why }
    يُرجى إيقاف البوت وتشغيل `{ $program } restore FILE`
check-strays = صفوف لا تشير إلى شيء: { $n }
check-database-newer = قاعدة البيانات أحدث من هذا البرنامج
    شكلها { $version }، وهذا البرنامج يعرف { $known }
    يُرجى تثبيت البرنامج الأحدث
check-database-older = قاعدة البيانات: تغييرات في الشكل تنتظر { $n }
    ثُبّتت نسخة جديدة
    يُرجى تشغيل `{ $program } run`
check-sheet = ورقة الاسترجاع: مؤكَّدة
check-sheet-missing = ورقة الاسترجاع غير مؤكَّدة
    من دون المفتاح على الورق يضيع كل شيء إن تعطّل القرص
    يُرجى تشغيل `{ $program } recovery-sheet` وكتابتها، ثم `{ $program } recovery-sheet --confirm`
check-backup = النسخة الاحتياطية: عمر آخرها بالساعات { $hours }
check-backup-none = لا نسخة احتياطية بعد
    تُصنع والبوت يعمل
    يُرجى تشغيل `{ $program } backup`
check-backup-old = عمر آخر نسخة احتياطية بالأيام: { $days }
    كان البوت متوقفًا، أو تفشل النسخة
    يُرجى تشغيل `{ $program } backup`
check-drill-none = الاسترجاع: لم يُجرَّب بعد؛ يجرّبه البوت مع نسخته الليلية التالية
check-drill = الاسترجاع: جُرّب قبل أيام عددها { $days }، وكان كل شيء موجودًا
check-drill-failed = تعذّر استرجاع آخر نسخة جُرّبت، أو لم تُجرَّب نسخة منذ أربعين يومًا
    قد لا يوجد بعد الفقدان ما يُرجَع إليه
    يُرجى تشغيل `{ $program } backup`، والنظر في السجلّ، وفحص قرص النسخ
check-parked = رسائل تعذّرت معالجتها: { $n }
    أولاها تقول: { $example }
    لمن يشرف: /menu، «ما الذي تعذّرت معالجته؟» – وفي السجلّ أسطر عنها لمن يعتني بالبرنامج
check-failed = رسائل رفضها تيليغرام: { $n }
    آخرها { $example }
    لمن يشرف: /menu، «ما الذي تعذّر إرساله؟»
check-unsure = رسائل لا يعلم أحد هل وصلت: { $n }
    انقطع الاتصال أثناء إرسالها
    يُرجى النظر في المجموعات؛ ولمن يشرف: /menu، «عرض هذه الرسائل» يعيد إرسالها
check-queue = شيء ينتظر منذ دقائق: { $minutes }
    البوت متوقف، أو لا يمكن الوصول إلى تيليغرام
    يُرجى تشغيل البوت أو فحص الاتصال بالإنترنت؛ وإن لم ينفع ذلك فتشغيل البوت من جديد
check-boxes = الصناديق: لا شيء مؤجَّل ولا فاشل ولا مشكوك فيه؛ الرسائل المرسلة { $n }
check-no-admin = الدورة '{ $course }': لا أحد يشرف عليها
    لم يُفتح رابط لمشرف، فلا يعلم أحد بما يتعطّل
    يُرجى تشغيل `{ $program } admin invite` وفتح الرابط في تيليغرام
check-no-staff-group = الدورة '{ $course }': لا مجموعة للمنسّقين والمنسّقات
    لا مكان للبطاقات والترتيب وما يقرّره المنسّقون والمنسّقات
    لمن يشرف: /menu، «تجهيز مجموعة المنسّقين والمنسّقات»
check-group-unled = { $name }: لا أحد يقود المجموعة
    لا يُسأل أحد عن بطاقاتها
    يُرجى تسمية من يقودها: في قائمة المنسّقين والمنسّقات، أو بالزرّ في الرسالة عن ذلك
check-coordinators = الدورة '{ $course }': حضر كل المنسّقين والمنسّقات مؤخرًا ({ $n })
check-no-contact = الدورة '{ $course }': لا يُخبَر أحد حيث قد يحتاج أحدهم إلى عون
    يذكر conduct.help.contact الرقم '{ $named }'، وهو ليس في أي قائمة لها، أو ليس لصاحبه محادثة خاصة مع البوت
    اكتبوا رقم شخص في إحدى القوائم، ودعوه يفتح البوت برابطه الشخصي
check-idle = الدورة '{ $course }': لم تأتِ منذ خمسة أيام دراسية أي إشارة من { $n } من أصل { $all } من المنسّقين والمنسّقات
    ربما تنتظرهم مجموعاتهم
    لمن يشرف: /coordinators يُظهر من هم، ويرسل كلمة طيبة
check-no-token = لا رمز (token)
    لا يستطيع البوت الوصول إلى تيليغرام
    يُرجى تشغيل `{ $program } setup` أو ضبط BOT_TOKEN
check-unreachable = لا يمكن الوصول إلى { $server }
    لا اتصال
    يُرجى فحص الاتصال بالإنترنت وجدار الحماية
check-token = الرمز: البوت هو @{ $name }
check-token-unknown = لا يعرف تيليغرام الرمز
    غُيّر أو كُتب خطأ
    يُرجى تشغيل `{ $program } setup` من جديد
check-refused = رفض تيليغرام getMe
    { $reason }
    يُرجى المحاولة بعد دقيقة
check-clock = الساعة: توافق ساعة تيليغرام
check-clock-off = تُظهر ساعة هذا الجهاز { $ours } بتوقيت UTC، وساعة تيليغرام { $theirs }
    ستأتي البطاقات في غير وقتها
    يُرجى جعل الجهاز يضبط ساعته بنفسه (Linux: ‏sudo timedatectl set-ntp true، ‏Windows: الإعدادات، الوقت، ضبط الوقت تلقائيًا)
check-updates = التحديثات: لا webhook في الطريق، وكل الأنواع اللازمة تصل
check-updates-lacking = لا يوصل تيليغرام إلى البوت: { $kinds }
    طلب برنامج آخر بهذا الرمز أقلّ من ذلك
    يُرجى إيقاف ذلك البرنامج ثم تشغيل البوت: فهو يطلب من جديد ما يحتاج إليه
check-webhook = ضبط برنامج آخر webhook لهذا البوت
    تذهب تحديثاته إلى { $url }
    يُرجى أن يزيل ذلك البرنامج webhook الخاص به، أو إلغاء الرمز في BotFather (/revoke) وتشغيل `{ $program } setup`
check-may-not-join = لا يُسمح للبوت بدخول المجموعات
    إعداد في BotFather
    يُرجى إرسال /setjoingroups: ‏Enable إلى BotFather
check-no-group = القراءة: لا مجموعة بعد؛ حيث يكون البوت مشرفًا سيرى الرسائل
check-reading = القراءة: يرى البوت رسائل مجموعاته
check-privacy = لا يستطيع البوت قراءة رسائل مجموعة
    وضع الخصوصية مفعّل، والبوت ليس مشرفًا هناك
    يُرجى جعله مشرفًا، أو إرسال /setprivacy: ‏Disable إلى BotFather وإضافة البوت إلى المجموعة من جديد
check-staff-group = مجموعة المنسّقين والمنسّقات في { $course }
check-group = المجموعة { $name }: خاصة، وكل الأذون موجودة
check-group-away = { $name }: لا يمكن الوصول إلى المجموعة
    { $reason }
    يُرجى إضافة البوت من جديد مشرفًا
check-group-public = { $name }: المجموعة عامة
    يستطيع أي شخص قراءتها على @{ $handle }
    يُرجى جعل نوع المجموعة «خاصة»
check-group-basic = { $name }: المجموعة من النوع الأساسي
    تحتاج الأذون وطلبات الانضمام إلى مجموعة خارقة
    يُرجى جعل سجلّ المحادثة مرئيًا للأعضاء الجدد؛ فيرقّيها تيليغرام
check-group-not-admin = { $name }: البوت ليس مشرفًا
    لا يستطيع إدخال المعلّمين والمعلّمات
    يُرجى جعله مشرفًا
check-group-rights = { $name }: تنقص البوت أذون ({ $n })
    { $rights }
    يُرجى فتح المجموعة، ثم المشرفون، ثم البوت، وتفعيل ما سُمّي
check-and = { $first }، { $more }
check-right-invite = دعوة المستخدمين عبر الرابط
check-right-restrict = حظر المستخدمين
check-right-delete = حذف الرسائل
check-right-pin = تثبيت الرسائل
check-right-change = تغيير معلومات المجموعة
check-moodle = ‏Moodle: الرمز والوظائف صحيحة، ووُجدت الدورة '{ $course }' وأقسامها
check-moodle-no-course = ‏Moodle: لا دورة
    لا يسمّي أي برنامج دورة
    يُرجى كتابة `moodle: {"{"}course: …{"}"}` تحت برنامج
check-moodle-no-token = ‏Moodle: لا رمز
    ليس في البيئة
    يُرجى وضع { $name }=… في { $file }
check-moodle-fault = ‏Moodle، الدورة '{ $course }'
    { $fault }
    انظروا docs/operator/moodle.md
check-moodle-unseen = ‏Moodle، الدورة '{ $course }': لم تُفحص
    في دورة البرنامج نفسها أخطاء
    انظروا أعلاه
check-moodle-sections = ‏Moodle، الدورة '{ $course }': أقسام لا توجد هناك { $n }
    { $sections }
    يُرجى تسميتها في config.yaml، مثل `moodle: {"{"}sections: {"{"}{ $first }: [1]{"}"}{"}"}`
