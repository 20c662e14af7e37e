# What coordinators read before they start, whom they ask, and how admins look after them.
training-waits = <b>给您准备了简短的培训：</b>已读 { $n }/{ $total } 张卡片。
training-begin = 开始培训
training-go-on = 继续培训
training-again = 重读培训卡片
training-back = ‹ 回到培训
training-heading = { $n }/{ $total } · <b>{ $title }</b>
training-next = 下一张 ›
training-done = ✓ 读完了
training-ask = 请教培训师
training-role = 您的角色
training-card-role =
    您是主人，不是检查员。有三件事只有您能做：迎接大家，留意大家做了什么，让交流保持友善。

    • <b>每天十分钟</b>就够：打开 /menu，决定卡片，看看新消息。
    • <b>自己先说。</b>两句实话就能打开话头：“我在最吵的班试了试，有一半管用。”
    • <b>感谢要具体：</b>“您那个安静手势，我明天就用。”
    • <b>等一等。</b>大家放学后才有空回答，安静一天不用着急。

    <i>今天试试：</i>为一件具体的事感谢一个人。
training-inviting = 邀请
training-card-inviting =
    人们会来，是因为信任的人开了口。这个人就是您。

    • <b>先当面说：</b>这个群做什么，每周十分钟，随时可以退出。
    • <b>说“您愿意吗”，不说“您必须”。</b>被推进来的人不会说话。
    • <b>坐到不熟悉 Telegram 的老师身边。</b>打开链接、点开始、点加入：一起花两分钟，省下两个星期。
    • <b>三天后亲切地提醒一次，</b>之后就放下。
    • <b>“暂时不”也是好回答。</b>不用 Telegram 的老师，您可以用纸条或他们常用的应用转达每张卡片。

    <i>今天试试：</i>在办公室邀请一位同事。
training-questions = 问好问题
training-card-questions =
    好问题，用今天早上的课就能回答，在手机上写两句话就够。

    • <b>问大家做了什么，</b>不问应该怎样。不问“课应该怎样开始”，而问“今天前五分钟您做了什么？”
    • <b>用“什么”“怎样”“什么时候”开头。</b>“管用吗？”一个字就答完了；“学生后来怎样？”能聊下去。
    • <b>一次只问一个，</b>然后等一天。
    • <b>把话传下去：</b>“有人在六十人的班上试过吗？”
    • <b>欢迎没成功的尝试。</b>它比成功更能教人，也让下一个人更勇敢。

    <i>今天试试：</i>用一个您自己也答不上的问题，回应一条消息。
training-conflict = 遇到难处时
training-card-conflict =
    对教学有不同看法是好事，伤人不是。会变成哪一种，看您是否冷静。

    • <b>先缓一口气。</b>没有什么必须马上回复。
    • <b>私下谈：</b>您看到了什么，带来了什么，希望怎样。“您的话听起来像责备，能不能换成一个问题？”
    • <b>在群里只说一句：</b>“看法可以不同，彼此保持友善。”并请大家看置顶的约定。
    • <b>有侮辱，或出现学生的姓名、照片：</b>先删消息，再谈话。
    • <b>有威胁，或孩子有危险：</b>千万别独自处理，马上告诉校长或负责儿童保护的人。

    <i>请记得：</i>回复之前，您可以先请教培训师。
training-privacy = 隐私
training-card-privacy =
    老师们知道说的话不会被拿来针对自己，才会坦率。请守护这一点。

    • <b>您看到的是总数，</b>以及谁已加入。谁回答了、谁暂停了、谁落后了，您看不到，这是有意的。请不要自己去数，也不要去问。
    • <b>群里的话留在群里：</b>不截图，不向校领导汇报。
    • <b>不写学生的姓名、照片、成绩，</b>表扬也不行。
    • <b>个人链接只给本人。</b>交出去之后请删除文件。
    • <b>暂停或退出的人，不欠任何人理由。</b>

    <i>那么您呢？</i>管理员能看到您是否读完这些卡片，以及您是否五个上课日没有来过。您点了什么、写了什么，他们看不到。
training-finished = <b>✓ 五张卡片都读完了，谢谢您！</b>第一周需要的您都知道了。卡片一直在 /menu 里。
training-nobody = 这个项目里没有别的培训师可以请教。
training-write-question = <b>您想问什么？</b>请写在一条消息里。它会连同您的名字私下发给本项目的培训师；请不要写老师和学生的姓名。
training-cancel = ‹ 暂时不问
training-asked = ✓ 一分钟后，您的问题会交给培训师，回答会发到这里。
training-too-long = 太长了，没法转达。请写在 1500 字以内。
training-asks = <b>{ $name }</b> 请教培训师：
training-asks-about = <b>{ $name }</b> 就“{ $title }”请教培训师：
training-answer = 回答
training-write-answer = 请把回答写在一条消息里，只发给 { $name }。
training-answered = ✓ 您的回答一分钟后发给 { $name }。
training-undo = ↩ 撤回
training-undo-late = 来不及撤回了。
training-question-gone = 这个问题已经有人回答，或者已经不在了。
training-answers = <b>{ $name }</b> 回答您：
training-your-question = <i>您的问题是：</i>
training-idle = { $n ->
   *[other] 有 { $n } 位协调员五个上课日没有来过。
}
training-colleagues = 协调员
training-roll = <b>协调员</b>（{ $n } 位）
training-one = { $n }. <b>{ $name }</b> · { $cards } · { $here }
training-one-waits = { $said } · 👋 一分钟后、静音时段之外
training-all-read = 培训：✓
training-some-read = 培训：{ $n }/{ $total }
training-here = 最近来过
training-away = 五个上课日没有来过
training-not-here = 没打开链接，或屏蔽了机器人
training-roll-help = 多半只是这周太忙。<b>写给</b>会以您的名义发一句亲切的问候，每周最多一次，别人看不到。
training-nudge = 写给 { $n }
training-nudge-undo = ↩ 撤回 { $n }
training-nudge-not-now = 对方已经来过，或者最近一周内已经写过。
training-nudge-hello = 您好！<b>{ $name }</b> 问候您。最近这里有些安静：
training-nudge-group = • { $group }
training-nudge-help = 也许只是这周太忙，谁都会有这样的时候。到工作台看五分钟，就能重新开始。需要帮忙或找人代替，尽管说。
training-nudge-desk = 去我的工作台
