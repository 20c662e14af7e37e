# 群里达成的目标，后面接课程里的一段话。
cheers-answers = 本群的回答已经达到 { $n } 个。
cheers-section = “{ $section }”：在已知进度的老师中，至少有 { $share }% 已经完成。
cheers-section-all = “{ $section }”：已知进度的老师都已完成。
cheers-newcomers = { $n ->
   *[other] 👋 上次欢迎之后，又有 { $n } 位新同事加入。欢迎你们！
}
cheers-hello = 我们现在共有 { $n } 人。还没有介绍过自己的同事，请用一两句话说说：您是谁、教什么、希望在这里收获什么。
