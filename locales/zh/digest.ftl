# 带组的人每天读到一次、在工作台上看到的内容；小组和沉默成员读到的内容。
digest-title = <b>您的小组今天</b>
digest-desk = 打开工作台
digest-back = ‹ 返回列表
digest-today = 📌 今天：{ $post }，{ $when }（{ $groups } 个小组）
digest-today-more = 今天还有 { $n } 条。
digest-next = 🗓 { $when }：{ $post }（{ $groups } 个小组）
digest-other = { $kind ->
    [encouragement] 鼓励
    [progress] 小组进度
   *[other] 一条内容
}
digest-waiting = 📝 有 { $n } 张卡片等您决定。
digest-silent = 🌱 沉默的成员：{ $n } 位（{ $groups } 个小组）
digest-silent-show = 沉默的成员
digest-silent-title = <b>沉默的成员</b>，只有人数
digest-silent-group = <b>{ $group }</b>：{ $n } 位
digest-silent-written = <b>{ $group }</b>：{ $n } 位，本周已发过消息
digest-silent-none = 没有人沉默，真好！
digest-silent-help = 计入的是上周和本周一直在组里、却没有发言也没有表态的人。只看不说同样欢迎；一句问候只是邀请。
digest-write = 给他们都发一句：{ $group }
digest-write-what = <b>{ $group }</b>：{ $n } 位沉默的成员会各自在私聊中读到：
digest-write-how = 由我在上课日的白天发出，用每个人自己的语言，每周最多一次。选择了暂停或静默的人，以及本周已收到我两条消息的人，不会被打扰。
digest-write-sure = 好，给他们都发
digest-written = <b>{ $group }</b>：我会在上课日的白天发给其中愿意收到消息的人。没有人会知道是谁。
digest-written-already = 本周已经给他们发过了。
digest-nobody-silent = 那里现在没有人沉默。
digest-kind = 🌱 您好！{ $name }和全组都很高兴有您在。如果愿意，今天请说几句您班上的事：哪里顺利，或者想问同事什么。只看不说也同样欢迎。
digest-kind-sample = 🌱 您好！全组都很高兴有您在。如果愿意，今天请说几句您班上的事：哪里顺利，或者想问同事什么。只看不说也同样欢迎。
digest-kind-open = 看看大家在聊什么
digest-kind-choices = 我的选择：暂停、静默、退出
digest-questions = ❓ 您的小组里有 { $n } 个问题还没有人回答。
digest-questions-show = 未回答的问题
digest-questions-none = 每个问题都有了回答。谢谢您！
digest-questions-help = 在组里用“回复”就算已回答。如果有人没用“回复”而回答了，请点“已回答”。
digest-question = { $n }. <b>{ $group }</b>，{ $when }
digest-question-again = { $n }. <b>{ $group }</b>，{ $when }（已再问一次）
digest-question-gone = 这个问题已有回答，或者时间太久了。
digest-look = { $n }：看看
digest-again = { $n }：再问问大家
digest-answered = { $n }：已回答
digest-asked-already = 已经再问过大家了。
digest-group-stopped = 这个小组目前不发布任何内容。/menu 会告诉您还缺什么。
digest-group-question = 🙋 有位同事问了这个问题，很想听听大家的意见。谁遇到过类似的情况？几句话就好。
digest-low = 🔔 有 { $n } 张进行中的卡片回答还很少。
digest-low-show = 回答较少的卡片
digest-low-none = 没有缺少回答的卡片。
digest-low-help = 每张卡片可以再问一次：我会在组里用一句简短友好的话回复它。
digest-low-card = { $n }. <b>{ $group }</b>：{ $post }——{ $eligible } 人中有 { $answered } 人回答
digest-low-asked = { $n }. <b>{ $group }</b>：{ $post }——{ $eligible } 人中有 { $answered } 人回答（已再问一次）
digest-once-more = { $n }：再问一次
digest-card-gone = 这张卡片不需要再问了。
digest-group-card = 💬 这个问题还开放着。几句话、一条语音或一张照片就够了：您班上是怎样的？
digest-ahead = <b>接下来的 14 天</b>
digest-ahead-show = 接下来的 14 天
digest-ahead-none = 接下来的 14 天没有安排。
