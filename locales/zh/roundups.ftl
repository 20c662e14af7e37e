# What colleagues tried: answers quoted with consent. Read by whoever leads groups, by authors, by groups.
roundups-menu = 💬 同事们的尝试（{ $n }）
roundups-news = { $n ->
   *[other] 💬 有 { $n } 张卡片已截止，其中的回答也许值得分享。
}
roundups-ready = { $n ->
   *[other] 已有 { $n } 位同事同意引用。
}
roundups-back = ‹ 返回这份汇总
roundups-title = <b>同事们的尝试</b>：已截止的卡片
roundups-none = 最近没有可以分享回答的已截止卡片。
roundups-card = { $n }. <b>{ $group }</b>：{ $post } – { $answered } 人回答
roundups-card-going = { $n }. <b>{ $group }</b>：{ $post } – 汇总即将发出
roundups-open = { $n }：{ $group }
roundups-collect = <b>{ $group }</b>：{ $post }
roundups-how = 请把群里值得分享的回答逐条转发给我。每条最多 { $most } 个字符：如果太长，请回复您转发的那条消息，写出其中要紧的部分。我会私下询问每位作者；未经同意，不会引用任何内容。
roundups-asked-so-far = { $n ->
   *[other] 已询问 { $n } 位作者，目前尚未同意。
}
roundups-quote = 💬 <i>{ $words }</i>
    — { $who }
roundups-words = 💬 <i>{ $words }</i>
roundups-colleague = 一位同事
roundups-look = { $n ->
   *[other] 预览（{ $n } 条引用）
}
roundups-take-out = ✕ { $n }
roundups-leave = 不为这张卡片做汇总
roundups-only-words = 只能引用文字。请发送或转发一段文字。
roundups-too-long = 对汇总来说太长了：最多 { $most } 个字符。请回复您转发的那条消息，写出其中要紧的部分。
roundups-enough = 一份汇总有这些就够了。
roundups-not-theirs = 这不是 { $group } 的老师写的。
roundups-asked-already = 这张卡片已经问过 { $name } 了。
roundups-asked = 我会在上课日的工作时间私下询问 { $name }。请继续发送下一条回答，或稍后再预览汇总：谁同意引用，我会告诉您。
roundups-whose = 这是谁写的？Telegram 没有告诉我。
roundups-name = { $name }
roundups-nobody = ‹ 不采用
roundups-gone = 这件事已经结束。
roundups-may-i = 💬 { $who }认为您写的一段话值得分享，想放进您群里的短帖“同事们的尝试”。可以引用吗？
roundups-somebody = 您的群组负责人
roundups-nothing = 如果您不回应，就不会引用，我会在 { $until } 忘掉这段话。
roundups-answered = 谢谢！在发布之前您都可以改变主意。
roundups-with-name = 署名：{ $name }
roundups-without-name = 不署名
roundups-no = 不可以
roundups-choices = 我的选择：暂停、静默、退出
roundups-chosen = ✓ { $choice }
roundups-refused = 好的：不会引用，我已忘掉这段话，也不会告诉任何人。
roundups-over = 这件事已经结束：汇总已发布，或者我已忘掉这段话。
roundups-heading = 💡 <b>同事们的尝试</b>：{ $post }
roundups-picture = 同事们的尝试
roundups-post = ✅ 发布到 { $group }：{ $when }
roundups-nobody-yet = 还没有人同意。有人同意引用时我会告诉您。
roundups-no-day = 接下来两周这个群没有空位再发一条，或者目前那里不发布任何内容。
roundups-on-its-way = 它正在发往群组。
roundups-goes-soon = 一分钟后发到 <b>{ $group }</b>。
roundups-goes = 将发到 <b>{ $group }</b>：{ $when }。
roundups-undo = ↩ 停止
roundups-too-late = 它已经发到群里了。
