# The home screens of coordinators and admins.
panel-title = <b>您好，这是您的工作台。</b>
panel-begin = 👉 第一步是名单：点下面的<b>名单</b>，发来教师名单，然后由我组成小组。
panel-quiet = 今天没有等您处理的事。
panel-no-groups = 您还没有负责的群。
panel-not-staff = 这个菜单是给协调员用的。如果您是协调员，请打开发给您的个人链接。
panel-all-over = 这里的项目已经结束，这个菜单也随之结束。如果您带领过小组：谢谢您！您不需要做任何事。
panel-old-button = 这个按钮已经过时，请重新打开 /menu。
panel-off-menu = 放假周
panel-off-which = <b>放假周。</b>哪个群不上课？
panel-off = <b>{ $name }</b>：哪几周只有这个群不上课？
panel-off-what = 点一下某周设为放假，再点一下取消。放假周不发布任何内容，未截止的问题仍保留同样多的上课日，群不参加排名。那一周的卡片顺延到之后的上课日，我会再次征求您的意见。
panel-off-week = { $off ->
    [1] 🏖 { $first } – { $last }
   *[0] { $first } – { $last }
}
panel-off-day = { $month }{ $day }日
panel-more = { $n ->
   *[other] 另外还有 { $n } 位。
}
panel-office = <b>项目概况</b>
panel-office-of = <b>项目：{ $course }</b>
panel-states = 各群：已开放 { $open } 个，需要处理 { $trouble } 个，即将就绪 { $unfinished } 个，尚未设置 { $none } 个。
panel-solo = 这个项目由您一人负责：卡片会发到这里，不设协调员群。
panel-staff-group-missing = 还没有协调员群。卡片和各群排名会发到那里。
panel-staff-group = 设置协调员群
panel-staff-group-of = 设置“{ $course }”的协调员群
panel-staff-group-other = 另选协调员群
panel-staff-group-other-of = 为“{ $course }”另选协调员群
panel-unsure = { $n ->
   *[other] ❓ 有 { $n } 条消息，我不知道是否送到。
}
panel-unsure-show = 看看是哪些
panel-unsure-title = <b>这些送到了吗？</b>发送时连接断了，或者它们正好落在我丢失记录的时段里。请到聊天里看一看，再告诉我。
panel-unsure-none = ✓ 没有存疑的消息。
panel-doubt = { $n }. { $room ->
    [prompts] 一张卡片
    [cascade] 一张给协调员的卡片
    [standings] 一条进度消息
    [cheers] 一条鼓励的话
    [cohorts] 一条关于群的消息
    [joining] 一条关于加入的消息
   *[other] 一条消息
} · { $where } · { $at }
panel-somebody = 某一个人
panel-arrived = { $n }：送到了
panel-again = { $n }：再发一次
panel-doubt-gone = 这件事已经处理过了。
panel-failed = { $n ->
   *[other] ⚠️ 有 { $n } 条消息没能发出。
}
panel-failed-show = 哪些没能发出？
panel-failed-title = <b>没能发出的消息</b>，附原因：
panel-failure = { $key }：{ $reason }
panel-parked = { $n ->
   *[other] ⚠️ 有 { $n } 条收到的消息没能处理。内容保留两周。
}
panel-parked-show = 哪些没能处理？
panel-parked-title = <b>没能处理的消息</b>：我试了几次都没有成功，其他一切照常。我可以再试一次，也可以就此放下。
panel-parked-none = ✓ 没有搁置的消息。
panel-parked-one = { $n }. { $kind ->
    [message] 一条消息
    [press] 一次按钮点击
    [member] 有人进群、退群或申请加入
   *[other] Telegram 告诉我的一件事
}（{ $where }），搁置于 { $at }
panel-parked-retry = { $n }：再试一次
panel-parked-drop = { $n }：放下
panel-parked-gone = 这件事已经处理过了。
panel-description = 我陪伴一门教师专业发展课程：身边同事组成的小组，每周几个简短的问题，以及只有您自己能看到的记录。要加入，请打开发给您的个人链接。是否参加由您决定：您随时可以暂停、静默或退出。我只保存次数，不保存文字；少数例外见 /privacy。
panel-short-description = 与同事一起参加的教师课程。请用您的个人链接加入。
panel-command-start = 开始
panel-command-me = 我的选择和记录
panel-command-card = 用文字看当前卡片
panel-command-rules = 群里怎样交流
panel-command-report = 举报一条消息（请回复那条消息）
panel-command-offtopic = 提醒跑题（回复那条消息；由带群的人使用）
panel-command-language = 更换语言
panel-command-privacy = 保存了我的哪些信息
panel-command-pause = 暂停一段时间
panel-command-quiet = 静默：留在群里，不打扰
panel-command-leave = 退出群组
panel-command-mydata = 关于我保存的一切
panel-command-help = 我能为您做什么
panel-command-menu = 我的工作台
panel-command-training = 给协调员的五张卡片
panel-command-coordinators = 协调员的情况
panel-command-roster = 名单
panel-command-progress = 学习进度
panel-command-status = 机器人的状况
panel-command-check = 检查一切
panel-command-reload = 重新读取设置
panel-command-close = 结束项目
panel-command-groups = 我的群
panel-doubt-ask = <b>这条消息送到了吗？</b>发送时连接断了，或者它正好落在我丢失记录的时段里，还没有人回应。请到聊天里看一下，然后告诉我。
panel-doubt-what = { $room ->
    [prompts] 一张卡片
    [cascade] 一张给协调员的卡片
    [standings] 一条进度消息
    [cheers] 一条鼓励的话
    [cohorts] 一条关于群的消息
    [joining] 一条关于加入的消息
   *[other] 一条消息
} · { $where } · { $at }
panel-it-arrived = 送到了
panel-send-again = 再发一次
panel-thanks-arrived = ✓ 谢谢，已记下送到了。
panel-thanks-again = ✓ 谢谢，现在再发一次。
panel-late = <b>我中断了一段时间，下面这些已经过时。</b>为了不让消息堆积，我没有发出：
panel-late-line = { $where }：{ $what } · { $when }
panel-late-other = { $room ->
    [standings] 一条进度消息
    [cheers] 一条鼓励的话
   *[other] 一条消息
}
panel-late-plain = { $where }：{ $what }
panel-late-help = 仍然值得发的，会照计划发出。
panel-roster = 名单

