# 在线课程的学习进度。
progress-noted = 已记下：您完成了“{ $section }”。只有您自己看得到。如需撤回，请在与我的私聊中打开“我的记录”。
progress-noted-before = “{ $section }”之前已经记下了。如需撤回，请在与我的私聊中打开“我的记录”。
progress-undone = 已撤回。这一节不再算作您报告的完成内容。
progress-nothing-to-undo = 没有可撤回的内容：您没有报告过这一节。
progress-undo = 其实还没完成：{ $section }
progress-not-your-group = 这个按钮只供本群的老师使用，没有记录任何内容。
progress-unknown-section = 课程里已经没有这一节了，没有记录任何内容。
progress-file-double = 这位教师的这一节已在第 { $line } 行；请只保留一行
progress-file-teacher = 没有写明是谁；请写名单编号或电子邮件
progress-file-section = 不在课程中{ $near }；请写 { $known } 之一
progress-file-done = 既不是 yes 也不是 no；请写 yes 或 no
progress-file-minutes = 不是整数分钟；例如写 45
progress-file-date = 不是日期；例如写 2026-09-10 或 2026-09-10T14:30
progress-file-future = 日期在将来；请写这一节完成的时间
progress-file-source = 不认识；请写 lms（学习平台）或 file
progress-file-nobody = 里没有名单上的人（{ $who } 等都不认识）。请写名单编号或电子邮件；只写姓名是不够的
progress-file-percent = 不是百分比；请写 0 到 100，例如 80 或 80 %
progress-no-sections = 课程里还没有章节，所以没有进度可记。
progress-no-undo = 这次导入无法撤回：可能已经撤回过、已超过 30 天，或者不归您管理。
progress-mine = <b>我的章节</b>
progress-mine-unknown = ○ { $section }：尚不清楚
progress-mine-done = ✓ { $section }：已完成，来源：{ $source }，{ $date }
progress-mine-open = { $percent ->
    [-1] ○ { $section }：未完成，来源：{ $source }，{ $date }
   *[other] ○ { $section }：{ $percent } %，来源：{ $source }，{ $date }
}
progress-only-you = 这一页只有您能看到。您报告的内容随时可以撤回。
progress-did = 我完成了：{ $section }
progress-my-sections = 我的章节
progress-to-record = ‹ 我的记录
progress-told-by = 已完成的单元，来源：{ $source }，截至 { $date }
progress-source = { $source ->
    [lms] 学习平台
    [file] 主办方的文件
    [self] 您自己的报告
   *[mixed] 多个来源
}
progress-order = 各来源不一致时，先以{ $first }为准，其次是{ $second }，再次是{ $third }。没有人说明的就是未知，绝不当作零。
progress-column = { $column ->
    [teacher] 教师
    [email] 电子邮件
    [section] 章节
    [done] 完成
    [percent] 百分比
    [minutes] 分钟
    [at] 日期
   *[source] 来源
}
progress-ask-programme = <b>{ $name }</b> 属于哪个项目？
progress-ask-column = { $column ->
    [teacher] <b>{ $name }</b>：哪一列表明是谁？请选名单编号或电子邮件；只有姓名是不够的。
    [section] <b>{ $name }</b>：哪一列是章节？
    [done] <b>{ $name }</b>：哪一列表明章节是否完成（是或否，或百分比）？
    [minutes] <b>{ $name }</b>：哪一列是分钟数？
   *[at] <b>{ $name }</b>：哪一列表明时间？
}
progress-no-column = 都不是
progress-column-bare = { $heading }
progress-column-with = { $heading }（例如 { $example }）
progress-preview = { $name } 中的<b>学习进度</b>：尚未写入。
progress-counts = 共 { $rows } 行，涉及名单上 { $roster } 位教师中的 { $teachers } 位。新增：{ $new } · 变化：{ $changed } · 相同：{ $same }
progress-unknown = 不在名单上，未采用：{ $n }（{ $who }）
progress-of-section = { $reopened ->
    [0] { $section }：{ $n } 行，其中已完成 { $done }
   *[other] { $section }：{ $n } 行，其中已完成 { $done }；不再算完成 { $reopened }
}
progress-reads = { $column }：{ $heading } 列
progress-not-read = 不读取：{ $headings }
progress-other-columns = 重新选择各列
progress-desk = 学习进度
progress-to-home = ‹ 学习进度
progress-home = <b>在线课程的学习进度</b>
progress-how = 请直接把表格（XLSX 或 CSV）发给我：谁、哪一章节、是否完成或百分之几。哪一列不清楚我会问您，并先显示会有哪些变化；在您点按<b>应用</b>之前什么都不会写入。
progress-no-imports = 还没有导入过。
progress-import = { $state ->
    [undone] { $at } · { $name }：{ $n } 行，已于 { $date } 撤回
   *[there] { $at } · { $name }：{ $n } 行
}
progress-import-undo = 撤回导入
progress-import-undo-named = 撤回：{ $name }
progress-import-undo-ask = 要撤回这次导入吗？它写入的各行会恢复到之前的样子；之后的导入写入的内容保持不变。
progress-import-undo-yes = 撤回导入
progress-import-undone = <b>{ $name }</b> 已撤回。恢复到之前样子的行数：{ $n }
progress-import-kept = 因之后的导入而保持不变的行数：{ $n }

