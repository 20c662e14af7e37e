ops-contested = ⚠️ 有另一个程序正在使用我的令牌（token），或者为我设置了 webhook，因此我会漏掉消息。请检查 Staffroom 是否同时运行了两个。如果不是您这边的人所为，请让维护机器的人换上新令牌：<code>rotate token</code>。
ops-parked = ⚠️ 有一段时间 Telegram 不接受我的令牌，我无法收发消息。没有任何内容丢失：等待中的消息现在正在发出。
ops-contested-over = ✓ 已经没事了：十分钟来没有别的程序使用我的令牌。
ops-backup = ⚠️ 夜间备份没能完成。我每小时再试一次。请让维护机器的人看看磁盘是否已满、备份文件夹是否还在。
ops-backup-over = ✓ 备份又成功了。
ops-disk = ⚠️ 磁盘快满了。在满之前我会停止收发，以免丢失内容。请腾出空间。
ops-disk-over = ✓ 磁盘又有空间了。
ops-settings = ⚠️ 我重新读取的设置最终无法使用，所以我又用回原来的设置。请让维护机器的人查看日志，里面写着原因，并在下次启动前改好文件。
ops-settings-over = ✓ 我现在用的就是文件里的设置。
ops-lasts = 这种情况已持续 { $n } 天。
ops-look = 机器人的状况
ops-check-looking = 我正在检查一切；结果马上发到这里。
ops-check-well = ✓ 我检查了 { $n } 项，一切正常。
ops-check-title = 我检查了 { $looked } 项。需要处理：{ $n } 项
ops-check-more = 还有 { $n } 项；在机器上检查可以看到。
ops-check-broken = 我没能检查完：中途有内部错误。日志里有说明，请让维护机器的人看一看。
ops-check-again = 再检查一次
ops-reload-done = ✓ 设置没有错误。我用它们重新开始，几秒钟就好。
ops-reload-refused = ⚠️ 我保留原来的设置，因为文件里有错误：{ $places }。错在哪里，日志和机器上的检查会说明。
ops-status-title = { $n ->
    [0] ✓ <b>我一切正常。</b>没有需要您处理的事。
   *[other] <b>我的状况。</b>有 { $n } 件事需要您。
}
ops-status-safe = 🛟 <b>安全模式。</b>我只听取并回答管理员，什么都不发布。其他人写的内容会等到我不带 --safe 启动时再处理。
ops-status-line = { $state ->
    [contested] ⚠️ Telegram：另一个程序在用我的令牌，或设置了 webhook。
    [parked] ⚠️ Telegram 不接受我的令牌。
   *[up] Telegram：{ $seconds } 秒前有回应
}
ops-status-queue = 等待中：收 { $incoming }，发 { $outgoing }。不确定：{ $unsure }
ops-status-copy = { $hours ->
    [0] 最近备份：一小时内
   *[other] 最近备份：{ $hours } 小时前
}
ops-status-no-copy = 最近备份：还没有
ops-status-week = 最近七天出错：{ $n } 次
ops-status-next = 接下来：{ $at } · { $what } · { $n } 个群
ops-status-no-next = 接下来：未来七天没有安排。
ops-status-ending-waits = ⏳ { $course } 的结束即将公布；在此之前可用 /close 撤回。
ops-status-ending-told = 🏁 正在向所有人公布 { $course } 的结束。其中人员的全部信息于{ $day }删除。停止：/close
ops-status-ending = 🏁 { $course } 已结束：其中人员的全部信息于{ $day }删除。停止：/close
ops-status-erasing = 🏁 { $course } 已结束：正在删除其中人员的全部信息。
ops-status-repair = 🔧 { $what }
ops-status-group = <b>{ $name }</b> 需要有人处理。
ops-status-backup = 最近两天没有备份。请问一问维护机器的人。
ops-status-contested = 另一个程序在使用我的令牌，或为我设置了 webhook。请问一问维护机器的人。
ops-status-disk = 磁盘快满了。请问一问维护机器的人。
ops-status-backup-failed = 最近一次备份没能完成，我每小时再试一次。请问一问维护机器的人。
ops-status-sheet = 恢复单尚未确认：没有写在纸上的密钥，磁盘一坏就全部丢失。请问一问维护机器的人。
ops-status-again = ↻ 刷新
ops-status-check = 检查一切
ops-status-below =
    { $first }
    { $more }
ops-drill = ⚠️ 我每月试着恢复一次夜间备份，这次没能恢复，或里面的内容与存入的不符。请让维护机器的人查看日志和磁盘。我每晚再试。
ops-drill-over = ✓ 演练恢复了一份备份，内容齐全。
ops-second = ⚠️ 夜间备份没能存到第二个位置。第一份备份完好。请让维护机器的人看看那块磁盘是否接好、文件夹是否还在。如果是有意移动的，请在设置里写另一个文件夹，或把这项设置留空一晚。我每晚再试。
ops-second-over = ✓ 备份又存到第二个位置了。
ops-freeing = ⚠️ 我删除了一份旧备份：我没能从中去掉已要求删除数据的人。较新的备份完好。如果再次出现，请让维护机器的人查看日志。
ops-status-drill = { $days ->
    [0] 今天演练过恢复：内容齐全。
   *[other] { $days } 天前演练过恢复：内容齐全。
}
ops-status-no-drill = 还没有试过恢复：没有演练。
ops-status-drill-failed = 演练时没能恢复夜间备份。请问一问维护机器的人。
ops-status-second = 上一份备份没能存到第二个位置。我每晚再试。请咨询维护机器的人。
ops-status-settings = 文件中的设置无法使用，所以我用的是之前的设置。请让维护机器的人在下次启动前改好文件。

# An older copy of the database was put in place of it.
ops-lost = ⚠️ <b>我恢复到了较早的状态。</b>从{ $since }到{ $until }发生的事，我已经不知道了。
ops-lost-posts = 那段时间已经发出的内容，我不会再发一次。无法确定的，我会问是否送到。还没发的卡片会再次给协调员看。那段时间的消息上的按钮可能不起作用。
ops-lost-people = 那段时间里大家做的决定、写给我的话、安排或更改，需要重新做一次。请看看接下来的卡片、消息、工作坊和群。每个群里有谁，我会自己弄清楚。
ops-lost-choices-known = 那段时间里暂停、静默或离开的人，我不会打扰：这些还读得到。回来的人请用 /me 再选一次。
ops-lost-choices = <b>那段时间里谁暂停、静默或离开，我不知道，</b>所以可能会给他们写信。他们需要再告诉我一次。请让各群知道。
ops-lost-groups-look = 告诉各群 …
ops-lost-doubts = 不确定是否送到的
ops-lost-groups-ask = { $n ->
    [0] 没有已开放的群可以告知。
   *[other] <b>告诉 { $n } 个群吗？</b>每个群会用自己的语言、在安静时段之外读到：
}
ops-lost-groups-tell = 发到 { $n } 个群
ops-lost-groups-told = ✓ { $n } 个群会读到，每个群一次。
ops-lost-group = ℹ️ 从{ $since }到{ $until }发生的事，我丢失了。如果您在那段时间里暂停、静默、离开或回来过，请再告诉我一次：私下给我发 /me。您当时的回答可能不会计入。抱歉，也谢谢您。
