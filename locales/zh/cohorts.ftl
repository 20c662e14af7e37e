# Teachers' groups: setting them up, keeping them closed.
cohorts-title = <b>我的群</b>
cohorts-none = 您还没有负责的群。分组计划做好后，就会显示在这里。
cohorts-row = <b>{ $name }</b>：已加入 { $present } 人，共 { $placed } 人。{ $state }
cohorts-more = { $n ->
   *[other] 还有 { $n } 个群没有显示在这里。
}
cohorts-state-none = 还没有 Telegram 群。
cohorts-state-unfinished = 快好了，还差一点。
cohorts-state-opening = 我正在准备这个群。
cohorts-state-trouble = ⚠️ 有一件事需要您处理。
cohorts-state-open = 已开放。
cohorts-set-up = 设置 { $name }
cohorts-check-named = 再检查一次：{ $name }
cohorts-check-again = 再检查一次
cohorts-pick = 要设置 <b>{ $name }</b>，请点下方的大按键，选择您的一个群，或者新建一个私密群。Telegram 会问您是否让我当管理员，请同意。
cohorts-pick-staff = 要设置“{ $course }”的协调员群，请点下方的大按键，选择或新建一个群。
cohorts-pick-group = 选择或新建群
cohorts-other-way = 如果没有看到大按键，或者您的应用不能新建群：请先在 Telegram 里建一个私密群，再点这个按钮并选择该群。按钮只能用一次，而且只有您能用。
cohorts-other-way-open = 把我加进群
cohorts-no-group-yet = <b>{ $name }</b> 还没有 Telegram 群。
cohorts-incomplete = <b>{ $name }</b> 快好了，还差这些：
cohorts-opening = 谢谢。<b>{ $name }</b> 的条件都齐了。我正在设置群名和规则，马上再给您发消息。
cohorts-fine = <b>{ $name }</b> 已开放，我需要的权限都有了。
cohorts-ready = 🎉 <b>{ $name }</b> 准备好了：群是私密的，群名、欢迎词和置顶的守则都已设好。{ $n ->
    [0] 没有等待邀请的老师。
   *[other] 现在可以邀请 { $n } 位老师。
}
cohorts-ready-next = 下一步是把个人邀请发给每位老师。请在 { $menu } 里查看。
cohorts-lost = ⚠️ <b>{ $name }</b> 需要您处理。在恢复之前，我没法好好照看这个群：
cohorts-regained = ✓ <b>{ $name }</b> 已恢复正常。谢谢。
cohorts-missing-absent = 我不在群里。请再点一次“设置”，或者点群名 → 添加成员把我加进去，并设为管理员。
cohorts-missing-basic = Telegram 还把它当作普通小群。请点群名 → 编辑 → 新成员可见的聊天记录 → 可见，Telegram 会自动升级这个群。
cohorts-missing-public = 这个群是公开的，谁都能找到。请点群名 → 编辑 → 群组类型 → 私密。
cohorts-public-paused = 我暂时不在群里发任何内容。谁都能看到这个群，还要继续发吗？
cohorts-public-kept = 虽然谁都能看到，我会继续在群里发内容。
cohorts-public-stopped = 只要这个群还是公开的，我就不在群里发内容。
cohorts-public-keep = 继续发
cohorts-public-stop = 停止发
cohorts-missing-linked = 这个群关联了频道，外人可以进来。请点群名 → 编辑 → 关联频道 → 取消关联。
cohorts-missing-community = 这个群属于一个社区，社区成员可以进来。请点群名 → 编辑，把群移出社区。
cohorts-missing-admin = 我不是管理员。请点群名 → 编辑 → 管理员 → 添加管理员，然后选择我。
cohorts-missing-rights = Telegram 拒绝了我的一项操作。请点群名 → 编辑 → 管理员，选择我，允许列出的所有权限，“添加管理员”除外。
cohorts-missing-invite = 我没有邀请权限。请点群名 → 编辑 → 管理员，选择我，允许“通过链接邀请用户”。
cohorts-missing-restrict = 我没有移除成员的权限。请点群名 → 编辑 → 管理员，选择我，允许“封禁用户”。
cohorts-missing-delete = 我没有删除消息的权限。请点群名 → 编辑 → 管理员，选择我，允许“删除消息”。
cohorts-missing-pin = 我没有置顶消息的权限。请点群名 → 编辑 → 管理员，选择我，允许“置顶消息”。
cohorts-missing-change = 我没有修改群名和群头像的权限。请点群名 → 编辑 → 管理员，选择我，允许“修改群组信息”。
cohorts-no-group = 这不是群。请选择一个私密群。
cohorts-taken = 这已经是 { $name } 的群了，请另选一个。
cohorts-taken-by-staff = 这是协调员群，请为老师们另选一个。
cohorts-has-group = { $name } 已经有群，而且一切正常。没有做任何改动。
cohorts-code-used = 这个链接已经用过，或者是给别人的。请在与我的私聊里打开 /groups，重新开始。
cohorts-unknown = 这个群已不在我的名单上。请重新打开 /groups。
cohorts-not-yours = 这个群由别人负责，所以我不能替您操作。
cohorts-admins-only = 只有项目管理员才能这样做。
cohorts-in-use = 这个群正在使用，我会留下。
cohorts-anonymous = 您是以群的名义发言的，我认不出您。请点群名 → 编辑 → 管理员 → 您的名字，关闭“匿名”，再点一次链接。
cohorts-which = 我被加进了“{ $title }”。这个群是做什么用的？
cohorts-use = 给 { $name } 用
cohorts-use-staff = 这是协调员群
cohorts-use-staff-of = 这是“{ $course }”的协调员群
cohorts-leave = 都不是，请退出
cohorts-left = 我这就退出那个群。
cohorts-staff-set-up = 设置协调员群
cohorts-staff-taken = ✓ 这里现在是协调员群。卡片和各群排名会发到那里。
cohorts-staff-lost = ⚠️ 我已不在“{ $course }”的协调员群里。请重新加我。
cohorts-staff-welcome = <b>欢迎来到“{ $course }”的协调员群。</b>每张卡片会先发到这里，再发给老师们；大家也在这里交流好的做法。我每周会报告一次各群的情况。
cohorts-description = “{ $course }”课程老师的私密群。大家分享课堂上的尝试。是否参加由您决定。
cohorts-welcome = <b>欢迎！</b>这是我们“{ $course }”的群。大家在这里分享课堂上的尝试，互相提问，互相鼓励。本群的协调员是 { $coordinator }。每周会有几个简短的问题，请在方便的时候回答，也请互相回应。
cohorts-welcome-unled = <b>欢迎！</b>这是我们“{ $course }”的群。大家在这里分享课堂上的尝试，互相提问，互相鼓励。每周会有几个简短的问题，请在方便的时候回答，也请互相回应。
cohorts-guidelines = <b>我们怎样交流</b>
cohorts-choice = 是否参加由您决定。您随时可以在与我的私聊里选择暂停、安静或离开，群里不会有任何通知。
cohorts-waiting = 我回到 <b>{ $name }</b> 了。{ $n ->
   *[other] 我不在群里时，有 { $n } 条消息在等待。
}怎么处理这些消息？
cohorts-waiting-post = 发出
cohorts-waiting-drop = 不发了
cohorts-waiting-posted = ✓ 等待的消息现在发到 <b>{ $name }</b>，已经过时的除外。
cohorts-waiting-dropped = ✓ 不发了。<b>{ $name }</b> 不会收到这些消息。
