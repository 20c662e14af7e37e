joining-hello = <b>{ $course }</b>：同行交流群

joining-purpose = <b>这是什么：</b>为参加本课程的教师开设的私密群组（最多 { $size } 人）。大家在群里分享课堂上的尝试，互相提问，不时会收到一个简短的问题。只看不发言也很欢迎。
joining-invited-by = <b>谁邀请您：</b>{ $name }，本群的协调员。
joining-invited-by-organisation = <b>谁邀请您：</b>{ $name }。
joining-organisation = 课程的组织者
joining-data = <b>保存什么：</b>我是一个机器人。我能读到群里的消息，但只保存次数，不保存文字；只有需要由人来看的消息（例如被举报的），或同事想引用的消息，文字会保存到处理完为止。群成员能看到您的名字和头像。要隐藏手机号：Telegram 设置 → 隐私和安全 → 手机号码 → 没有人。
joining-manners = <b>怎样交流：</b>谈教学，友善待人，不让任何学生被认出来。加入即表示您会遵守。完整准则：/rules
joining-freedom = <b>由您决定：</b>参加完全自愿。您可以随时暂停、静默或退出，无需说明理由：/me。有关您的数据：/privacy
joining-button-join = 加入
joining-button-later = 以后再说
joining-button-more = 了解更多
joining-button-again = 再看一遍邀请
joining-later = 没有关系。您还没有加入，我也不会催您。如果改变主意，邀请就在这里。

joining-ready = 谢谢！您的群组<b>{ $cohort }</b>已经开放。请点击按钮申请加入，我会马上通过。
joining-opened = 您的群组<b>{ $cohort }</b>现在开放了。请点击按钮申请加入，我会马上通过。
joining-wait = 谢谢，您已经在名单上了。群组还在准备中，一开放我就在这里通知您，您不需要再做什么。
joining-inside = 您在群组<b>{ $cohort }</b>里。您的记录和选择：/me。交流准则：/rules。我还能做什么：/help
joining-button-open = 打开群组
joining-button-me = 我的记录和选择

joining-welcome-coordinator = 欢迎您，{ $name }。您在这里协调教师群组。发送 /menu 查看待办事项。开始之前，有五张简短的卡片告诉您哪些做法管用，每张一分钟，愿意就看看。
joining-button-training = 看五张卡片
joining-button-desk = 去我的工作台
joining-welcome-admin = 欢迎您，{ $name }。您在这里管理课程项目。发送 /menu 查看待办事项。
joining-first-kicker = 测试卡片
joining-first-question = 您能看到这张卡片吗？那么一切正常。各群组的卡片就是这个样子。
joining-first-card =
    <b>一切正常。</b>这张测试卡片与所有卡片走的是同一条路，只有您能看到。

    下一步：把教师名单作为文件（XLSX 或 CSV）发给我。<b>名单</b>里有可供填写的空白表格。
joining-first-roster = 名单
joining-first-check = 一切正常吗？
joining-stranger = 您好！我负责照看教师群组。要加入群组，请打开协调员发给您的个人链接。我如何处理数据：/privacy。换一种语言：/language
joining-over = 🏁 <b>{ $course } 结束了。</b>感谢您的参与！您的记录和数据在这里保留到{ $day }，之后我会删除。
joining-over-new = 🏁 <b>{ $course } 结束了</b>，不再接受加入。您不需要做任何事：我会在{ $day }删除所保存的关于您的信息。
joining-over-leader = 🏁 <b>{ $course } 结束了。</b>感谢您带领小组！各周的数字在菜单中保留到{ $day }，之后我会删除所保存的关于您的信息。
joining-over-me = 🏁 { $course } 结束了，我不会再给您写信。请领取属于您的东西；我将在{ $day }删除它们。
joining-all-over = 您好！我在这里照看的项目已经结束，不再接受加入。如果您参加过：谢谢您！最后一天过后，我不保留参加者的姓名，您也不需要做任何事。我如何处理数据：/privacy。换一种语言：/language

joining-me = <b>我的记录和选择</b>：{ $name }
joining-me-course = <b>我的记录和选择</b>：{ $name }（{ $course }）
joining-which-course = 您在这里参加了不止一门课程。您指的是哪一门？
joining-record =
    已回答的问题：{ $answered }
    已完成的单元：{ $sections }
    计入的时间（时:分）：{ $time }
