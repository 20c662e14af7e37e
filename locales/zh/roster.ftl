# What is wrong with a roster; the words go on where the value ends.
roster-empty = 是空的；请填写
roster-too-long = 超过 { $longest } 个字；请缩短
roster-course-empty = 是空的；请写 { $known } 之一
roster-course-unknown = 不是已有的项目{ $near }；请写 { $known } 之一
roster-language = 这里不支持这种语言；请写 { $known } 之一
roster-email = 不是电子邮件地址；请写 name@place 或留空
roster-double = 已在第 { $line } 行用过；每个人需要自己的编号

# Rosters that admins send to the bot.
roster-home = <b>名单</b>
roster-how = 请把教师或协调员的表格直接发到这里：XLSX 或 CSV 文件，不超过 5 MB、20,000 行。我会先列出它将改变什么；在您点<b>应用</b>之前，什么都不会写入。
roster-waits = <b>{ $name }</b> 正等您决定。
roster-look = 看一看
roster-template = { $roster ->
    [coordinators] 协调员空白表
   *[teachers] 教师空白表
}
roster-template-file = 请每人填一行，保存为 XLSX 或 CSV，再发到这里。
roster-not-for-you = 我只能接收项目管理员发来的表格。如果是给同事看的，请发到您的群里。
roster-admins = 您所在项目的管理员是：{ $names }。
roster-too-large = 这个文件超过 5 MB。请拆分，或去掉图片后再发一次。
roster-vanished = Telegram 上已经没有这个文件了。请再发一次。
roster-ask = <b>{ $name }</b> 是谁的表格？它的标题行两种都适用。
roster-is = { $roster ->
    [coordinators] 协调员
   *[teachers] 教师
}
roster-bad = <b>{ $name }</b> 现在还不能收入。没有写入任何内容。
roster-mistake = • { $what }
roster-send-again = 请在表格中改正，然后再发一次。
roster-preview = { $roster ->
    [coordinators] { $name } 中的<b>协调员</b>：还没有写入任何内容。
   *[teachers] { $name } 中的<b>教师</b>：还没有写入任何内容。
}
roster-counts = 新增：{ $new } · 调动：{ $moved } · 更改：{ $changed } · 不变：{ $same } · 不在文件中：{ $gone }
roster-changed-meanwhile = <b>名单在此期间有了变化。</b>应用之前请再看一遍。
roster-new = <b>新增</b>
roster-moved = <b>地点或学校有变</b>（仍留在原来的群）
roster-changed = <b>更改</b>
roster-gone = <b>不在文件中</b>（仍然保留：文件不会删除任何人）
roster-forgotten = <b>未收入</b>，因为本人要求删除了资料
roster-new-one = + { $id } { $name }，{ $place }（{ $course }）
roster-gone-one = ? { $id } { $name }（{ $course }）
roster-forgotten-one = – { $id }
roster-changed-one = ~ { $id } { $name }：{ $fields }
roster-field = { $column } { $before } → { $after }
roster-empty-value = （空）
roster-pair = { $first }，{ $rest }
roster-lines =
    { $first }
    { $rest }
roster-more = … 还有 { $n } 位
roster-apply = 应用
roster-cancel = 取消
roster-whole = 全部列成文件
roster-whole-file = 这个文件将改变的一切，逐行列出。还没有写入任何内容。看完后请删除此文件。
roster-nothing-new = <b>{ $name }</b> 里的内容我都已知道，没有需要应用的。
roster-applied = ✓ <b>{ $name }</b> 已全部收入。
roster-next = { $roster ->
    [coordinators] 新协调员将在分组时得到负责的群，并各有一个个人链接。
   *[teachers] 新教师将在下一次分组时进群；已有群的人不会变动。
}
roster-form = 分组
roster-gone-kept = 不在文件中的人都保留了。想离开的人自己点一下即可，不必由别人代办。
roster-cancelled = <b>{ $name }</b> 已搁置。没有写入任何内容。
roster-nothing-waits = 这个文件已经处理过，或已超过一天。如仍需要，请再发一次：同一个文件发两次不会改变什么。
roster-column = { $name ->
    [id] 编号
    [full_name] 姓名
    [location] 地点
    [course] 课程
    [language] 语言
    [school] 学校
    [email] 电子邮件
    [preferred_app] 常用聊天软件
    [cohorts] 群组
    [wishes] 群组
    [what] 事项
    [column] 列
    [before] 原来
    [after] 现在
    [new] 新增
    [moved] 调动
    [changed] 更改
    [gone] 不在文件中
   *[forgotten] 未收入
}
