# 群里达成的目标，后面接课程里的一段话。
cheers-answers = 本群的回答已经达到 { $n } 个。
cheers-section = “{ $section }”：在已知进度的老师中，至少有 { $share }% 已经完成。
cheers-section-all = “{ $section }”：已知进度的老师都已完成。
