# مجموعة المنسّقين والمنسّقات: كل بطاقة قبل موعدها.
cascade-offer = 📮 <b>لمجموعاتكم: { $when }</b>
cascade-posts-itself = إن لم يقرّر أحد، تُنشر من تلقاء نفسها.
cascade-needs-you = لا تُنشر إلا في المجموعات التي يوافق منسّقها أو منسّقتها. وإن لم يقرّر أحد، تُترك.
cascade-post = ✓ انشروها في مجموعتي
cascade-skip = تجاوزوها
cascade-how-many = كم مجموعة؟
cascade-tally = ✓ ستُنشر في { $will } من { $groups } · تُركت: { $skipped } · بلا قرار: { $waiting } · فات موعدها: { $late }
cascade-will-post = ✓ ستُنشر في:
cascade-skipped = لن تُنشر في:
cascade-group = { $group }: { $when }
cascade-below =
    { $first }
    { $then }
cascade-and-more = وغيرها: { $n }
cascade-board-line = <b>{ $when }</b> { $card }
    { $tally }
cascade-waiting = { $n }. { $card } ({ $when }، مجموعاتكم: { $groups })
cascade-post-numbered = ✓ انشروا { $n }
cascade-skip-numbered = تجاوزوا { $n }
cascade-not-yours = القرار هنا لمنسّقي هذه المجموعات ومنسّقاتها فقط.
cascade-too-late = فات أوان التغيير: نُشرت البطاقة أو مضى وقتها.
cascade-gone = لم يعد هذا العرض صالحًا.