# 群组还需要什么。
panel-list-title = <b>{ $name }</b>：已完成 { $done }/{ $all } 步
panel-list-rows = { $picked }
    { $supergroup }
    { $rights }
    { $private }
    { $history }
    { $adding }
    { $pinned }
    { $invited }
    { $introduced }
panel-list-done = ✅ { $step }
panel-list-open = ⬜ { $step }
panel-list-complete = 🎉 一切就绪。谢谢您。
panel-list-again = 再检查一次
panel-list-of = { $name } 还需要什么
panel-step-picked = 已创建或选择群组
panel-step-supergroup = 已是超级群组
panel-step-rights = 我有所需的权限
panel-step-private = 私密且封闭
panel-step-history = 新成员看不到旧消息
panel-step-adding = 成员不能添加他人
panel-step-pinned = 准则已置顶
panel-step-invited = 邀请已发出
panel-step-introduced = 自我介绍卡片已发布
panel-step-adding-close = 禁止成员添加他人
panel-step-pin = 置顶准则
panel-step-handed-out = 我已发出邀请
panel-help-picked = 点击下面的按钮，选择您的一个群组或新建一个。
panel-help-history = 新成员能看到加入之前的消息。点击群组名称 → 编辑 → 新成员的聊天记录 → 隐藏。
panel-help-adding = 成员可以添加他人。点一下下面的按钮即可禁止。
panel-help-by-itself = 上面的步骤完成后，我会自动处理这一步。
panel-help-pinned = 准则还没有置顶。点一下下面的按钮即可置顶。
panel-help-invited = { $placed } 位老师中有 { $invited } 位已有个人邀请。在“邀请”里可以打印成单张或导出表格。发出之后，请点击“我已发出邀请”。
panel-help-introduced = 大家自我介绍的卡片将于 { $when } 发布。您会提前一天看到，点一下即可决定。
panel-help-no-introduction = 大家自我介绍的卡片还没有安排。
