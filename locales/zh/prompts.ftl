# 教师群里的卡片和通知。
prompts-follow-up = 💬 { $line }
prompts-finished = 我学完了这一节
prompts-step = 第 { $n } 张，共 { $m } 张
prompts-question = 问问同事
prompts-hello = 互相认识
prompts-none = 本群还没有卡片，第一张很快就会发出。
prompts-kind = { $kind ->
    [introduction] 自我介绍
    [question] 问题
    [poll] 投票
    [quiz] 小测验
    [task] 任务
    [announcement] 通知
    [guidelines] 准则
    [workshop] 工作坊提醒
    [progress] 本组进度卡
    [round-up] 经验汇总
   *[encouragement] 鼓励
}
prompts-now = 现在
prompts-when = { $month }{ $day }日{ $weekday } { $time }
prompts-on-day = { $month }{ $day }日{ $weekday }
prompts-soon = { $weekday } { $time }
prompts-weekday = { $day ->
    [0] 星期一
    [1] 星期二
    [2] 星期三
    [3] 星期四
    [4] 星期五
    [5] 星期六
   *[6] 星期日
}
prompts-month = { $month ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}
prompts-forwarded = ✉️ <i>直接回复转发给您的人就可以。</i>
prompts-poll = 您怎么看？
prompts-quiz = 有正确答案的小问题
prompts-task = 动手试一试
prompts-option = ◯ { $option }
prompts-right = ✓ <i>正确答案：{ $option }</i>
prompts-below = { $first }
    { $then }
prompts-votes-are-seen = 群里的人都能看到谁选了哪一项。
prompts-guidelines = 📌 <b>我们在群里的约定</b>
prompts-done = ✓ 已完成
prompts-done-noted = 已记下，谢谢！愿意的话，跟同事们说说结果如何。
prompts-done-over = 这项任务已经结束了，还是谢谢您！
prompts-your-group = 您的小组
prompts-your-coordinator = 您的协调员
