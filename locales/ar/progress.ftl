# التقدّم في الدورة على الإنترنت.
progress-noted = سجّلنا أنكم أنهيتم «{ $section }». لا يرى ذلك أحد سواكم. للتراجع افتحوا «سجلّي» في محادثتكم الخاصة معي.
progress-noted-before = سبق أن سجّلنا إنهاء «{ $section }». للتراجع افتحوا «سجلّي» في محادثتكم الخاصة معي.
progress-undone = تم التراجع. لم يعد هذا القسم مسجّلًا من قِبلكم.
progress-nothing-to-undo = لا شيء للتراجع عنه: لم تسجّلوا إنهاء هذا القسم.
progress-undo = لم ننتهِ بعد: { $section }
progress-not-your-group = هذا الزر لمعلّمات هذه المجموعة ومعلّميها. لم نسجّل شيئًا.
progress-unknown-section = لم يعد هذا القسم ضمن الدورة. لم نسجّل شيئًا.
progress-file-double = هذا القسم للمعلم نفسه موجود في السطر { $line }؛ أبقِ واحدًا منهما
progress-file-teacher = ليس في القائمة؛ اكتب رقمه في القائمة أو بريده الإلكتروني
progress-file-section = ليس في المقرر{ $near }؛ اكتب واحدًا من { $known }
progress-file-done = ليست نعم ولا لا؛ اكتب yes أو no
progress-file-minutes = ليس عددًا صحيحًا من الدقائق؛ اكتب مثلًا 45
progress-file-date = ليس تاريخًا؛ اكتب مثلًا 2026-09-10 أو 2026-09-10T14:30
progress-file-future = هذا التاريخ في المستقبل؛ اكتب متى أُنجز القسم
progress-file-source = غير معروف؛ اكتب lms (منصة التعلم) أو file
