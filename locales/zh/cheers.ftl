# 群里达成的目标，后面接课程里的一段话。
cheers-answers = 本群的回答已经达到 { $n } 个。
cheers-section = “{ $section }”：在已知进度的老师中，至少有 { $share }% 已经完成。
cheers-section-all = “{ $section }”：已知进度的老师都已完成。
cheers-newcomers = { $n ->
   *[other] 👋 上次欢迎之后，又有 { $n } 位新同事加入。欢迎你们！
}
cheers-hello = 我们现在共有 { $n } 人。还没有介绍过自己的同事，请用一两句话说说：您是谁、教什么、希望在这里收获什么。
cheers-first-week = 我们一起走过了第一个完整的星期。
cheers-after-dip = 讨论又热起来了：上周回答的老师比前一周多。

# 协调员看到的鼓励。
cheers-menu = 💛 接下来我会说什么
cheers-answers-menu = 👍 最新的回答
cheers-back = ‹ 接下来我会说什么
cheers-no-group = 现在还没有已开放的群可以鼓励。
cheers-next-title = 💛 <b>接下来我会在 { $group } 说的话</b>
cheers-next-when = { $when }，或者之后第一个有空位的日子：
cheers-next-none = 接下来的 14 天没有安排。大家在群里一起达成了什么，我就会说出来。
cheers-stock = 这里还没说过的：{ $all } 条中有 { $fresh } 条。合适的都用过之前，不会重复。
cheers-rules = 每周最多 { $most } 条，只在上课时间，放假不发。我不提任何人的名字。
cheers-skip = 跳过这一条
cheers-skipped = 已跳过，这一条不会发出。
cheers-undo = ↩ 撤销
cheers-undo-late = 这一条的日期已过，不能再恢复。
cheers-changed = 现在接下来的已经是别的内容。请重新打开“接下来我会说什么”查看。
cheers-add = 添加我自己的话
cheers-own = 我写的（{ $n }）
cheers-which = 您自己的话应该在什么时候出现？
cheers-occasion =
    { $occasion ->
        [start] 第一周
        [first-answer] 第一个回答之后
        [milestone] 达成目标时
        [after-dip] 安静的一周之后
        [comeback] 假期之后
        [before-holidays] 假期之前
        [finish] 结束时
       *[other] 任何一周
    }
cheers-write = <b>{ $occasion }</b>：请用一条消息把您的话发给我，最多 { $most } 个字符。
cheers-write-how = 写给大家，温暖、简短，用群的语言。您的话会排在我的前面。请不要提任何人的名字：同事说过的话，可以征得本人同意后在“同事们的尝试”里分享。
cheers-which-language = 这段话是写给用哪种语言的群的？它只会出现在用这种语言的群里。
cheers-write-in = 这段话只会出现在用{ $language }的群里。
cheers-too-long = 太长了，请最多发 { $most } 个字符。
cheers-names-in-full = 这里提到了 { $name }。鼓励的话不提任何人的名字，请去掉名字再发一次。
cheers-names = 这段话可能提到了 { $name }。未经本人同意，鼓励的话不提任何人。这里说的是某位老师吗？
cheers-names-nobody = 没有指谁：保留
cheers-write-again = 重新写
cheers-kept = ✅ 已保存。{ $occasion }，我会说：
cheers-own-none = 您还没有写过。
cheers-own-line = { $n }. <b>{ $occasion }</b>：{ $words }
cheers-own-enough = 您已经保存了 { $most } 条，请先去掉一条。
cheers-take-out = { $n }：去掉
cheers-out = 已去掉，不会再出现：
cheers-answers-title = 👍 <b>开放中的卡片的最新回答</b>
cheers-answers-none = 现在没有开放的卡片，或者还没有人回答。
cheers-answers-help = 您的赞会显示在回答下面，代替我的 ✍。它不计分，只是一份心意。
cheers-answer = { $n }. <b>{ $group }</b>：{ $post }
cheers-answer-liked = { $n }. <b>{ $group }</b>：{ $post } – 👍
cheers-look = { $n }：看看
cheers-like = { $n }：👍
cheers-unlike = { $n }：↩ 收回
cheers-answer-gone = 这个回答已经不在开放的卡片里了。