joining-record-workshops = 参加过的工作坊：{ $n }
joining-private = 这一页只有您能看到。您在这里的选择不会告诉任何人。
joining-state-active = ✓ 您正在参加。
joining-state-invited = 您收到了邀请，还没有加入。
joining-state-paused = ⏸ 您已暂停，直到 { $day }。在此之前我不给您写信，也不计入您。您可以提前回来。
joining-state-quiet = 🔕 您处于静默状态：您留在群里，我不给您写信，即使您回答也不计入。
joining-state-left = 您已经退出群组，我不再给您写信。您随时可以回来。
joining-button-pause = 暂停
joining-button-quiet = 静默
joining-button-leave = 退出
joining-button-back = 回来
joining-button-download = 下载我的数据
joining-button-erase = 删除我的数据
joining-button-up = 返回

joining-pause = <b>暂停</b>多久？这段时间我不给您写信，也不计入您。到期后一切自动恢复。
joining-mute = 说实话：我不能让群组本身静音。要静音，请打开群组，点击顶部的群名，再选“静音”。
joining-button-week = 1 周
joining-button-fortnight = 2 周
joining-button-month = 1 个月
joining-button-days = { $n } 天
joining-leave = <b>要退出群组吗？</b>您会离开群组，不再计入统计，我也不再给您写信。不会发布任何通知。您的记录会保留到您删除为止，您随时可以回来。
joining-button-leave-sure = 是的，退出群组

joining-me-staff = 您在这里是协调员或管理员：发送 /menu 查看您的群组。换一种语言：/language
joining-download = 这里保存的有关您的一切都在这个文件里，用任何浏览器都能打开。
joining-download-fields = 同样的内容再发一份，逐项列出，供程序读取。
joining-page-title = 关于我保存了什么
joining-page-whole = 全部内容，逐项列出
joining-page-name = 姓名
joining-page-place = 地点
joining-page-school = 学校
joining-page-email = 电子邮件
joining-page-app = 常用应用
joining-page-language = 名单上的语言
joining-page-chosen-language = 我选择的语言
joining-page-account = Telegram 用来识别我账号的编号（不是手机号）
joining-page-consent = 我同意了什么
joining-page-agreed = 同意日期
joining-page-groups = 所在的群，以及加入的日期
joining-page-counts = 计数
joining-page-answers = 回答过的问题
joining-page-replies = 对同事的回复
joining-page-workshops = 参加过的工作坊
joining-page-messages = 最近几周的消息
joining-page-sections = 完成的单元
joining-page-paused = 暂停至
joining-page-left = 退出日期
joining-page-quiet = 静默
joining-erase = <b>要删除有关您的一切吗？</b>您的名字、选择和记录会立即从这里删除，您也会离开群组。此操作无法撤销。已公布的全群数字会保留，但不含姓名。仍含有您数据的备份会在七天内被覆盖。您所在的机构可能另有名单。
joining-button-erase-sure = 是的，全部删除
joining-erased = 已完成：这里不再保存有关您的任何内容。感谢您曾与我们同行。

joining-privacy-what = <b>保存什么：</b>您所在机构填写的信息（姓名、地点、学校、语言，可能还有电子邮箱）、Telegram 用来识别您账号的编号（不是手机号）、您同意的内容和时间、您的选择，以及次数：回答了哪些问题、完成了哪些单元。我不保存消息文字，只有需要由人来看的消息（因为被举报，或含有您的项目不接受的内容，例如侮辱性的话或链接），或同事想引用的消息除外：保存到处理完为止，最长两周；也不保存您最后上线的时间。对协调员和管理员还保存：最近一次在这里操作的时间；以及向培训师提的问题，保存到回答送达为止，最长一个月。照片和视频从不复制，只记录您对它们的回答。
joining-privacy-how = <b>怎样保存：</b>保存在您所在机构电脑上的一个加密文件里，密钥另行存放。不出售，不转交，不用于训练软件。消息本身由 Telegram 按照它自己的规则传送。
joining-privacy-why = <b>为什么：</b>为了管理课程群组，并让每个群组了解自己的进展。协调员只能看到全群的总数和谁已加入，看不到某位教师的回答或选择。
joining-privacy-who = <b>谁负责：</b>{ $name }。
joining-privacy-rights = <b>您的权利：</b>查看和下载您的数据：/me。删除数据：/delete。停止参加：/me

