# 协调员群：每张卡片提前送到。
cascade-offer = 📮 <b>发给各群：{ $when }</b>
cascade-posts-itself = 如果无人决定，到时会自动发出。
cascade-needs-you = 只发到协调员同意的群里；如果无人决定，就不发。
cascade-post = ✓ 发到我的群
cascade-skip = 跳过
cascade-how-many = 有多少群？
cascade-tally = ✓ 将发：{ $will }/{ $groups } · 跳过：{ $skipped } · 未决定：{ $waiting } · 已过时：{ $late }
cascade-will-post = ✓ 将发到：
cascade-skipped = 不发到：
cascade-group = { $group }：{ $when }
cascade-below =
    { $first }
    { $then }
cascade-and-more = 另外 { $n } 个群
cascade-waiting = { $n }. { $card }（{ $when }{ $groups ->
    [1] { "" }
   *[other] ，您的 { $groups } 个群
}）
cascade-waiting-more = ……还有 { $n } 张
cascade-waiting-all = 全部 { $n } 张待决定的卡片
cascade-waiting-title = <b>这些卡片在等您决定。</b>
cascade-waiting-none = 没有等您决定的卡片。
cascade-post-numbered = ✓ 发出 { $n }
cascade-open-numbered = 打开 { $n }
cascade-not-yours = 只有这些群的协调员可以决定。
cascade-too-late = 已经来不及更改：卡片已发出，或时间已过。
cascade-gone = 这条消息已失效。
cascade-own-clock = 各群都按当地时间的这个钟点发出。
cascade-post-all = ✓ 发到全部 { $n } 个群
cascade-post-ticked = ✓ 发到选中的 { $n } 个群
cascade-choose = 选择群
cascade-delay = 推迟
cascade-undo = ↩ 撤销
cascade-back = ‹ 返回
cascade-ticked = ☑ { $group }
cascade-unticked = ☐ { $group }
cascade-tick = 请勾选相关的群。
cascade-tick-first = 请先勾选一个群。
cascade-which-day = 改到哪一天？
cascade-why = 为什么不发？管理员只看到每个原因出现的次数。
cascade-reason = { $reason ->
    [busy] 我的群最近事情够多了
    [unfit] 不适合我的群
    [known] 我们已经聊过了
   *[other] 其他原因
}
cascade-state = { $state ->
    [posting] ✓ { $group }：{ $when }
    [posted] ✓ { $group }：已发出
    [skipped] ✗ { $group }：不发
    [late] ✗ { $group }：已过时
   *[open] … { $group }：未决定
}
cascade-undone = 已撤销。
cascade-undo-late = 已经来不及撤销。只要卡片还没发出，您仍可重新决定。
cascade-open-mine = 打开我的
cascade-opened = 已发到我们的私聊里。
cascade-write-first = 请先在私聊里给我发送 /start，我才能在那里给您写信。
cascade-edit = 修改
cascade-edit-how = 请用您自己的话回复这条消息：长按它，点“回复”，然后写。您的话只出现在您的群（或选中的群）的卡片上。
cascade-edited = ✎ 用您自己的话：{ $n }/{ $groups } 个群。
cascade-edited-all = ✎ 用您自己的话。
cascade-original = 恢复原文
cascade-mine-again = ↩ 恢复我写的话
cascade-words-written = ✎ 好了。这里的卡片就是群里将看到的样子。
cascade-words-back = 已恢复原文。
cascade-too-long = 对一张卡片来说太长了：最多 { $most } 个字符。
cascade-languages = 这些群的语言不同。请先选择同一种语言的群，再修改。
cascade-words-changed = ✎ 您修改过的一张卡片，原文有了变化。除非您另作决定，您的文字不变。
cascade-words-mine = <b>您的：</b>{ $words }
cascade-words-new = <b>新的：</b>{ $words }
cascade-keep-mine = 保留我的
cascade-take-new = 采用新的
cascade-words-kept = ✓ 保留您的文字。
cascade-words-taken = ✓ 卡片已采用新的文字。
cascade-reason-count = · { $reason }：{ $n }
cascade-by-itself = ⏱ 除非您叫停，它将于{ $when }自动发出。
cascade-stop = ✋ 叫停这一张
cascade-itself = 自动发出我的卡片，除非我叫停
cascade-itself-what = 这样，每张卡片会按时自动发到您的群。您仍会提前一天收到它，点一下即可叫停。不会告知任何人，随时可在 /menu 中关闭。
cascade-itself-yes = 好，从现在起
cascade-itself-on = ✓ 从现在起，您的卡片会自动发出，除非您叫停。
cascade-itself-off = ✓ 从现在起，每张卡片都会再次先问您。
cascade-itself-menu = { $state ->
    [on] ⏱ 卡片自动发出：已开启
   *[off] ⏱ 卡片自动发出：已关闭
}
cascade-itself-title = ⏱ <b>自动发出我的卡片，除非我叫停</b>
cascade-itself-state = { $state ->
    [on] { $course }：<b>已开启</b>
   *[off] { $course }：<b>已关闭</b>
}
cascade-itself-start = 开启
cascade-itself-stop = 关闭
cascade-itself-of = { $what }：{ $course }
cascade-overview = 📋 卡片总览
cascade-overview-of = 📋 卡片总览：{ $course }
cascade-overview-title = 📋 <b>{ $what }</b>
cascade-week = 第 { $n } 周（{ $first } – { $last }）
cascade-week-empty = 这一周没有卡片。
cascade-week-before = ‹ 上一周
cascade-week-after = 下一周 ›
cascade-overview-card = 卡片 { $n }
cascade-overview-line = <b>{ $n }. { $when }</b> { $card }
cascade-overview-heading = 📋 <b>{ $when }</b> { $card }
cascade-stand = { $state ->
    [posted] 已发出
    [edited] 以自己的话发出
    [delayed] 已推迟
    [coming] 将发出
    [waiting] 等待决定
    [skipped] 跳过
    [ignored] 无人及时决定
   *[failed] 未能发出
}
cascade-stand-count = { $stand }：{ $n }
cascade-stand-group = { $group }：{ $stand }
cascade-beside = { $first } · { $then }
cascade-not-asked = 尚未询问
cascade-nudge = 👋 提醒 { $n } 位
cascade-nudged = 👋 已提醒：{ $n } 位
cascade-nudge-sent = 👋 一分钟后在静音时段之外提醒：{ $n } 位
cascade-nudge-late = 来不及撤回了：提醒已经发出。
cascade-nobody-to-nudge = 没有需要提醒的人：都已决定、已提醒过，或无法联系。
cascade-nudge-said = 👋 温馨提醒：有一张卡片在等您决定。{ $card }（{ $when }）