# Moodle.
moodle-failed = ⚠️ Moodle 没有告诉我老师们的学习进度。
moodle-fault = { $kind ->
    [away] 目前无法连接 Moodle（{ $detail }），或者它正在维护。我每一刻钟再试一次，并从中断处继续。
    [token] Moodle 不认识这个令牌（{ $detail }）。请新建一个，并以 STAFFROOM_MOODLE_TOKEN 写入 .env。
    [service] 令牌的服务缺少内容（{ $detail }）：缺函数、未允许本机地址，或令牌已过期。请在服务中添加函数，或新建令牌。
    [account] 令牌所属的账号不能再登录（{ $detail }）。
    [rights] 该账号在 Moodle 中缺少权限（{ $detail }）。指南里列出了它的角色需要的权限。
    [course] Moodle 里没有这门课程（{ $detail }）。请在 config.yaml 中改正课程简称。
    [untracked] Moodle 在那里没有跟踪完成情况（{ $detail }）：请为网站和课程开启；若章节标题不同，请在 config.yaml 中写明。
    [hidden] Moodle 不显示任何人的编号和电子邮件。该账号的角色需要查看它们的权限。
    [disabled] Moodle 的 Web 服务已关闭（{ $detail }）。
    [firewall] Moodle 前面有防护把我拒之门外（{ $detail }）。请放行本机地址。
    [redirect] Moodle 的地址会转到别处。请在 config.yaml 中写最终地址；我不跟随跳转。
    [address] 该地址指向内部网络；除非 config.yaml 允许（moodle.allow），我不会进入。
    [certificate] Moodle 的证书不受信任。请更新证书，或在 config.yaml 中指明您自己的证书机构（moodle.ca_file）。
   *[answer] 我看不懂 Moodle 的回答（{ $detail }）。请把这条消息给负责 Moodle 的人看。
}
moodle-stays = 数字保持原样。
moodle-back = ✓ Moodle 又有回应了，它的数字已经采用。
moodle-taken = ✓ 已询问 Moodle：它告知了名单上 { $roster } 位教师中 { $teachers } 位的情况。变化的行数：{ $n }
moodle-last = Moodle：{ $at } 的数字
moodle-never = Moodle：尚未询问
moodle-fetch = 现在询问 Moodle
moodle-asked = 我现在就询问 Moodle。教师多时需要一些时间；完成后我会写信给您。
progress-whole = { $state ->
    [done] 整门课程：已于 { $day } 完成，来源：学习平台，{ $date }
   *[open] 整门课程：尚未完成，来源：学习平台，{ $date }
}
progress-grade = 您的成绩：{ $percent } %，来源：学习平台，{ $date }。只有您看得到。
