# 在线课程的学习进度。
progress-noted = 已记下：您完成了“{ $section }”。只有您自己看得到。如需撤回，请在与我的私聊中打开“我的记录”。
progress-noted-before = “{ $section }”之前已经记下了。如需撤回，请在与我的私聊中打开“我的记录”。
progress-undone = 已撤回。这一节不再算作您报告的完成内容。
progress-nothing-to-undo = 没有可撤回的内容：您没有报告过这一节。
progress-undo = 其实还没完成：{ $section }
progress-not-your-group = 这个按钮只供本群的老师使用，没有记录任何内容。
progress-unknown-section = 课程里已经没有这一节了，没有记录任何内容。