joining-rules = <b>我们的准则</b>
joining-button-report = 举报一条消息
joining-help = 我负责照看教师群组：带来问题，统计回答，维护秩序。您可以在这里给我发送：
joining-help-staff = /menu – 您的群组和待办事项
joining-help-admin =
    /status – 机器人的状况
    /check – 检查一切
joining-help-teacher =
    /me – 您的记录；暂停、静默、退出
    /card – 您群里的当前卡片
joining-help-report = /report – 在群里用它回复让您不安的消息，只有带群的人看得到
joining-help-all =
    /rules – 怎样交流
    /language – { $languages }
    /privacy – 保存了哪些有关您的内容
    /delete – 删除您的数据
joining-untaken = 在这里读消息的是机器人，不是真人，所以我没法回答。我能看懂的：/help
joining-untaken-teacher = 卡片请在群里回答，想问同事的问题也请在群里问。带群的是真人，可以帮助您。

joining-not-known = 我还不认识您。请打开协调员发给您的个人链接。
joining-come-back-first = 您已经退出群组。请先发送 /me，再点击“回来”。
joining-button-old = 这个按钮已经失效。请发送 /me 获取新的按钮。
joining-erase-last-admin = 您是这个课程项目唯一的管理员。请先邀请另一位管理员，然后我才能删除您的数据。

# 为什么有人退一步；管理员也会看到这些原因的列表。
joining-why = 如果您愿意，请告诉我原因，这有助于改进。只保留数字，绝不记录是谁说的；只有项目管理员能看到数字，而且要满五人。您可以不回答。
joining-why-time = 目前没有时间
joining-why-messages = 消息太多
joining-why-use = 对我用处不大
joining-why-app = 我更喜欢别的应用
joining-why-colleagues = 在群里不自在
joining-why-moved = 换了学校或课程
joining-why-other = 其他原因
joining-why-thanks = 谢谢。我已计数，没有记下您的姓名。
joining-whys-show = 大家为什么退一步
joining-whys = <b>大家为什么退一步</b>：只有数字，满五人才显示。
joining-whys-one = { $reason }：{ $n }
joining-whys-none = 到目前为止，说明原因的还不到五人。满五人我才显示数字，这样认不出任何人。

# Invitations on paper and as messages.
joining-slip-what = 邀请您加入一个教师专用的私密群组：{ $course }。
joining-slip-who = 邀请人：{ $name }。请用手机扫描二维码，或输入下面的网址。
joining-slip-free = 是否加入由您决定，您随时可以退出。这份邀请只供您本人使用。
joining-sheet-what = { $n ->
   *[other] 共 { $n } 份邀请。
}请沿虚线剪开，每份只交给老师本人。链接有效期至 { $day }。
joining-letter =
    { $name } 老师，您好！邀请您加入一个教师专用的私密群组：{ $course }。邀请人：{ $inviter }。是否加入由您决定。如愿加入，请在手机上打开这个链接，链接只供您本人使用：
    { $link }
joining-letter-coordinator =
    { $name } 老师，您好！请您担任教师群组的协调员：{ $course }。邀请人：{ $inviter }。请在手机上用您自己的 Telegram 账号打开这个链接，链接只供您本人使用：
    { $link }
joining-reminder = { $name } 老师，您好！我们的教师群组（{ $course }）给您留了位置。如果您愿意加入，请打开发给您的个人链接，或者向我要一个新的。是否加入由您决定。{ $inviter }

# For the first workshop, before any link: a slide and half a page.
joining-workshop-title = 工作坊之间，我们在群里见
joining-workshop-blank = ____________________
joining-workshop-what = 这个群做什么？
joining-workshop-who = 谁来邀请您？
joining-workshop-choice = 由您决定。
joining-workshop-kept = 保存哪些信息？
joining-workshop-seen = 谁能看到什么？
joining-handout-what = 两次工作坊之间，我们接着聊：课堂上试了什么，哪些顺利，哪些不顺利。每周会有几个简短的问题，大家互相回应。本群不公开，只有参加本课程的老师才能加入，每群最多 { $size } 人。
joining-handout-who = { $name }。邀请只供您本人使用，请不要转发。群建在 Telegram 上。如果您不用 Telegram，请告诉我们。
joining-handout-choice = 是否加入由您决定；您随时可以退出，不需要说明原因。您可以“暂停”到某一天；也可以选择“静默”，留在群里看，不计入统计；或者“退出”。群里不会有任何通知，您也随时可以回来。
joining-handout-kept = 问题由一个自动助手（机器人）发布。它能读到群里的消息，但只记数字，不保存内容（只有需要由人来看的消息，或同事想引用的消息，会保存到处理完为止）：谁已加入，每位老师回答了多少个问题，在线课程学到哪里，另外还有学校名单上的资料。协调员能看到谁加入了，以及全群的汇总数字，看不到您个人的数字。您可以要求查看与您有关的信息，也可以要求删除。
joining-handout-seen = 群成员能看到您 Telegram 账号的名字和头像，以及您在群里写的内容。如需隐藏手机号，请打开：设置 → 隐私和安全 → 手机号码。
joining-slide-what = 本课程老师的私密群组，最多 { $size } 人：聊聊课堂上的尝试，互相回应简短的问题。
joining-slide-who = { $name }。每份邀请只供本人使用。
joining-slide-choice = 是否加入由您决定。您随时可以退出，不需要理由，也可以再回来：暂停、静默或退出。群里不会有任何通知。

