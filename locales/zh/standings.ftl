# 各群自己的进度卡。
standings-last-week = 上周：{ $line }
standings-answered =
    { $cards ->
        [1] { $eligible } 人中有 { $answered } 人回答。
       *[other] { $cards } 个问题共可收到 { $eligible } 个回答，收到了 { $answered } 个。
    }
standings-progress = 课程应完成部分平均已完成 { $share }%（已知 { $people } 位老师的进度）。
standings-minutes = 目前在课程上用的时间：{ $n } 分钟（中位数，由学习平台记录）。
standings-credited = 目前计入的学习时间：{ $n } 分钟（中位数，按已完成小节通常所需的时间计算）。
standings-source = 来源：{ $source }，{ $date }。
standings-source-lms = 学习平台
standings-source-file = 组织方提供的文件
standings-source-self = 老师们自己的报告
standings-source-mixed = 学习平台、文件和老师们自己的报告
standings-up = 回答的比例比上一次高，提高了 { $n } 个百分点。
standings-down = 回答的比例比上一次低了 { $n } 个百分点。有的星期确实很忙。
standings-level = 回答的比例和上一次一样。
standings-trend-progress = 逐周来看，当时应完成部分的完成情况：{ $values }
standings-trend-answers = 逐周来看，回答的比例：{ $values }
standings-fact-answers = 上周回答：{ $share }%
standings-fact-minutes = 课程用时：{ $n } 分钟
standings-fact-credited = 计入的学习时间：{ $n } 分钟
standings-praise-on-track = 大家跟上了课程的进度，做得好！
standings-praise-rising = 回答的比例在上升，谢谢大家抽出时间！
standings-praise-many = 大多数老师都回答了。谢谢大家让交流继续下去！
standings-praise-climbing = 和上周相比，我们群在课程上又前进了。做得好！
standings-praise-colleagues = 有 { $n } 位老师回复了同事，这正是这个群的意义所在。谢谢大家！
standings-praise-answers = 谢谢每一位回答问题的老师！
standings-card-progress = 课程应完成部分的完成情况
standings-card-answers = 回答问题的情况
standings-now = 现在
standings-week = 第 { $week } 周

# 协调员群里的排行。
standings-title = <b>第 { $week } 周各群的情况</b>
standings-board = 我们的各个群
standings-board-foot = 依据回答、回复同事和课程进度；每个人只算一次。
standings-row = { $place }. { $name } · { $score } 分（满分 100）
standings-target = 🎉 我们一起达到了目标：至少有 { $target }% 的老师作了回答。谢谢每一个群。
standings-named-late = { $name }（该群第 { $week } 周）
standings-improved = 进步最大：{ $name }，比自己前几周的平均高 { $points } 分。
standings-unranked = 本周不排名：{ $name }
standings-unranked-more = ……还有 { $n } 个群。
standings-nobody-ranked = 本周没有群参加排名。点<i>为什么是这个分数？</i>，我会私下告诉各位协调员原因。
standings-why = 为什么是这个分数？
standings-written = 我已经在私聊里写给您了。
standings-open-chat = 我还不能给您写信。请打开与我的私聊，点“开始”，然后再试一次。
standings-not-yours = 只有这些群的协调员可以查看。

# 为什么是这个分数？
standings-why-title = <b>{ $group }：第 { $week } 周为什么是这个分数？</b>
standings-place = 第 { $place } 名，共 { $groups } 个群，{ $score } 分（满分 100）。
standings-above = 排在您前面的：{ $name }，{ $score } 分。
standings-below = 排在您后面的：{ $name }，{ $score } 分。
standings-beside = 与您并列：{ $name }，{ $score } 分。
standings-late = 这个群开始得较晚，和它比较的是其他群的第 { $week } 周。
standings-part-response = 回答
standings-part-peer = 回复同事
standings-part-gain = 课程进度
standings-part = <b>{ $part }</b>：{ $n } 位老师中有 { $x } 位，即 { $rate }%。全体平均：{ $mean }%。调整后：{ $shrunk }%。权重：{ $weight }%。
standings-shrinkage = “调整后”是指：给每个群都加上十位平均水平的老师，这样小群不会只因偶然排到最前或最后。一周有几个问题时，回答取平均值。
standings-outside =
    { $n ->
        [0] 群里的每位成员都计算在内。
       *[other] 有 { $n } 位成员没有计算在内：加入不满 72 小时、暂停或选择静默。
    }
