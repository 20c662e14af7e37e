# 协调员和管理员写给多个群组的内容。
notices-begin-own = ✉️ 写给我的群组
notices-begin = ✉️ 写给群组
notices-ask =
    <b>您想给群组写些什么？</b>

    请用一条消息发给我：一段文字、一张配文字的图片，或一个配文字的文件。发布之前，您会先看到效果并选择群组。
notices-drop = 先不写了
notices-dropped = 好的，什么都没有发布。
notices-gone = 这条消息已经处理完或放弃了。发送 /menu 可以重新开始。
notices-no-groups = 您还没有已开放的群组。一旦有了，就可以从这里给它写消息。
notices-wrong-kind = 我可以发布一段文字、一张配文字的图片，或一个配文字的文件。请发送其中一种。
notices-too-long = 这条有 { $n } 个字符，最多 { $most } 个。请缩短一些再发一次。
notices-cut = 这段文字超过了一条消息的长度（4096 个字符），被 Telegram 分成了两条。请缩短后再发一次，或者作为文件发送。
notices-album = 您一次发了好几张图片。我只能发布一张配文字的图片，请单独发送那一张。
notices-signed = ✉️ <i>{ $name }</i>
notices-audience = <b>发给哪些群组？</b>
notices-all-own = 我的全部群组（{ $n } 个）
notices-every = 项目的全部群组（{ $n } 个）
notices-choose = 选择群组
notices-choosing = { $n ->
    [0] <b>请勾选要发给哪些群组。</b>
   *[other] <b>请勾选要发给哪些群组。</b>已选 { $n } 个。
}
notices-ticked = ☑ { $group }
notices-unticked = ☐ { $group }
notices-go-on = 继续（{ $n } 个群组）
notices-now = 现在发布到 { $n } 个群组
notices-later = 改天发布
notices-rewrite = 重新写
notices-regroup = 换群组
notices-back = ‹ 返回
notices-days = <b>哪一天？</b>这些日子里，您选的每个群组都有空位。
notices-no-days = 未来两周内，没有一天是您选的所有群组都有空位的。请少选几个群组，或者自己在群里写：这随时都可以。
notices-day-gone = 那一天已经满了，请另选一天。
notices-obstacle = { $why ->
    [closed] <b>{ $group }</b>：今天不上课，所以我现在不在那里发布。
    [quiet] <b>{ $group }</b>：现在是安静时间，所以我现在不在那里发布。
   *[full] <b>{ $group }</b>：今天或本周的发布数量已满，免得消息太多。
}{ $more ->
    [0] {""}
   *[other] 另有 { $more } 个群组也是如此。
}
notices-on-its-way = 正在发布
notices-result = <b>您的消息：</b>{ $total } 个群组中的 { $n } 个
notices-line = { $state ->
    [posted] ✓ { $group }
    [undone] ↩ { $group }：已撤回
   *[posting] ⏳ { $group }：正在发布
}
notices-line-waiting = 🗓 { $group }：{ $when }
notices-line-failed = ✗ { $group }：{ $why }
notices-why = { $why ->
    [absent] 我不在群里，或不能在那里发言
    [stopped] 群组公开期间不发布任何内容
    [closed] 群组已关闭
    [late] 网络中断太久
   *[refused] Telegram 拒绝了
}
notices-retry = 重试失败的 { $n } 个
notices-retry-not-now = 现在不行：那里是安静时间、不上课，或当天已满。请在上课日再试。
notices-undo = ↩ 撤回
notices-undo-hint = <i>“撤回”会从所有群组中删除它，发布后一分钟内有效。</i>
notices-undo-late = 一分钟已过，我无法再撤回。您可以自己在群里删除它。
