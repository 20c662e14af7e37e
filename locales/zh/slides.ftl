# 协调员群里的图片变成卡片。
slides-offer = 您在协调员群里发了一张图片。要把它做成给教师群组的卡片吗？在您看过之前，什么都不会发布。
slides-faceless = 这张图片是以群的名义发布的，我认不出是谁发的。如果想把它做成卡片，请点群名 → 编辑 → 管理员 → 您的名字，关闭“匿名”，再发一次。
slides-make = 🖼 做成卡片
slides-no = 不用了
slides-kinds = <b>做成什么？</b>问题会被置顶，并统计回答；公告只供阅读。
slides-question = 问题
slides-announcement = 公告
slides-sections = <b>它属于课程的哪个部分？</b>
slides-no-section = 不属于任何部分
slides-days = <b>哪一天？</b>这些日子里，各群组都有空位。
slides-no-days = 未来两周内，没有一天是所有群组都有空位的。请过几天再试。
slides-day-gone = 那一天已经满了，请另选一天。
slides-save = ✓ 保存
slides-anew = ‹ 重新选择
slides-saved = ✓ 已保存，{ $when }发布。前一天会像其他卡片一样询问各位协调员；较晚开始的群组会在自己的那一周收到。
slides-put-away = 好的，不做成卡片。
slides-gone = 这张图片已经是卡片，或已被放弃。如果还想做一张，请在协调员群里再发一次。
slides-too-long = 图片下的文字太长，卡片放不下（最多 { $most } 个字符）。请缩短后再发一次。
slides-wordless = 送您一张图片：您看到了什么？换作您会怎么做？
slides-task = 任务，带“已完成”按钮
slides-begin = ＋ 制作卡片
slides-ask = 请把卡片的文字发给我，或发一张图片并附上文字。要做投票或小测验，请先写问题，下面每个选项占一行。您看过之前，不会发布任何内容。
slides-words-too-long = 这类卡片放不下这么多字（最多 { $most } 个字符）。请换一种类型，或者重新开始，写短一些。
slides-export = ⬇️ 在这里制作或修改的卡片（{ $n }）
slides-exported = 这是在聊天中制作或修改的卡片，写成了 <code>calendar.yaml</code> 的条目。由维护课程文件的人复制进去，替换 <code>id</code> 相同的条目，卡片就会留在课程里。图片用 <code>staffroom cards export</code> 取得。
slides-cards = ✎ 修改卡片
slides-cards-title = <b>即将发布的卡片</b>
slides-cards-line = { $n }. { $when }：{ $card }
slides-cards-one = 卡片 { $n }
slides-cards-none = 没有还能修改的卡片。
slides-list = ‹ 所有卡片
slides-back = ‹ 回到卡片
slides-card-gone = 这张卡片已不能修改：它已发出，或各群都已决定，或不在日历上。
slides-stands = 📅 <b>{ $when }</b>
slides-is-changed = ✎ 已在这里修改：无论课程文件怎么写，都以此为准。
slides-fixed = 有 { $n } 个群已作决定或已发布；在那里日期和时间不变。
slides-reword = ✎ 换文字
slides-shift = 📅 换日期
slides-out = ✗ 移出日历
slides-first = ↺ 恢复最初的样子
slides-which-language = <b>哪一种语言？</b>其他语言的文字不变。
slides-ask-words = 请把这张卡片的文字（{ $language }）发给我。您看过之前，什么都不会改变。
slides-words-now = <b>现在：</b>{ $words }
slides-new-words = <b>改后是这样（{ $language }）：</b>
slides-other-words = ‹ 换别的文字
slides-too-many-words = 对这张卡片来说太长了：最多 { $most } 个字符。请写短一些。
slides-unknown-gap = 没有人能填写 { $gap }。请删去它，或照原来的样子写，然后重新发送。
slides-new-day =
    <b>{ $card }</b>
    从 { $before }
    到 { $after }
slides-other-day = ‹ 换别的日期
slides-no-more =
    <b>要把这张卡片移出日历吗？</b>
    { $card }
    { $when }
slides-out-sure = ✗ 是的，移出
slides-followed = 有别的卡片按这张卡片计算日期。请先给它们换日期。
slides-change-gone = 这个修改已经保存，或一天后已被忘记。请重新开始。
slides-changed = { $what ->
    [words] ✓ 卡片现在是这样的文字。被询问的人会看到新文字；协调员自己写的文字不变。
    [picture] ✓ 卡片现在是这个样子，被询问的人也会看到。
    [options] ✓ 卡片现在提供这些选项，被询问的人也会看到。
    [hour] ✓ 卡片已改到新的时间。
    [day] ✓ 卡片已改期。较晚开始的群会在自己的那一周收到。
   *[out] ✓ 卡片已在尚未决定的群中移出。
}
slides-first-again = ✓ 卡片已恢复最初的样子。
slides-undo = ↩ 撤销
slides-undone = 已撤销：卡片和之前一样。
slides-undo-late = 已经来不及撤销。您可以再次修改这张卡片。
slides-picture = 🖼 换图片
slides-ask-picture = 请把这张卡片的图片以照片形式发给我。文字不变。您看过之前，什么都不会改变。
slides-send-picture = 这不是图片。请发一张照片。
slides-draw = ✎ 用文字绘制
slides-pictureless = ✗ 不要图片
slides-other-picture = ‹ 换别的图片
slides-new-look = <b>改后是这样：</b>
slides-options = ☰ 选项
slides-options-language = <b>哪一种语言的选项？</b>数量不变时，其他语言的选项不变；数量变了，我会再问其他语言。
slides-ask-options = 请用一条消息发来选项（{ $language }），每个选项占一行。您看过之前，什么都不会改变。
slides-options-now =
    <b>现在：</b>
    { $options }
slides-ask-more = 请按同样的顺序，用{ $language }发来这 { $n } 个选项。
slides-options-number = 一个投票有 { $least } 到 { $most } 个选项。请重新发送，每个选项占一行。
slides-options-uneven = 另一种语言有 { $n } 个选项。请发同样数量的选项，每个占一行。
slides-option-long = 每个选项最多 { $most } 个字符。请写短一些，重新发送。
slides-options-alike = 有两个选项一模一样。请重新发送。
slides-other-options = ‹ 换别的选项
slides-right = ✓ 正确答案
slides-which-right = <b>哪一个是正确的？</b>
slides-option-line = { $n }. { $option }
slides-option-one = { $n }
slides-unexplained = ✗ 不要解释
slides-hour = 🕓 换时间
slides-hours = <b>几点？</b>现在：{ $now }，按各群当地时间。
slides-no-hours = 这一天没有别的时间可选了。请先换日期。
slides-hour-gone = 那个时间已经过了，请另选一个。
slides-new-hour =
    <b>{ $card }</b>
    从 { $before } 改到 { $after }，按各群当地时间
slides-other-hour = ‹ 换别的时间
slides-which-programme = <b>用于哪个项目？</b>
slides-export-which = <b>哪个项目的卡片？</b>
slides-poll = 投票
slides-quiz = 小测验，只有一个正确选项
slides-introduction = 大家自我介绍
slides-guidelines = 群规（您自己的话）
slides-ask-nothing = 不需要您写字，我也能排进日历：
slides-only-a-day =
    <b>{ $kind }</b>
    { $when }
    内容由我当天整理；如果当天或当周已满，其他帖子优先。
