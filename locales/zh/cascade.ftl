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
cascade-board-line = <b>{ $when }</b> { $card }
    { $tally }
cascade-waiting = { $n }. { $card }（{ $when }，您的群：{ $groups } 个）
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
