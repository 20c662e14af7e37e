# 协调员可以直接发的现成的话：按钮上的字，以及这些话本身。
ready-menu = 💬 现成的话
ready-occasions = ‹ 场合
ready-back = ‹ 返回
ready-which = <b>现成的话。</b>用在什么场合？您确认之前，什么都不会发出去。
ready-welcome = 欢迎
ready-purpose = 我们为什么在这里
ready-introductions = 自我介绍
ready-off-topic = 跑题
ready-conflict = 争执
ready-closing = 结束
ready-guidelines = 我们的准则
ready-heading = <b>{ $title }</b> · 第 { $n } 条，共 { $total } 条
ready-own = <b>{ $title }</b> · 您自己的话
ready-no-open-group = <i>您的群都还没有开放。可以先把这段话复制下来。</i>
ready-one-group = <i>{ $group } 里看到的就是这样。</i>
ready-languages = <i>每个群看到的是本群的语言。</i>
ready-own-groups = <i>每个群看到的就是这几句话。</i>
ready-post = 发到 { $group }
ready-post-all = { $n ->
   *[other] 发到全部 { $n } 个群
  }
ready-choose = 选择群
ready-tick = 点选要发的群，然后发送。
ready-ticked = ☑ { $group }
ready-unticked = ☐ { $group }
ready-post-ticked = { $n ->
   *[other] 发到 { $n } 个群
  }
ready-copy = 复制
ready-copy-how = 点一下文字即可复制。
ready-copied = <code>{ $words }</code>
ready-adapt = 用我自己的话
ready-again = 重写
ready-write = 请用您平时说话的方式写一条消息。发出之前您会先看到它。下面的话可以参考，点一下即可复制：
ready-cancel = 暂时不写
ready-too-long = 超过 { $most } 个字了，请写短一些。
ready-gone = 这段话已经不在了，请重新选择。
ready-no-group = 还没有选群，请先选一个。
ready-posted = ✓ { $group }：一分钟后发出。
ready-undo = ↩ 撤回
ready-undone = ↩ { $group }：已撤回。
ready-undo-late = 这段话已经发出，我无法再撤回。您可以自己在群里删除它。
ready-waits = 🌙 { $group }：那里现在是休息时间。安静时段结束后（{ $when }）发出。
ready-twice = { $group }：今天已经发过这段话了，没有重复发送。

ready-welcome-a = 欢迎各位老师！很高兴大家来到这里。这是我们自己的小办公室：可以提问，可以尝试，也会发现别人和自己有同样的疑问。先随便看看，方便的时候打个招呼就好。
ready-welcome-b = 热烈欢迎刚刚加入的老师。前面的内容都来得及补上：最新的问题置顶在上方。从哪里开始都可以，写两句行，写一句也行。
ready-welcome-c = 欢迎！在这个群里，谁也不必完美。成功的做法请说一说，没成功的更想听您说：我们往往从那里学到最多。
ready-purpose-a = 说说我们为什么在这里：在自己的课堂上试一点小办法，再告诉彼此结果如何。每天几分钟就够了。一句来自课堂的真话，比一大段文字更有用。
ready-purpose-b = 为什么要有这个群？因为适合我们课堂的好点子，就在隔壁的教室里。每个问题都是一次邀请：借一个点子，这周试一试，再说说结果。
ready-purpose-c = 网上课程给我们想法；在这里，我们看看这些想法在真实的学生面前会怎样。没时间就看看，有话说就写写，两样都欢迎。
ready-introductions-a = 我们互相认识一下吧？用两三句话说说：您教什么、教几年级，还有课堂上让您会心一笑的一件事。
ready-introductions-b = 让名字和人对上号吧。写一句介绍自己：教什么、在哪所学校、想在这门课里弄明白什么。再回复一位让您好奇的同事。
ready-introductions-c = 还有老师没有介绍自己，什么时候说都不晚。一句话就够了：“我教……，今年我想……”
ready-off-topic-a = 这个话题很好，只是不太适合放在这里。群里主要谈教学，好让大家找得到课程内容，可以吗？其他的欢迎私下聊。
ready-off-topic-b = 温馨提醒：有四十多位老师在看这个群。我们尽量只谈课程和课堂；转发的消息、问候和广告很快就会把手机塞满。
ready-off-topic-c = 我们聊得有点远了，爱聊天的地方常常这样！我把大家请回来：置顶的那个问题还在等您的经验。
ready-conflict-a = 看得出这里有两种看法，各有各的道理。我们谈事情，不评论人。如果还想多说几句，请私下聊，我也愿意帮忙。
ready-conflict-b = 我们先停一停。在座的每一位都想上好课，也都值得尊重。我会私下联系有关的老师。现在回到课堂：这周您试了什么？
ready-conflict-c = 在这里可以有不同意见，只要说得和气。请多讲自己课堂上发生的事，少讲别人哪里不对。也请不要提到能让人认出学生或同事的内容。
ready-closing-a = 我们的课程快结束了。感谢每一个问题、每一句坦诚的“没成功”，还有每一次对同事的回应。您会留下哪一样？请用一句话告诉我们。
ready-closing-b = 每周的问题到此告一段落，但我们不说再见。回头看看，这几周里，在满满的教室里、在疲惫的午后，大家试了那么多。这值得自豪。谢谢大家！
ready-closing-c = 结束之前：哪位同事的点子留在了您心里？请说出来，道一声谢。彼此学到的东西会留下，一条消息就能找到的伙伴也会留下。
ready-guidelines-a = 温和地提醒大家：让我们遵守共同的约定。准则置顶在上方，有了它，这里才是人人敢提问的地方。
