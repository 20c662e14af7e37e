# Invitations, from the phone of whoever leads a group.
inviting-menu = الدعوات
inviting-which = <b>الدعوات.</b> أيّ مجموعة تودّون رؤيتها؟
inviting-back = ‹ العودة إلى المجموعات
inviting-way = <b>{ $name }</b>: إلى أين وصلت الدعوات
inviting-way-subtitle = الدعوات: إلى أين وصلنا
inviting-way-stage = { $stage }: <b>{ $n }</b>
inviting-way-stages = { $placed }
    { $invited }
    { $opened }
    { $consented }
    { $joined }
inviting-way-closed = يمكن إعداد الروابط حالما تُفتح هذه المجموعة: الأمر /menu يعرض ما ينقصها.
inviting-way-back = ‹ العودة إلى المجموعة
inviting-stage-placed = في القائمة
inviting-stage-invited = لهم دعوة
inviting-stage-opened = فتحوا الرابط
inviting-stage-consented = وافقوا
inviting-stage-joined = في المجموعة
inviting-sheet = ورقة للطباعة
inviting-sheet-file = <b>{ $name }</b>: اطبعوها وقصّوها على الخطوط المتقطّعة، وسلّموا كل قصاصة إلى صاحبها أو صاحبتها فقط. ويُرجى حذف الملف بعد الطباعة.
inviting-table = جدول لدمج المراسلات
inviting-table-all = روابط كل المجموعات في جدول
inviting-print-failed = تعذّر عليّ رسم هذا الآن. يُرجى المحاولة مرة أخرى، وإن تكرّر ذلك فخذوا الجدول بدلًا منه.
inviting-roll-one = { $n }. { $name }
inviting-roll-help = التذكير يشير إلى الرابط الذي أُعطي من قبل. أما الرابط الجديد فيُبطل ما قبله.
inviting-roll-gone = لم يعد هذا الاسم في القائمة. يُرجى فتح القائمة من جديد.
inviting-roll-back = ‹ العودة إلى القائمة
inviting-remind = { $n }: نسخ تذكير
inviting-renew = { $n }: رابط جديد
inviting-copy-reminder = إلى <b>{ $name }</b>. اضغطوا النص لنسخه، ثم أرسلوه كما تشاؤون:
inviting-copy-link = رابط جديد إلى <b>{ $name }</b>. الروابط السابقة لهذا الشخص التي لم يفتحها أحد لم تعد تعمل. اضغطوا النص لنسخه، ولا ترسلوه إلى غيره:
inviting-copy = <code>{ $words }</code>
inviting-workshop = للورشة الأولى
inviting-workshop-what = <b>قبل أي رابط:</b> شريحة عرض ونصف صفحة تقولان ما الغاية من المجموعة، ومن يدعو، وأن الانسحاب ممكن للجميع. أيهما تودّون؟
inviting-handout = ورقة
inviting-slide = شريحة
inviting-paper = { $kind } · { $language }
inviting-paper-file = للورشة الأولى، قبل إرسال أي رابط.
inviting-absent = من لم ينضمّ بعد؟
inviting-group = { $name }
inviting-roll = <b>{ $name }</b>: { $n ->
    [zero] انضمّ الجميع.
    [one] شخص واحد لم ينضمّ بعد.
    [two] شخصان لم ينضمّا بعد.
    [few] { $n } أشخاص لم ينضمّوا بعد.
    [many] { $n } شخصًا لم ينضمّوا بعد.
   *[other] { $n } شخص لم ينضمّوا بعد.
} الانضمام اختياري، وأنفع ما يكون كلمة طيّبة وجهًا لوجه.
inviting-roll-none = <b>{ $name }</b>: انضمّ الجميع.
inviting-links = روابط الدعوة ({ $n })
inviting-links-what = { $n ->
    [zero] فتح كلّ من في هذه المجموعة دعوته.
    [one] شخص واحد في هذه المجموعة لم يفتح دعوته بعد. أستطيع إعداد رابط شخصي له.
    [two] شخصان في هذه المجموعة لم يفتحا دعوتيهما بعد. أستطيع إعداد رابط شخصي لكلّ منهما.
    [few] { $n } أشخاص في هذه المجموعة لم يفتحوا دعواتهم بعد. أستطيع إعداد رابط شخصي لكلّ منهم.
    [many] { $n } شخصًا في هذه المجموعة لم يفتحوا دعواتهم بعد. أستطيع إعداد رابط شخصي لكلّ منهم.
   *[other] { $n } شخص في هذه المجموعة لم يفتحوا دعواتهم بعد. أستطيع إعداد رابط شخصي لكلّ منهم.
}
inviting-links-how = يُرجى إرسال كلّ رابط إلى صاحبه وحده، برسالة نصّية أو بريد إلكتروني أو على ورق. والروابط التي أعددتها من قبل للأشخاص أنفسهم لن تعمل بعد ذلك.
inviting-links-file = { $n ->
    [zero] لا توجد روابط.
    [one] رابط شخصي واحد لشخص واحد. يُرجى حذف الملفّ بعد إرساله.
    [two] رابطان شخصيان، كلّ منهما لشخص واحد. يُرجى حذف الملفّ بعد إرسالهما.
    [few] { $n } روابط شخصية، كلّ منها لشخص واحد. يُرجى حذف الملفّ بعد إرسالها.
    [many] { $n } رابطًا شخصيًا، كلّ منها لشخص واحد. يُرجى حذف الملفّ بعد إرسالها.
   *[other] { $n } رابط شخصي، كلّ منها لشخص واحد. يُرجى حذف الملفّ بعد إرسالها.
}
inviting-links-none = لا يوجد الآن من يُدعى: إمّا أنّ الجميع فتحوا روابطهم، أو لم تُفتح أيّ مجموعة بعد.
