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
standings-target = 🎉 بلغنا هدفنا معًا: أجاب { $target }% على الأقل. شكرًا لكل مجموعة.
standings-named-late = { $name } (أسبوعها { $week })
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
standings-late = بدأت هذه المجموعة متأخرة، فهي تُقارَن بالأسبوع { $week } لدى المجموعات الأخرى.
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
standings-copied =
    { $n ->
        [zero] لم تُستبعد أي إجابة.
        [one] استُبعدت إجابة واحدة: كتب ثلاثة أشخاص أو أكثر الكلمات نفسها، وهي تُحتسب مرة واحدة.
        [two] استُبعدت إجابتان: كتب ثلاثة أشخاص أو أكثر الكلمات نفسها، وهي تُحتسب مرة واحدة.
        [few] استُبعدت { $n } إجابات: كتب ثلاثة أشخاص أو أكثر الكلمات نفسها، وهي تُحتسب مرة واحدة.
        [many] استُبعدت { $n } إجابة: كتب ثلاثة أشخاص أو أكثر الكلمات نفسها، وهي تُحتسب مرة واحدة.
       *[other] استُبعدت { $n } إجابة: كتب ثلاثة أشخاص أو أكثر الكلمات نفسها، وهي تُحتسب مرة واحدة.
    }
standings-excluded = إجاباتكم أنتم لا تُحتسب. ومن غادر بعد طرح سؤال يبقى في أساس ذلك الأسبوع فقط.
standings-reason-no-cards = بلا ترتيب: لم يُغلق أي سؤال هذا الأسبوع.
standings-reason-new = بلا ترتيب: كان هذا أول أسابيع المجموعة.
standings-reason-small = بلا ترتيب: من يمكنهم الإجابة أقلّ من 8.
standings-reason-losses = بلا ترتيب: غادر عدد من الأعضاء أو اختاروا الهدوء خلال أربعة أسابيع.
standings-reason-skips = بلا ترتيب: تُخطّي أكثر من سؤال في أسبوعين.
standings-reason-unknown-progress = بلا ترتيب: تقدّم المجموعة في الدورة غير معلوم.
standings-own = { $group }: { $place }
standings-losses =
    { $group }: غادر أو اختار الهدوء خلال أربعة أسابيع { $n ->
        [zero] لا أحد
        [one] عضو واحد
        [two] عضوان
        [few] { $n } أعضاء
        [many] { $n } عضوًا
       *[other] { $n } عضو
    }. ليس للمجموعة ترتيب هذا الأسبوع، ولا يرى الآخرون السبب. ربما تودّون الحديث مع من ينسّقها.

# ما تراه الإدارة من الترتيب.
standings-office = 📊 الترتيب
standings-office-of = 📊 الترتيب: { $course }
standings-are-shown = الترتيب ظاهر: في مجموعة المنسّقين، ولكل منسّقة ومنسّق في القائمة.
standings-are-hidden = الترتيب مخفيّ. لا يرى أحد أي مرتبة الآن.
standings-none-yet = لم يُختتم أي أسبوع بعد.
standings-hide = إخفاء كل الترتيب
standings-show = إظهار الترتيب
standings-back = العودة إلى الترتيب
standings-correct = تصحيح رقم
standings-group = { $name }
standings-correct-which = في أي مجموعة رقم خاطئ من الأسبوع الماضي؟
standings-correct-card = { $group }: أي سؤال هو؟
standings-figure = { $slug }: { $answered } من { $eligible }
standings-correct-ask = <b>{ $group }</b>، { $figure } أجابوا.
standings-correct-how = اكتبوا الرقم الصحيح ثم السبب بعده. مثلًا: 7 انقطعت الشبكة يوم الثلاثاء. سيقرأ المنسّقون كليهما.
standings-correct-most = أكثر من يمكنهم الإجابة { $n }. اكتبوا رقمًا أصغر ثم السبب.
standings-nothing-to-correct = لا رقم يمكن تصحيحه: لم يُغلق أي سؤال في ذلك الأسبوع.
standings-corrected-done = تم التصحيح. وأُبلغت مجموعة المنسّقين به وبالسبب.
standings-corrected = ✏️ <b>تصحيح:</b> { $group }، الأسبوع { $week }: أجاب { $after } من { $eligible }، لا { $before }.
standings-corrected-why = السبب: { $reason }
standings-corrected-places = المراتب الأولى في ذلك الأسبوع الآن:
standings-was-corrected = صحّحته الإدارة: عدد الإجابات { $after }، لا { $before }. السبب: { $reason }

# الموسم.
standings-opening = 🌱 <b>يبدأ موسم جديد.</b> ابتداءً من أول أسبوع كامل تقرؤون هنا كل اثنين كيف سارت مجموعاتنا معًا، وأيّها كانت الأولى.
standings-opening-parts = ما يُحتسب: الإجابات { $response }%، والردود على الزملاء { $peer }%، والتقدّم في الدورة { $gain }%. كل شخص يُحتسب مرة واحدة مهما كتب.
standings-opening-fair = المجموعات الصغيرة والكبيرة تُقارَن بعدل. والمجموعة التي فيها أقلّ من { $least } من المعلّمات والمعلّمين، أو في إجازة، أو في أسبوعها الأول، تبقى بلا مرتبة، لا بمرتبة سيئة.
standings-opening-end = <i>لماذا هذه النتيجة؟</i> يشرح كل رقم. ولا ترى مجموعات المعلّمين شيئًا من هذا. بالتوفيق لنا جميعًا!
standings-closing =
    🏁 <b>انتهى الموسم:</b> { $weeks ->
        [zero] دون أسابيع
        [one] أسبوع واحد
        [two] أسبوعان
        [few] { $weeks } أسابيع
        [many] { $weeks } أسبوعًا
       *[other] { $weeks } أسبوع
    }، { $groups ->
        [zero] دون مجموعات.
        [one] مجموعة واحدة.
        [two] مجموعتان.
        [few] { $groups } مجموعات.
        [many] { $groups } مجموعة.
       *[other] { $groups } مجموعة.
    }
standings-closing-answers = كلّنا معًا: عدد الإجابات { $answered } من { $eligible } ممكنة.
standings-closing-often = الأكثر حضورًا بين الثلاث الأولى:
standings-closing-weeks =
    { $name } ({ $n ->
        [zero] دون أسابيع
        [one] أسبوع واحد
        [two] أسبوعان
        [few] { $n } أسابيع
        [many] { $n } أسبوعًا
       *[other] { $n } أسبوع
    })
standings-closing-improved =
    الأكثر تقدّمًا من النصف الأول إلى الثاني: { $name }، بزيادة { $points ->
        [zero] أقلّ من نقطة.
        [one] نقطة واحدة.
        [two] نقطتين.
        [few] { $points } نقاط.
        [many] { $points } نقطة.
       *[other] { $points } نقطة.
    }
standings-closing-thanks = شكرًا لكل منسّقة ومنسّق ولكل مجموعة، أينما كانت مرتبتها.
