# بطاقة تقدّم المجموعة.
standings-last-week = الأسبوع الماضي: { $line }
standings-answered =
    { $cards ->
        [one] أجاب { $answered } من { $eligible }.
        [zero] وصلت { $answered } من { $eligible } إجابة ممكنة.
        [two] وصلت { $answered } من { $eligible } إجابة ممكنة عن سؤالين.
        [few] وصلت { $answered } من { $eligible } إجابة ممكنة عن { $cards } أسئلة.
        [many] وصلت { $answered } من { $eligible } إجابة ممكنة عن { $cards } سؤالًا.
       *[other] وصلت { $answered } من { $eligible } إجابة ممكنة عن { $cards } سؤال.
    }
standings-progress =
    أُنجز في المتوسط { $share }% مما حان موعده في الدورة (المعلوم عن { $people ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصين
        [few] { $people } أشخاص
        [many] { $people } شخصًا
       *[other] { $people } شخص
    }).
standings-minutes =
    الوقت في الدورة حتى الآن: { $n ->
        [zero] أقلّ من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    } (القيمة الوسطى كما قاستها منصة التعلّم).
standings-credited =
    الوقت المحتسب حتى الآن: { $n ->
        [zero] أقلّ من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    } (القيمة الوسطى لما تستغرقه الأقسام المنجزة عادةً).
standings-source = المصدر: { $source }، { $date }.
standings-source-lms = منصة التعلّم
standings-source-file = ملف الجهة المنظِّمة
standings-source-self = ما سجّلته المعلّمات والمعلّمون بأنفسهم
standings-source-mixed = منصة التعلّم والملفات وما سجّلته المعلّمات والمعلّمون بأنفسهم
standings-up =
    الإجابات أكثر من الأسبوع الذي قبله بمقدار { $n ->
        [zero] أقلّ من نقطة
        [one] نقطة واحدة
        [two] نقطتين
        [few] { $n } نقاط
        [many] { $n } نقطة
       *[other] { $n } نقطة
    } من 100.
standings-down =
    الإجابات أقلّ من الأسبوع الذي قبله بمقدار { $n ->
        [zero] أقلّ من نقطة
        [one] نقطة واحدة
        [two] نقطتين
        [few] { $n } نقاط
        [many] { $n } نقطة
       *[other] { $n } نقطة
    } من 100. بعض الأسابيع مزدحمة.
standings-level = الإجابات بقدر ما كانت في الأسبوع الذي قبله.
standings-praise-on-track = أنتم تواكبون الدورة. أحسنتم.
standings-praise-rising = وجد عدد أكبر من الزميلات والزملاء وقتًا للإجابة. شكرًا لكم.
standings-praise-many = أجاب معظمكم. شكرًا لأنكم تُبقون الحديث متواصلًا.
standings-praise-climbing = تقدّمت المجموعة في الدورة منذ الأسبوع الماضي. أحسنتم.
standings-praise-colleagues =
    { $n ->
        [zero] شكرًا لكل من ردّ على الزميلات والزملاء.
        [one] ردّ أحدكم على زميل أو زميلة. لهذا وُجدت هذه المجموعة. شكرًا لكم.
        [two] ردّ اثنان منكم على الزميلات والزملاء. لهذا وُجدت هذه المجموعة. شكرًا لكم.
        [few] ردّ { $n } منكم على الزميلات والزملاء. لهذا وُجدت هذه المجموعة. شكرًا لكم.
        [many] ردّ { $n } منكم على الزميلات والزملاء. لهذا وُجدت هذه المجموعة. شكرًا لكم.
       *[other] ردّ { $n } منكم على الزميلات والزملاء. لهذا وُجدت هذه المجموعة. شكرًا لكم.
    }
standings-praise-answers = شكرًا لكل من أجاب.
standings-card-progress = المنجز مما حان موعده في الدورة
standings-card-answers = الإجابات عن أسئلتنا
standings-now = الآن
standings-week = الأسبوع { $week }

# ترتيب المجموعات في مجموعة المنسّقين.
standings-title = <b>كيف سارت مجموعاتنا في الأسبوع { $week }</b>
standings-board = مجموعاتنا
standings-board-foot = الإجابات والردود على الزملاء والتقدّم؛ كل شخص يُحتسب مرة واحدة.
standings-row = { $place }. { $name } · { $score } من 100
standings-improved =
    الأكثر تحسّنًا: { $name }، بزيادة { $points ->
        [zero] أقلّ من نقطة
        [one] نقطة واحدة
        [two] نقطتين
        [few] { $points } نقاط
        [many] { $points } نقطة
       *[other] { $points } نقطة
    } عن متوسط أسابيعها الأخيرة.