standings-copied = 有 { $n } 个回答没有计算：三位或更多老师写了同样的话，只算一次。
standings-alike = 与其他群比较时，这样的话完全不算，所以大家贴同一句话不会改变名次。
standings-skipped = 您的群跳过了 { $n } 个问题。跳过的问题按您群里其他问题的情况计算，并按其他群回答时的难易程度调整；因此跳过不影响得分。
standings-excluded = 您自己的回答不计算在内。提问之后离开的人，只在那一周仍算在总数里。
standings-reason-no-cards = 不排名：本周没有结束的问题。
standings-reason-holiday = 不排名：该群这一周放假。名次冻结，不算最后。
standings-reason-new = 不排名：这是该群的第一周。
standings-reason-small = 不排名：可以回答的老师不足 8 位。
standings-reason-losses = 不排名：四周内有多位成员退出或选择静默。
standings-reason-skips = 不排名：两周内跳过的问题超过一个。
standings-reason-unknown-progress = 不排名：该群的课程进度未知。
standings-own = { $group }：{ $place }
standings-losses = { $group }：四周内有 { $n } 位成员退出或选择静默。该群本周不参加排名，其他人看不到原因。您也许愿意和它的协调员谈一谈。
standings-copies = { $group }：上周有 { $n } 个回答未计入，因为有三人或更多人给出了相同的文字，相同文字只计一次。这往往并无恶意；协调员可在<i>「为什么是这个分数？」</i>中看到。

# 管理员看到的排名。
standings-office = 📊 排名
standings-office-of = 📊 排名：{ $course }
standings-are-shown = 排名现在可见：在协调员群里，也在每位协调员的主页上。
standings-are-hidden = 排名现在已隐藏，没有人看得到名次。
standings-none-yet = 还没有结束的一周。
standings-hide = 隐藏全部排名
standings-show = 显示排名
standings-back = 回到排名
standings-correct = 更正一个数字
standings-group = { $name }
standings-correct-which = 第 { $week } 周哪个群的数字有误？
standings-correct-week = 哪一周的数字有误？
standings-correct-other = 另一周
standings-correct-card = { $group }：是哪个问题？
standings-figure = { $slug }：{ $eligible } 人中 { $answered } 人
standings-correct-ask = <b>{ $group }</b>，{ $figure } 作了回答。
standings-correct-how = 请写出正确的数字，后面写上原因。例如：7 星期二网络中断。协调员们会看到这两项。
standings-correct-most = 最多有 { $n } 位可以回答。请写一个更小的数字和原因。
standings-nothing-to-correct = 没有可以更正的数字：那一周没有结束的问题。
standings-corrected-done = 已更正。协调员群会看到更正和您的原因。
standings-corrected = ✏️ <b>更正：</b>{ $group }，第 { $week } 周：{ $eligible } 位中有 { $after } 位回答，不是 { $before } 位。
standings-corrected-why = 原因：{ $reason }
standings-corrected-places = 那一周现在排在前面的是：
standings-was-corrected = 管理员已更正：{ $after } 个回答，不是 { $before } 个。原因：{ $reason }

# 赛季。
standings-opening = 🌱 <b>新的一季开始了。</b>从第一个完整的一周起，每个星期一您会在这里看到我们各群一起做得怎样，哪些群排在前面。
standings-opening-parts = 计算的内容：回答 { $response }%，回复同事 { $peer }%，课程进度 { $gain }%。无论写多少，每个人只算一次。
standings-opening-fair = 大群和小群可以公平比较。不足 { $least } 位老师的群、放假的群和第一周的群不排名，也不会排在最后。
standings-opening-end = <i>为什么是这个分数？</i>会解释每一个数字。老师们的群看不到这些。祝我们大家顺利！
standings-closing = 🏁 <b>这一季结束了：</b>{ $weeks } 周，{ $groups } 个群。
standings-closing-answers = 我们大家一起：在 { $eligible } 个可能的回答中有 { $answered } 个。
standings-closing-often = 最常进入前三名的群：
standings-closing-weeks = { $name }（{ $n } 周）
standings-closing-improved = 从前半季到后半季进步最大的是 { $name }，提高了 { $points } 分。
standings-closing-thanks = 谢谢每一位协调员和每一个群，无论名次如何。
