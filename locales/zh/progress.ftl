# 在线课程的学习进度。
progress-noted = 已记下：您完成了“{ $section }”。只有您自己看得到。如需撤回，请在与我的私聊中打开“我的记录”。
progress-noted-before = “{ $section }”之前已经记下了。如需撤回，请在与我的私聊中打开“我的记录”。
progress-undone = 已撤回。这一节不再算作您报告的完成内容。
progress-nothing-to-undo = 没有可撤回的内容：您没有报告过这一节。
progress-undo = 其实还没完成：{ $section }
progress-not-your-group = 这个按钮只供本群的老师使用，没有记录任何内容。
progress-unknown-section = 课程里已经没有这一节了，没有记录任何内容。
progress-file-double = 这位教师的这一节已在第 { $line } 行；请只保留一行
progress-file-teacher = 不在名单上；请写名单编号或电子邮件
progress-file-section = 不在课程中{ $near }；请写 { $known } 之一
progress-file-done = 既不是 yes 也不是 no；请写 yes 或 no
progress-file-minutes = 不是整数分钟；例如写 45
progress-file-date = 不是日期；例如写 2026-09-10 或 2026-09-10T14:30
progress-file-future = 日期在将来；请写这一节完成的时间
progress-file-source = 不认识；请写 lms（学习平台）或 file