# Accounts that nobody knows: in a group, or asking to be let in.
joining-greeting-in = 您好！您在<b>{ $cohort }</b>群里。我是照看这个群的机器人，还不认识您的账号。如果您有个人链接，请打开它；没有也不必做什么：我会问负责这个群的人您是谁。
joining-greeting-asks = 您好！您申请加入<b>{ $cohort }</b>，我还不认识您的账号。如果您有个人链接，请打开它，我就让您进群；没有也不必做什么：我会问负责这个群的人您是谁。您的申请保留一天。
joining-noted = 谢谢，我记下了您在<b>{ $cohort }</b>群里。我还不认识您的账号，会问负责这个群的人您是谁，然后在这里写给您。如果您有个人链接，也可以打开它。
joining-claim = 负责这个群的人说您是<b>{ $name }</b>。对吗？对的话，请把下面的内容读一遍再加入；不对的话，不会把任何东西与您关联。
joining-button-not-me = 我不是
joining-denial-noted = 谢谢您告诉我。没有任何东西与您关联，我会告知负责这个群的人。
joining-admitted = 谢谢！现在就让您进入<b>{ $cohort }</b>：您可以在聊天列表里找到这个群。
joining-strangers = <b>{ $cohort }</b>里有 { $n ->
   *[other] { $n } 个我不认识的账号
}：
joining-strangers-one = { $n }. { $who }
joining-strangers-more = …还有 { $n } 个。
joining-crowd = 有 <b>{ $n } 个</b>我不认识的账号申请进入 <b>{ $cohort }</b>。一个也没有放进来。
joining-crowd-what = 群里的老师用各自的专属链接进来（/menu → 邀请）。如果您没有在等谁，那就是群自己的链接传开了，请拒绝这些申请。我会在这条消息里继续计数，今天不再另发消息。
joining-crowd-decline = { $n ->
   *[other] 全部拒绝（{ $n }）
}
joining-crowd-sure = 要拒绝进入 <b>{ $cohort }</b> 的全部 { $n } 个申请吗？我不会写给其中任何人。属于这个群的人可以再次申请，或打开自己的专属链接。
joining-crowd-declined = ✓ <b>{ $cohort }</b>：正在拒绝 { $n } 个申请。
joining-crowd-gone = 目前没有我不认识的人申请入群。
joining-stranger-in = { $name }
joining-stranger-asks = { $name }（申请入群）
joining-stranger-is-bot = { $name }（另一个机器人，可能看得到消息）
joining-stranger-is-admin = { $name }（群管理员）
joining-stranger-where = 我不认识<b>{ $cohort }</b>里的这个账号：{ $who }。您认识吗？
joining-stranger-elsewhere = 它属于另一个群：{ $cohort }。
joining-stranger-admin-help = 我不能移除管理员，群主可以：点群名 → 编辑 → 管理员。
joining-stranger-admin = 我不能移除管理员，群主可以。
joining-stranger-gone = 这个账号已离开，或者已经认识了。没有要做的了。
joining-button-stranger = { $n }. { $name }
joining-button-who = 认识：是谁？
joining-button-remove = 移除
joining-button-decline = 拒绝
joining-button-here = 谁在群里
joining-removed = ✓ 好了。<b>{ $cohort }</b>里不会有任何通知。
joining-who = <b>{ $name }</b>是谁？下面是这个群里还没进来的老师，名字最像的排在前面。只有账号主人同意后才会关联。
joining-who-one = { $name }
joining-who-nobody = 我说不出<b>{ $name }</b>可能是谁：这个群的每位老师都已有账号。有人换了账号时，请做一个新链接：/menu → 邀请 → 谁还没加入？
joining-who-asked = 我已私下问<b>{ $name }</b>是不是 { $person }。对方同意后就会计入。
joining-who-out-of-reach = 如果对方从未与我打开过私聊，我不能先写。那么当对方在群里点签到按钮时，我再问。
joining-denied = <b>{ $name }</b>告诉我：我不是 { $person }。没有关联任何东西。
joining-claim-taken = 这位老师已经用另一个账号进来了，或者不再属于这个群。请重新选择。
joining-claim-gone = 这个问题已经解决了。请发送 /start 看看您现在的情况。
joining-group-full = 群现在满了，所以没能让您进来。请问问负责这个群的人。
joining-placed-elsewhere = 您现在被分在另一个群，所以没能让您进这个群。其他什么都没变；请问问负责这个群的人。
joining-here = <b>{ $cohort }</b>：{ $here } 人在群里，{ $known } 人认识
joining-here-known = 认识的：{ $teachers ->
   *[other] { $teachers } 位老师
}，{ $staff ->
   *[other] { $staff } 位
}照看群的人。我没有把自己算进去。
joining-here-unseen = { $n ->
   *[other] 还有 { $n } 个账号比我先在群里，或者没有露过面。
}Telegram 只告诉我有多少人，不告诉我是谁。您可以请大家签到。
joining-here-all = ✓ 群里的人我都认识。
joining-here-blind = 我现在不在这个群里，看不到谁在。/groups 会说明怎么办。
joining-button-look-again = 再看一次
joining-button-check-in = 请群里的人签到
joining-button-post = 发到群里
joining-check-in = 下面的话连同一个按钮会发给<b>{ $cohort }</b>里的每个人。点按钮的人会到我的私聊里：名单上的人可以在那里加入，不在名单上的人会显示给您。
joining-check-in-posted = ✓ 一分钟后请<b>{ $cohort }</b>签到。我不认识的人会显示给您。
joining-check-in-undo = ↩ 撤回
joining-check-in-undone = ↩ 已撤回：不会请<b>{ $cohort }</b>签到。
joining-check-in-late = 无法撤回了：已经发出，或者之前已撤回。
joining-check-in-again = 今天已经请<b>{ $cohort }</b>签到过了。一天一次就够。
joining-check-in-outside = 这个按钮是给群里的人用的。要加入一个群，请打开协调员给您的个人链接。

