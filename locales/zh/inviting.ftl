# Invitations, from the phone of whoever leads a group.
inviting-menu = 邀请
inviting-which = <b>邀请。</b>您想看哪个群？
inviting-back = ‹ 回到群列表
inviting-way = <b>{ $name }</b>：邀请进展
inviting-way-subtitle = 邀请进展
inviting-way-stage = { $stage }：<b>{ $n }</b>
inviting-way-stages = { $placed }
    { $invited }
    { $opened }
    { $consented }
    { $joined }
inviting-way-closed = 群开放以后就可以制作链接：/menu 会显示还缺什么。
inviting-way-back = ‹ 回到这个群
inviting-stage-placed = 名单上
inviting-stage-invited = 已邀请
inviting-stage-opened = 已打开链接
inviting-stage-consented = 已同意
inviting-stage-joined = 已入群
inviting-sheet = 打印用邀请单
inviting-sheet-file = <b>{ $name }</b>：请打印，沿虚线剪开，每张只交给老师本人。打印后请删除文件。
inviting-table = 邮件合并用的表格
inviting-table-all = 所有群的链接（表格）
inviting-print-failed = 刚才没能画出来。请再试一次；如果还是不行，请改用表格。
inviting-roll-one = { $n }. { $name }
inviting-roll-help = 提醒说的是老师已经收到的链接。新链接会让之前的链接失效。
inviting-roll-gone = 这个名字已经不在名单上了。请重新打开名单。
inviting-roll-back = ‹ 回到名单
inviting-remind = { $n }：复制提醒
inviting-renew = { $n }：新链接
inviting-copy-reminder = 给 <b>{ $name }</b>。点一下文字就能复制，然后用您喜欢的方式发送：
inviting-copy-link = 给 <b>{ $name }</b> 的新链接；之前为这位老师制作、还没有人打开的链接已经失效。点一下文字就能复制，请只发给本人：
inviting-copy = <code>{ $words }</code>
inviting-workshop = 第一次工作坊用
inviting-workshop-what = <b>发链接之前：</b>一张幻灯片和半页纸，说明这个群做什么、由谁邀请，以及随时可以退出。您要哪一种？
inviting-handout = 讲义
inviting-slide = 幻灯片
inviting-paper = { $kind } · { $language }
inviting-paper-file = 用于第一次工作坊，发链接之前。
inviting-absent = 谁还没加入？
inviting-group = { $name }
inviting-roll = <b>{ $name }</b>：{ $n ->
   *[other] 还有 { $n } 位老师没有加入。
}是否加入由各人决定，当面说一句亲切的话最管用。
inviting-roll-none = <b>{ $name }</b>：大家都到齐了。
inviting-links = 邀请链接（{ $n }）
inviting-links-what = { $n ->
    [0] 这个群里，所有老师都打开过邀请了。
   *[other] 这个群里还有 { $n } 位老师没有打开邀请。我可以为每位老师做一个个人链接。
}
inviting-links-how = 请用短信、电子邮件或纸条，把链接只发给本人。之前为这些老师做的链接将会失效。
inviting-links-file = { $n ->
   *[other] 共 { $n } 个个人链接，每个只供一位老师使用。发完后请删除文件。
}
inviting-links-none = 现在没有要邀请的老师：要么大家都打开过链接了，要么还没有开放的群。
