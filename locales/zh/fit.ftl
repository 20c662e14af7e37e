# Where Telegram fits, from the roster's column `preferred_app`.
fit-button = Telegram 合适吗？
fit-back = ‹ 回到名单
fit-which = 哪个项目？
fit-title = <b>Telegram 合适吗？</b>{ $course }
fit-nothing = 还没有问过老师。请把这一个问题发给大家，把回答填进教师表的<b>常用聊天软件</b>一列，再把表格发给我。
fit-all = 回答的 { $asked } 人中，{ $telegram } 人已在使用 Telegram（{ $share }）。表中共有 { $teachers } 位教师。
fit-advice = { $verdict ->
    [fits] ✅ <b>就用 Telegram：</b>{ $places }
    [helps] 🤝 <b>可以用，但请帮助其他人</b>在第一次培训时装好：{ $places }
    [otherwise] ✉️ <b>最好另找办法</b>（他们常用的软件，或纸质卡片）：{ $places }
   *[ask] ❓ <b>请先询问</b>，回答的人不到一半：{ $places }
}
fit-place = { $place }：回答的 { $asked } 人中 { $telegram } 人使用 Telegram；共 { $teachers } 位教师
fit-nowhere = （无地点）
fit-and-more = { $places } …（+{ $n }）
fit-others = 谁需要别的办法？（{ $n }）
fit-others-file = 他们更喜欢别的软件，而且还没有加入：{ $n } 位。他们仍可在任何软件里打开自己的个人链接。用完后请删除此文件。
fit-survey = 发给大家的一个问题
fit-survey-how = 请把下面的话复制到信件、短信或任何聊天中。每位老师的回答填进<b>常用聊天软件</b>一列。
fit-question = 课程开始前，请回答一个问题：您手机上最常用的聊天软件是哪一个？只需写名称（例如 Telegram、WhatsApp、微信、短信），或写“没有”。
fit-bar = { $place }（{ $asked }）
fit-picture = 谁已经在用 Telegram？
fit-footer = 括号内为回答人数；横条表示其中使用 Telegram 的比例。