# New words: of the orientation, of the guidelines.
joining-terms = 自您同意以来，<b>这些说明有了变化</b>。请再读一遍。您以前同意的内容仍有记录。
joining-terms-silence = 如果您不回答，{ $days } 天内一切照旧。之后您会转为静默，仍留在群里：我不写给您，也不计入，直到您回答。不会移除任何人。
joining-terms-quiet = { $days } 天前我请您读关于群和您的数据的新说明。您没有回答，所以从现在起您转为静默，仍留在群里：我不写给您，也不计入。要改变的话，请阅读并同意，然后点“回来”。
joining-terms-waiting = 📄 自您同意以来，关于群和您的数据的说明有了变化。
joining-nothing-new = 没有新的内容需要同意。谢谢。
joining-button-agree = 我同意
joining-button-terms = 阅读新说明
joining-button-seen = 我会遵守
joining-guidelines-new = <b>我们的准则有了变化。</b>请读一遍：
joining-guidelines-free = 点一下就够了。无论如何您都可以继续在群里。
joining-guidelines-seen = ✓ 谢谢。随时可以再读：/rules
joining-admin-new = 🔑 <b>{ $name }</b> 现在是管理员，链接是在机器上生成的。如果这不是你们的本意，请让维护机器的人撤销：<code>admin remove</code>。
joining-admin-gone = <b>{ $name }</b> 不再是管理员。
joining-last-admin = 这是唯一的管理员。请先邀请另一位（admin invite），并等链接被打开。
joining-parted = <b>{ $course }：</b>我得知您现在在别处工作，因此您在小组中的位置已交还。感谢您带来的一切！您所做的仍属于您：随时可以领取记录和数据。如果您仍在学校，请告诉协调员，可以再邀请您。
joining-button-record = 我的记录（文件）
