demo-letter = رسالة من مدرستكم
demo-invitation = تدعوكم مدرستكم إلى مجموعة خاصة لمعلّمي الدورة ومعلّماتها. افتحوا الرابط لتعرفوا ما هي، ثم القرار لكم.
demo-who = { $role ->
    [teacher] معلّم/ة · { $place }
    [coordinator] منسّق/ة · { $place }
    [admin] مشرف البرنامج
   *[other] غريب عن المدرسة
}

# The playground's calendar of what is still to come.
demo-agenda-introduction = التعارف
demo-agenda-question = سؤال
demo-agenda-poll = استطلاع رأي
demo-agenda-quiz = سؤال بجواب صحيح
demo-agenda-task = مهمة
demo-agenda-guidelines = إرشادات المجموعة
demo-agenda-round-up = خلاصة ما جُرّب
demo-agenda-announcement = إعلان
demo-agenda-encouragement = كلمة تشجيع
demo-agenda-progress = بطاقة تقدّم المجموعة
demo-agenda-workshop = تذكير بالورشة
demo-agenda-offer = يُعرض على المنسّقين: { $what }
demo-agenda-league = ترتيب المجموعات الأسبوعي
demo-agenda-undecided = فقط إذا قرّر المنسّق نشره

# What can be switched there.
demo-life = أشخاص افتراضيون
demo-life-hint = معلّمون ومعلّمات ينضمّون ويجيبون ويسألون ويتفاعلون ويأخذون استراحة، ويخالفون قاعدة أحيانًا؛ وينشر المنسّقون البطاقات التي لم يقرّر أحد بشأنها قبل موعدها بأربع ساعات. يحدث هذا كلّما تقدّمت الساعة.
demo-level-off = متوقّف
demo-level-low = قليل
demo-level-normal = معتاد
demo-level-high = كثير
demo-bot = برنامج البوت
demo-bot-hint = إذا أُوقف أنهى ما بيده، وإذا قُطع فجأة فلا يستطيع. وحين يُشغَّل من جديد يتابع البوت الجيّد من حيث كان: لا يضيع شيء ولا يُقال شيء مرّتين.
demo-bot-running = يعمل
demo-bot-stopped = موقوف
demo-bot-killed = مقطوع

# The guided tour.
demo-tour-letter = وصلت رسالة
demo-tour-letter-how = أنت الآن من المعلّمين. افتح الظرف في الأعلى، ثم افتح الرابط في الرسالة، واضغط «ابدأ».
demo-tour-join = الانضمام إلى المجموعة
demo-tour-join-how = اقرأ من يدعوك وما الذي يُحفظ. اضغط زرّ الانضمام، ثم افتح المجموعة واطلب الدخول.
demo-tour-answer = الإجابة عن البطاقة
demo-tour-answer-how = في البطاقة المثبّتة سؤال. اكتب في المجموعة جملة من أربع كلمات على الأقل. (علامة ✍ على إجابات الزملاء تعني أنها احتُسبت، وتُحتسب إجاباتك ابتداءً من يومك الرابع.)
demo-tour-post = أنت الآن من المنسّقين
demo-tour-post-how = بطاقة الغد تنتظر في محادثتك الخاصة مع الروبوت. اقرأها واضغط «✓ انشروها في مجموعتي»، فتُنشر في موعدها.
demo-tour-life = بثّ الحياة في المجموعة
demo-tour-life-how = افتح «الحياة» في الأعلى واختر مستوى النشاط. من الآن يتصرّف معلّمون ومنسّقون افتراضيون كلّما تقدّمت الساعة.
demo-tour-time = دع الوقت يمرّ
demo-tour-time-how = اضغط «تشغيل» وراقب مجموعتك: تصل البطاقة يوم الأحد عند 16:00، ويجيب الزملاء، ويُنشر ترتيب المجموعات يوم الاثنين عند 9:00. ومن التقويم يمكنك الانتقال إلى هناك مباشرة.
demo-tour-league = أنت الآن مشرف البرنامج: انظر إلى الترتيب
demo-tour-league-how = افتح مجموعة المنسّقين واقرأ كيف كان أداء المجموعات. لا يرى المعلّمون ذلك أبدًا، وهو يقارن بين المجموعات لا بين الأشخاص.
