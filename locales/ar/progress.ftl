# التقدّم في الدورة على الإنترنت.
progress-noted = سجّلنا أنكم أنهيتم «{ $section }». لا يرى ذلك أحد سواكم. للتراجع افتحوا «سجلّي» في محادثتكم الخاصة معي.
progress-noted-before = سبق أن سجّلنا إنهاء «{ $section }». للتراجع افتحوا «سجلّي» في محادثتكم الخاصة معي.
progress-undone = تم التراجع. لم يعد هذا القسم مسجّلًا من قِبلكم.
progress-nothing-to-undo = لا شيء للتراجع عنه: لم تسجّلوا إنهاء هذا القسم.
progress-undo = لم ننتهِ بعد: { $section }
progress-not-your-group = هذا الزر لمعلّمات هذه المجموعة ومعلّميها. لم نسجّل شيئًا.
progress-unknown-section = لم يعد هذا القسم ضمن الدورة. لم نسجّل شيئًا.
progress-file-double = هذا القسم للمعلم نفسه موجود في السطر { $line }؛ يُرجى إبقاء واحد منهما
progress-file-teacher = ليس في القائمة؛ يُرجى كتابة رقمه في القائمة أو بريده الإلكتروني
progress-file-section = ليس في المقرر{ $near }؛ يُرجى كتابة واحد من { $known }
progress-file-done = ليست yes ولا no؛ يُرجى كتابة yes أو no
progress-file-minutes = ليس عددًا صحيحًا من الدقائق؛ يُرجى كتابة مثلًا 45
progress-file-date = ليس تاريخًا؛ يُرجى كتابة مثلًا 2026-09-10 أو 2026-09-10T14:30
progress-file-future = هذا التاريخ في المستقبل؛ يُرجى كتابة متى أُنجز القسم
progress-file-source = غير معروف؛ يُرجى كتابة lms (منصة التعلم) أو file
