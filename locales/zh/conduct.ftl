# 大家怎样相处：举报、处理决定、记录。
conduct-case = { $n ->
   *[other] 🚩 <b>{ $group }</b> 有 { $n } 人请您看一条消息。
}
conduct-said =
    { $author } 写道（{ $when }）：
    { $what }
conduct-faceless = 一位匿名的管理员
conduct-words = <blockquote>{ $words }</blockquote>
conduct-media = <i>{ $kind ->
    [photo] 一张没有文字的图片
    [video] 一段没有文字的视频
    [video_note] 一段圆形视频
    [voice] 一条语音
    [audio] 一个音频文件
    [document] 一个没有文字的文件
    [sticker] 一个贴纸
    [animation] 一张动图
    [poll] 一个投票
   *[other] 没有文字的内容
}。我不保存副本，请在群里查看。</i>
conduct-gone-words = <i>消息的文字已不在这里，请在群里查看。</i>
conduct-edited = ✎ 作者后来修改过；上面是最初的文字。
conduct-of-staff = 这是一位负责群的人写的，所以由您来看。
conduct-stays = 谁举报的，不会告诉任何人。您一旦决定，消息的文字就会从这里删除。
conduct-open = { $n ->
    [1] 在群里查看
   *[other] 在群里查看（{ $n } 次举报）
}
conduct-open-again = 在群里查看
conduct-remove = 删除消息
conduct-remind = 温和提醒
conduct-word = 私下说一句
conduct-mute = 禁言一天
conduct-dismiss = 不处理
conduct-lift = 解除禁言
conduct-expire = 未作决定而关闭
conduct-rule-respect = 用语尊重每个人
conduct-rule-topic = 围绕教学
conduct-rule-argument = 不来回争执
conduct-rule-privacy = 不让学生被认出
conduct-rule-other = 其他准则
conduct-back = ‹ 返回
conduct-why = <b>{ $action }：涉及哪一条准则？</b>如果我能写给作者，作者会看到它，也会看到您的姓名。
conduct-means-remove = 消息会从群里删除，并私下向作者说明原因。
conduct-means-remind = 我会用一句友善的话提醒全群注意准则或回到话题，不点任何人的名，并私下向作者说明原因。
conduct-means-word = 作者会私下收到一句友善的话，并可以回复您。群里什么也看不到。
conduct-means-mute = 作者一天之内在群里能看不能写。会私下说明原因，结束时也会告知。
conduct-means-dismiss = 什么都不会发生，作者也不会知道。
conduct-by-rule = { $action }——{ $rule }
conduct-decided = <b>{ $by }</b> 的决定：<b>{ $what }</b>。一分钟后执行。
conduct-says = 我会在 { $group } 里说，不点任何人的名：<blockquote>{ $words }</blockquote>
conduct-instead = 改为私下说一句
conduct-undo = 撤销
conduct-undo-late = 一分钟已过，已经执行。
conduct-closed = ✓ <b>{ $group }</b>：{ $by } 已于 { $when } 作出决定。
conduct-closed-undecided = ✓ <b>{ $group }</b>：已于 { $when } 关闭。
conduct-done-remove = 消息已交由 Telegram 删除；如果不成功，我会告诉您。
conduct-done-remind = 已友善地提醒全群注意准则。
conduct-done-word = 已私下写给作者。
conduct-done-mute = 作者一天之内不能在群里发言，到时自动结束。
conduct-done-dismiss = 什么都没有发生，作者也不会知道。
conduct-done-expire = 没有人作出决定；消息的文字已从这里删除。
conduct-rule = 准则：{ $rule }
conduct-not-told = 我无法向作者说明：对方没有和我的私聊。请您亲自告诉对方。
conduct-lift-now = 现在就允许发言
conduct-gone = 这件事已经处理，或者不由您决定。
conduct-decided-already = 已经有人作出决定。
conduct-too-old = Telegram 只允许我删除两天以内的消息，这条更早。您可以在群里自己删除。
conduct-no-right = 我在 { $group } 没有这项权限。请在群管理员列表里授予我，然后再点一次。
conduct-no-private-chat = 我无法私下写给对方。请您亲自和对方谈。
conduct-author-left = 对方已不在群里。
conduct-not-muted = 对方已经可以发言了。
conduct-somebody = 各位协调员
conduct-nobody-decided = 无人
conduct-news = { $n ->
   *[other] 🚩 有 <b>{ $n } 条消息</b>等您决定。
}
conduct-look = { $n ->
   *[other] 🚩 查看 { $n } 条消息
}
conduct-waiting = <b>等您决定的消息</b>
conduct-nothing-waits = 没有消息等您决定。
conduct-row = { $group }，{ $when }
conduct-below = 就在下面。
conduct-thanks = 谢谢您。您在 <b>{ $group }</b> 的举报已私下交给负责处理的人；针对协调员本人消息的举报会交给其上级。没有人会知道是您。您不用再做什么。
conduct-known = 您已经告诉过我这条消息，正在处理。
conduct-seen = 谢谢您。这条消息此前已被举报，那次举报已经结束。
conduct-full = 今天不能再举报了，先处理您已举报的。如果事情紧急，请直接写给协调员。
conduct-own = 这是您自己的消息，您可以自己修改或删除。
conduct-ours = 这是我发的消息。如果有不对的地方，请告诉协调员。
conduct-how = <b>举报一条消息：</b>在群里用 /report 回复它。我会马上删除您的命令，群的负责人会私下收到那条消息。针对协调员本人消息的举报，会交给其上级。
conduct-how-private = 没有人会知道是谁举报的。任何处理之前，都由人来决定。
conduct-nobody = 除了写这条消息的人，没有别的负责人可以让我转交，所以我什么也没有保存。请和学校里您信任的人谈一谈。
conduct-off = { $group } 没有启用举报。请直接写给协调员。
conduct-offtopic-leaders = /offtopic 由带群的人使用。如果某条消息让您不安，请用 /report 回复它：只有他们看得到，谁也不会知道是您。
conduct-offtopic-how = <b>回到我们的话题：</b>在群里用 /offtopic 回复一条消息。我会马上删掉您的命令，并在这里给您看我要说的话；一分钟内您可以撤回，或者让我只私下写给作者。这些话来自您现成的话。
conduct-offtopic-theirs = 这是一位负责群的人写的消息，请您自己和对方谈谈。
conduct-offtopic-over = 这条消息已经有决定了。
conduct-offtopic-undone = ↩ 已撤回。什么也不会发生，我也不保留任何内容。
conduct-address = Telegram 不允许我通过链接打开消息。如果您希望有人看一看，请这样做：
conduct-elsewhere = 举报用于教师群：那里的消息会私下交给负责人。如果是协调员群里的消息，请私下写给管理员。我没有保存任何内容；您的命令还留在群里，可以自己删除。
conduct-command-gone = 您的命令已从群里删除。
conduct-command-stays = 我目前无权删除这个群里的消息。请您自己把命令删掉。
conduct-told-remove = 您在 <b>{ $group }</b> 的消息（{ $when }）已由 <b>{ $by }</b> 删除。不会告诉群里其他人。
conduct-told-remind = 在您的消息（{ $when }）之后，<b>{ $by }</b> 请我提醒 <b>{ $group }</b> 注意准则。没有点您的名。
conduct-told-word = <b>{ $by }</b> 就您在 <b>{ $group }</b> 的消息（{ $when }）私下说一句：请留意我们的准则。只有您看得到这条消息。
conduct-told-mute = 因为您在 <b>{ $group }</b> 的消息（{ $when }），<b>{ $by }</b> 决定让您在 <b>{ $until }</b> 之前只看不写。到时自动结束，我会告诉您。不会告诉群里其他人。
conduct-told-rule = 涉及的准则：<b>{ $rule }</b>
conduct-told-other = 涉及我们的一条准则。
conduct-told-answer = 如果您有不同看法，或想解释，请在这里回复。会有人来看。
conduct-answer = 回复
conduct-guidelines = 我们的准则
conduct-not-now = 以后再说
conduct-write = 请在这里用一条消息写下回复，最多 { $most } 个字。只有 { $by } 会收到。
conduct-answered = ✓ 谢谢您。{ $name } 会收到您的回复。
conduct-answered-enough = 您已经回复了三次。现在最好当面谈。
conduct-answer-of = <b>{ $name }</b> 对 <b>{ $group }</b> 里那条消息的处理决定作出回复：
conduct-nobody-reads = 目前没有人可以让我转交。请当面和协调员谈。
conduct-too-long = 太长了：最多 { $most } 个字。
conduct-failed-remove = Telegram 不允许我删除 <b>{ $group }</b> 里的那条消息。请您自己删除；作者没有收到任何通知。
conduct-failed-mute = 在 <b>{ $group }</b> 没有成功：可能未能及时连上 Telegram，或者 Telegram 不允许，因为作者是那里的管理员，或者已经离开。
conduct-failed-lift = Telegram 不允许我恢复他们在 <b>{ $group }</b> 的发言权。您可以再试一次，或在群成员列表里自己恢复。否则到时会自动结束。
conduct-ended = 您又可以在 <b>{ $group }</b> 发言了。很高兴有您。
conduct-lifted = 您从现在起又可以在 <b>{ $group }</b> 发言了：禁言提前结束。很高兴有您。
conduct-reminder = 给大家一个友善的提醒：我们的准则置顶在上方。谢谢大家让这里成为互相学习的好地方。🌱
conduct-pinned = 我们的准则置顶在本群上方。您也可以随时私下问我：{ $link }
conduct-case-words = 🚩 词表在 <b>{ $group }</b> 中发现了内容，没有人举报过。
conduct-listed = 词表发现了“{ $found }”：{ $list } 词表中的“{ $entry }”——{ $how }。它也许并无恶意；您不决定，就什么都不会发生。
conduct-stays-words = 您一决定，这里就会删除它的内容。
conduct-by-list = 词表
conduct-told-listed = 我删除了您在 <b>{ $group }</b> 的消息（{ $when }）：其中有一个词在我们各组不使用的词表里。没有人因此读过它，小组里也不会有人得知。
conduct-hint = 您在 <b>{ $group }</b> 的消息（{ $when }）里有{ $kind ->
    [phone] 看起来像电话号码的内容
    [email] 电子邮箱地址
   *[identity] 看起来像证件号码的内容
}。小组里每个人都能看到，而且会一直留在那里。
conduct-hint-choice = 如果本来就是这个意思，您什么都不用做。这条提示只有您能看到。
conduct-take-out = 替我删除
conduct-taken-out = ✓ 正在删除您的消息。您可以去掉号码或地址后再发一次。
conduct-hint-old = 我已经无法删除那条消息了。请在小组里长按它，自己删除。
conduct-hint-no-right = 我目前无权在这个小组里删除消息。请在小组里长按它，自己删除。
conduct-help = 您在 <b>{ $group }</b> 的消息让我想到，您或您身边的人也许需要帮助。我只是一个程序，可能弄错。如果确实如此，请不要独自承受。
conduct-help-points = <b>您可以在这里得到帮助：</b>{ $points }
conduct-help-anywhere = <b>如果有人正处在危险中，</b>请拨打您所在国家的紧急电话。否则请今天就和信任的人谈谈：同事、朋友、医生或求助热线（findahelpline.com 列有大多数国家的热线）。
conduct-help-nothing = 您的消息保持原样，我不保留其中任何内容。
conduct-cry = 🆘 <b>{ $author }</b> 在 <b>{ $group }</b> 写了一些话（{ $when }），可能表示有危险：有人可能伤害自己，或学校里发生暴力。我只是一个程序，可能弄错。
conduct-cry-told = 对方刚刚在私聊中读到了可以得到帮助的地方。请您亲自关心一下。
conduct-cry-untold = 我无法在私聊中联系对方。请您亲自关心一下。
conduct-cry-words = 所写的内容我不保存，也不告诉其他人；它仍在小组里。
conduct-words-open = 词表
conduct-words-open-of = 词表：{ $programme }
conduct-words-page = <b>词表 { $list }</b>——{ $programme }：{ $words } 个词语，{ $allowed } 个例外。只在本项目的小组中有效。
conduct-words-words = 要查找的词语（✎ 为在此添加）：
conduct-words-allowed = 从不计入的词语（✎ 为在此添加）：
conduct-words-one = · { $entry }
conduct-words-own = ✎ { $entry }
conduct-words-none = 没有。
conduct-words-add = ＋ 再查找一个
conduct-words-allow = − 不再计入一个
conduct-words-back = ↺ 恢复原样
conduct-words-to-words = 要查找的词语
conduct-words-to-allowed = 从不计入的词语
conduct-words-list = 词表 { $list }
conduct-words-changes = 谁改了什么
conduct-words-ask-word = 要查找哪个词或短语？请用一条消息写出来；它的变形会自动识别。
conduct-words-ask-allow = 哪个词或短语从不计入？这样可以去掉词表中的一个词，或放过含有它的短语。
conduct-words-ask-back = 哪个词或短语要恢复成词表原来的样子？请用一条消息写出来。
conduct-words-which = 这是词表 { $list }。
conduct-words-wrong = { $why }。
conduct-words-so-already = “{ $entry }”已经是这样了。
conduct-words-enough = 已经有 { $most } 处修改。更多词语请写进词表文件。
conduct-words-done-word = 会查找“{ $entry }”（{ $list }）。
conduct-words-done-allow = “{ $entry }”从不计入（{ $list }）。
conduct-words-done-back = “{ $entry }”恢复了词表原样（{ $list }）。
conduct-words-log = <b>谁改了什么</b>，最新的在前：
conduct-words-log-empty = 还没有人改过。
conduct-words-log-line = { $when } · { $by }：{ $what }
conduct-pair = 💬 在 <b>{ $group }</b> 里，<b>{ $one }</b> 和 <b>{ $other }</b> 已经你来我往地写了几分钟。
conduct-pair-only-you = 这可能是一次很好的讨论，只有您能判断。我只看谁在什么时候写，不看写了什么，也不会自己做任何事。
conduct-pair-calm = 在群里说句缓和的话
conduct-pair-private = 建议私下谈
conduct-pair-watch = 再看看
conduct-pair-calm-soon = 一分钟后在群里说一句缓和的话。
conduct-pair-private-soon = 一分钟后，我会分别私下以您的名义建议 { $one } 和 { $other } 私下继续谈。群里看不到。
conduct-pair-watched = 我什么也不做。如果一刻钟后或今天晚些时候两人仍你来我往，我会再问您一次。
conduct-pair-dismissed = 什么也不会发生。一周内我不再就这两位问您。
conduct-pair-unreachable = 我没法私下写给他们两位，只写给一位又不公平。请您自己和他们谈谈。
conduct-apart = <b>{ $by }</b> 看到您和 <b>{ $other }</b> 在 <b>{ $group }</b> 里有很多话要说，建议你们私下继续谈，或者见面聊。{ $other } 也会收到我同样的话，别人看不到。如果您有不同看法，请写给 { $by }。
conduct-rule-links = 链接只指向课程网页
conduct-rule-forwards = 用自己的话，而不是转发
conduct-case-share = 🔗 <b>{ $group }</b> 里有一条转发的消息，或者一个指向非课程网页的链接。我无法询问发的人，或者无法删除它。
conduct-by-setting = 课程的一项设置
conduct-told-links = 我删除了您在 <b>{ $group }</b> 的消息（{ $when }）：它指向的网页不属于课程。没有人因此看过它，群里也没有人会被告知。
conduct-told-links-to = 链接可以指向：{ $domains }。
conduct-told-forwards = 我删除了您在 <b>{ $group }</b> 的消息（{ $when }）：它是从别处转发来的。欢迎您用自己的话来说。没有人因此看过它，群里也没有人会被告知。
conduct-share-out = ✓ 正在删除您的消息。
conduct-hint-link = 您在 <b>{ $group }</b> 的消息（{ $when }）指向一个不属于课程的网页。它和我们的教学有关吗？有关就留着吧。
conduct-hint-forward = 您在 <b>{ $group }</b> 的消息（{ $when }）是从别处转发来的。它和我们的教学有关吗？有关就留着吧。
conduct-log-open = 已作的决定
conduct-log = <b>您各群里已作的决定</b>——谁、做了什么、什么时候、依据哪条准则。消息内容不作任何保存。
conduct-log-empty = 还没有。
conduct-log-line = { $when } · { $group } · { $by }：{ $what }
conduct-log-line-rule = { $when } · { $group } · { $by }：{ $what }（{ $rule }）
conduct-log-file = 生成表格
conduct-log-here = 这里是过去一年的全部决定。
conduct-log-when = 时间
conduct-log-group = 群
conduct-log-who = 决定人
conduct-log-what = 决定
conduct-log-rule = 准则
conduct-month = <b>您各群的{ $month }</b>，只有数字：举报了什么，决定了什么
conduct-month-group = <b>{ $group }</b>：{ $what }
conduct-month-count = { $what } { $n }
conduct-month-and = { $before } · { $what }
conduct-month-reported = 被举报的消息
conduct-month-found = 词表发现的消息
conduct-month-shared = 这里不收的链接和转发
conduct-month-photos-stay = 已确认的照片和视频
conduct-month-photos-gone = 已删除的照片和视频
conduct-month-photos-old = 太旧、我无法删除的照片和视频
conduct-month-after = 点下面的按钮可以看到每一项决定，不含作者姓名。