standings-unranked = بلا ترتيب هذا الأسبوع: { $name }
standings-unranked-more =
    { $n ->
        [zero] … ولا مجموعات أخرى.
        [one] … ومجموعة أخرى.
        [two] … ومجموعتان أخريان.
        [few] … و{ $n } مجموعات أخرى.
        [many] … و{ $n } مجموعة أخرى.
       *[other] … و{ $n } مجموعة أخرى.
    }
standings-why = لماذا هذه النتيجة؟
standings-written = كتبت إليكم في محادثتنا الخاصة.
standings-open-chat = لا أستطيع أن أكتب إليكم بعد. افتحوا محادثة خاصة معي واضغطوا «ابدأ» ثم أعيدوا المحاولة.
standings-not-yours = هذا السؤال لمنسّقات هذه المجموعات ومنسّقيها فقط.

# لماذا هذه النتيجة؟
standings-why-title = <b>{ $group }: لماذا هذه النتيجة في الأسبوع { $week }؟</b>
standings-place = المرتبة { $place } من { $groups }، { $score } من 100.
standings-above = قبلكم مباشرة: { $name }، { $score } من 100.
standings-below = بعدكم مباشرة: { $name }، { $score } من 100.
standings-part-response = الإجابات
standings-part-peer = الردود على الزملاء
standings-part-gain = التقدّم في الدورة
standings-part = <b>{ $part }</b>: { $x } من { $n } من المعلّمات والمعلّمين = { $rate }%. متوسط البرنامج: { $mean }%. بعد الموازنة: { $shrunk }%. الوزن: { $weight }%.
standings-shrinkage = الموازنة تعني أننا نضيف إلى كل مجموعة عشرة أشخاص بمستوى متوسط، كي لا تتصدّر مجموعة صغيرة أو تتأخر بالمصادفة. وإن كان في الأسبوع أكثر من سؤال، أخذنا متوسط الإجابات عنها.
standings-outside =
    { $n ->
        [zero] احتُسب جميع أعضاء المجموعة.
        [one] عضو واحد لم يُحتسب: انضمّ قبل أقلّ من 72 ساعة، أو أوقف المشاركة مؤقتًا، أو اختار الهدوء.
        [two] عضوان لم يُحتسبا: انضمام قبل أقلّ من 72 ساعة، أو توقّف مؤقت، أو اختيار الهدوء.
        [few] { $n } أعضاء لم يُحتسبوا: انضمام قبل أقلّ من 72 ساعة، أو توقّف مؤقت، أو اختيار الهدوء.
        [many] { $n } عضوًا لم يُحتسبوا: انضمام قبل أقلّ من 72 ساعة، أو توقّف مؤقت، أو اختيار الهدوء.
       *[other] { $n } عضو لم يُحتسبوا: انضمام قبل أقلّ من 72 ساعة، أو توقّف مؤقت، أو اختيار الهدوء.
    }
standings-excluded = إجاباتكم أنتم لا تُحتسب. ومن غادر بعد طرح سؤال يبقى في أساس ذلك الأسبوع فقط.
standings-reason-no-cards = بلا ترتيب: لم يُغلق أي سؤال هذا الأسبوع.
standings-reason-new = بلا ترتيب: كان هذا أول أسابيع المجموعة.
standings-reason-small = بلا ترتيب: من يمكنهم الإجابة أقلّ من 8.
standings-reason-losses = بلا ترتيب: غادر عدد من الأعضاء هذا الأسبوع.
standings-reason-skips = بلا ترتيب: تُخطّي أكثر من سؤال في أسبوعين.
standings-reason-unknown-progress = بلا ترتيب: تقدّم المجموعة في الدورة غير معلوم.
standings-own = { $group }: { $place }
standings-losses =
    { $group }: غادر الأسبوع الماضي { $n ->
        [zero] لا أحد
        [one] عضو واحد
        [two] عضوان
        [few] { $n } أعضاء
        [many] { $n } عضوًا
       *[other] { $n } عضو
    }. ليس للمجموعة ترتيب هذا الأسبوع، ولا يرى الآخرون السبب. ربما تودّون الحديث مع من ينسّقها.
