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
cascade-skip-numbered = 跳过 { $n }
cascade-not-yours = 只有这些群的协调员可以决定。
cascade-too-late = 已经来不及更改：卡片已发出，或时间已过。
cascade-gone = 这条消息已失效。
