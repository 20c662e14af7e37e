demo-letter = 学校给您的一封信
demo-invitation = 学校邀请您加入本课程教师的私密群组。请打开链接了解详情，再由您决定。
demo-who = { $role ->
    [teacher] 教师 · { $place }
    [coordinator] 协调员 · { $place }
    [admin] 管理员
   *[other] 外人
}

# The playground's calendar of what is still to come.
demo-agenda-offer = 先给协调员看：{ $what }
demo-agenda-league = 每周排行
demo-agenda-undecided = 协调员同意后才发布

# What can be switched there.
demo-life = 模拟人物
demo-life-hint = 老师们会加入、回答、提问、回应、请假，偶尔也会违反群规，有同事可能会举报；到了发布前四小时还没有人决定的卡片，由协调员发布。时钟走动时他们才行动。
demo-level-off = 关闭
demo-level-low = 少
demo-level-normal = 一般
demo-level-high = 多
demo-bot = 机器人进程
demo-bot-hint = 停止时，它会做完手头的事；强行结束时则来不及。再次启动后，好的机器人会接着做：不丢失，也不重复。
demo-bot-running = 运行中
demo-bot-stopped = 已停止
demo-bot-killed = 已强行结束

# The guided tour.
demo-tour-letter = 来信了
demo-tour-letter-how = 您现在是一位老师。点上方的信封，打开信里的链接，再点“开始”。
demo-tour-join = 加入群组
demo-tour-join-how = 看看是谁邀请您、会保存什么。点“加入”，然后打开群组并申请加入。
demo-tour-answer = 回答卡片
demo-tour-answer-how = 置顶的卡片上有一个问题。请在群里写一句话，至少八个字。（同事的回答上有 ✍，表示已计入；您的回答从第四天起计入。）
demo-tour-post = 现在您是协调员
demo-tour-post-how = 明天的卡片正在您和机器人的私聊里等您。看一看，点“✓ 发到我的群”，到时间就会发布。
demo-tour-life = 让群组活起来
demo-tour-life-how = 打开上方的“人物”，选择活跃程度。此后时钟走动时，模拟的老师和协调员会自己行动。
demo-tour-time = 让时间走起来
demo-tour-time-how = 点“播放”，看看您的群：卡片星期日 16:00 到，同事们会回答，星期一 9:00 公布排行。也可以在日历里直接跳到那个时刻。
demo-tour-league = 现在您是管理员：看看排行
demo-tour-league-how = 打开协调员群，看看各组的情况。老师们看不到它；它比较的是小组，不是个人。
