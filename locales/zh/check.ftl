# What `staffroom check` and /check say. Each sentence is one to three lines: what, why, what to do. One line: all is well.
check-mistake = Staffroom 读取的某个文件里有错误
    机器人无法照这样使用它
    请在它的机器上运行 `{ $program } check`：会指出文件、行号和改法
check-settings = 设置：{ $file }
check-course = 课程“{ $course }”：{ $weeks } 周，{ $posts } 条帖子
check-course-words = 课程“{ $course }”没有“{ $language }”的文字
    使用该语言的群会看到另一种语言
    请在它的文字中加上“{ $language }:”，或从 { $known } 中选一种
check-zone = 时间：“{ $course }”所在时区 { $zone } 现在是 { $at }
check-zone-fixed = 课程“{ $course }”：时区 { $zone } 不是地点
    它没有夏令时，而且 Etc/GMT+3 这类时区在格林尼治的另一侧
    请把 `zone:` 写成“大洲/城市”，如 Asia/Riyadh
check-first-day = 课程“{ $course }”：第一天 { $day } { $what }
    { $why }
    请写 `start: { $better }`，即一个教学周的第一个上学日
check-day-late = 在教学周里太晚
check-day-closed = 不是上学日
check-day-nothing = 这一天不会发布任何内容
check-day-early = 第一周有 { $n } 张卡片在它之前：它们会和第二周的一起来，或者不来
check-words = 文字：{ $languages }，{ $n } 句
check-words-missing = “{ $language }”的文字：缺 { $n } 句
    例如“{ $example }”
    请重新安装 Staffroom
check-words-broken = “{ $language }”的文字：{ $n } 行看不懂
    例如“{ $example }”
    请重新安装 Staffroom
check-key = 密钥：与数据分开存放
check-key-changing = { $file }：更换数据库密钥尚未完成
    有些备份可能还需要旧密钥，它就放在旁边
    请停止机器人，接上第二个位置的磁盘，运行 `{ $program } rotate key`，或启动机器人：两者都会继续更换
check-moved = 机器人已打包，准备搬到另一台电脑（{ $when }）
    它不在这里运行：两处同时运行会互相抢走消息
    请在另一台电脑上运行 `{ $program } check`；如果最终留在这里，且那边已停止：`{ $program } pack --undo`
check-never-set-up = 还没有密钥和数据库
    这里还没有设置过 Staffroom
    请运行 `{ $program } setup` 或 `{ $program } run`
check-secret-open = { $file }：这台机器上的其他人可以读取它
    里面有秘密
    请运行：`chmod 600 { $file }`
check-changeable = { $file }：这台机器上的任何人都可以改动它
    谁改动它，就改动了机器人的行为或数据
    请运行：`chmod o-w { $file }`
check-disk = 磁盘：{ $folder } 还有 { $free } GB
check-disk-full = 磁盘：{ $folder } 还有 { $free } GB
    数据库无法再增长
    请删除这个磁盘上不需要的内容
check-disk-backup = 磁盘：{ $folder } 还有 { $free } GB
    下一次备份大约需要 { $needed } GB
    请在这个磁盘上腾出空间，或在 `backup.folder` 写另一个文件夹
check-disk-little = 磁盘：{ $folder } 还有 { $free } GB
    备份也需要空间
    请在这个磁盘上腾出空间
check-disk-locked = { $folder }：无法写入
    机器人的数据存放在那里
    请更正该文件夹的所有者
check-second = 第二个位置：最新的备份在 { $hours } 小时前
check-second-missing = 第二个位置：{ $folder } 不存在
    夜间备份只存放在这台机器上
    请接上它的磁盘，或在 `backup.second_folder` 写另一个文件夹
check-second-unmounted = 第二个位置：{ $folder } 的磁盘没有接上
    这个文件夹原来在单独的磁盘上，现在与第一份备份在同一块磁盘上；不会把备份存到那里
    请接上它的磁盘；如果是有意移动的，请在 `backup.second_folder` 写另一个文件夹，或把这项设置留空一晚
check-second-locked = 第二个位置：{ $folder } 无法写入
    夜间备份只存放在这台机器上
    请允许机器人的用户及其服务写入
check-second-full = 第二个位置：{ $folder } 还有 { $free } GB
    下一次备份大约需要 { $needed } GB
    请在那个磁盘上腾出空间，或在 `backup.second_folder` 写另一个文件夹
check-second-none = 第二个位置：{ $folder } 还没有备份
    下一次夜间备份会存到那里
    请明天再看一次
check-second-old = 第二个位置：最新的备份已是 { $days } 天前
    磁盘没有接上，或者备份失败
    请接上磁盘，明天再看一次
check-no-database = { $file } 没有数据库
    机器人没有在这里运行过
    请运行 `{ $program } setup`
check-database = 数据库：可用密钥打开，完好（结构 { $version }，SQLite { $sqlite }）
check-database-unreadable = { $file }：无法读取（{ $error }）
    文件已损坏
    请停止机器人并运行 `{ $program } restore FILE`
check-database-damaged = { $file }：数据库已损坏
    { $why }
    请停止机器人并运行 `{ $program } restore FILE`
check-strays = { $n } 行没有指向任何内容
check-database-newer = 数据库比这个程序新
    它的结构是 { $version }，这个程序只认识 { $known }
    请安装更新的程序
check-database-older = 数据库：有 { $n } 项结构更改在等待
    安装了新版本
    请运行 `{ $program } run`
check-sheet = 恢复单：已确认
check-sheet-missing = 恢复单尚未确认
    没有写在纸上的密钥，磁盘一坏就全部丢失
    请运行 `{ $program } recovery-sheet` 并抄下来，然后运行 `{ $program } recovery-sheet --confirm`
check-backup = 备份：最近一次在 { $hours } 小时前
check-backup-none = 还没有备份
    机器人运行时才会备份
    请运行 `{ $program } backup`
check-backup-old = 最近一次备份已是 { $days } 天前
    机器人没有运行，或者备份失败
    请运行 `{ $program } backup`
check-drill-none = 恢复：还没有演练过；机器人会用下一次夜间备份演练
check-drill = 恢复：{ $days } 天前演练过，内容齐全
check-drill-failed = 最近一次演练没能恢复备份，或者四十天没有演练
    一旦丢失，可能没有可用的备份
    请运行 `{ $program } backup`，查看日志，并检查存放备份的磁盘
check-parked = { $n } 条消息没能处理
    第一条的原因：{ $example }
    管理员：/menu，“哪些没能处理？”；日志里有相关的行，可交给维护程序的人
check-failed = { $n } 条消息被 Telegram 拒绝
    最近一条是 { $example }
    管理员：/menu，“哪些没能发出？”
check-unsure = { $n } 条消息不知道是否送达
    发送时连接中断
    请到群里看一看；管理员：/menu，“看看是哪些”可以重发
check-queue = 有内容已等待 { $minutes } 分钟
    机器人没有运行，或者连不上 Telegram
    请启动机器人，或检查网络；如果都没用，请重新启动机器人
check-boxes = 收发：没有搁置、失败或不确定的；已发出 { $n } 条消息
check-no-admin = 课程“{ $course }”：没有管理员
    还没有人打开过管理员链接，出了问题没人知道
    请运行 `{ $program } admin invite`，并在 Telegram 中打开链接
check-no-staff-group = 课程“{ $course }”：没有协调员群
    卡片、排名和协调员的决定没有地方可去
    管理员：/menu，“设置协调员群”
check-group-unled = { $name }：没有人带这个群
    没有人会被问到它的卡片
    请指定一位协调员：在协调员名单里，或用相关消息里的按钮
check-coordinators = 课程“{ $course }”：全部 { $n } 位协调员最近都来过
check-ended = 课程“{ $course }”：已结束；其中人员的全部信息于 { $day } 删除
check-erased = 课程“{ $course }”：已结束；其中人员的全部信息已于 { $day } 删除
check-no-contact = 课程“{ $course }”：有人可能需要帮助时，没有人会得知
    conduct.help.contact 写的是“{ $named }”，此人不在它的任何名单里，或没有与机器人的私聊
    请写上名单中某人的编号，并让其通过个人链接打开机器人
check-idle = 课程“{ $course }”：{ $all } 位协调员中有 { $n } 位五个上学日没有动静
    他们的群可能在等他们
    管理员：/coordinators 会显示是谁，并可发一句问候
check-no-token = 没有令牌（token）
    机器人连不上 Telegram
    请运行 `{ $program } setup`，或设置 BOT_TOKEN
check-practice = 练习：Telegram 由本机模拟，只在 `{ $command }` 运行时才有
check-unreachable = 无法连接 { $server }
    没有连接
    请检查网络和防火墙
check-token = 令牌：机器人是 @{ $name }
check-token-unknown = Telegram 不认识这个令牌
    它被更换了，或者输错了
    请重新运行 `{ $program } setup`
check-refused = Telegram 拒绝了 getMe
    { $reason }
    请一分钟后再试
check-clock = 时钟：与 Telegram 一致
check-clock-off = 这台机器的时钟是 { $ours }（UTC），Telegram 的是 { $theirs }
    卡片会在错误的时间发出
    请让机器自动校时（Linux：sudo timedatectl set-ntp true；Windows：设置、时间、自动设置时间）
check-updates = 更新：没有 webhook 挡路，需要的种类都会送来
check-updates-lacking = Telegram 没有把这些送给机器人：{ $kinds }
    另一个程序用这个令牌只要了一部分
    请关掉那个程序，再启动机器人：它会重新索取所需的内容
check-webhook = 另一个程序为这个机器人设置了 webhook
    更新被送到 { $url }
    请让那个程序移除它的 webhook，或在 BotFather 用 /revoke 作废令牌，再运行 `{ $program } setup`
check-may-not-join = 机器人不能加入群组
    这是 BotFather 里的设置
    请向 BotFather 发送 /setjoingroups：Enable
check-no-group = 阅读：还没有群；机器人是管理员的地方，它会看到消息
check-reading = 阅读：机器人能看到各群的消息
check-privacy = 机器人读不到群里的消息
    隐私模式开着，而且它不是那里的管理员
    请让它成为管理员，或向 BotFather 发送 /setprivacy：Disable，再把机器人重新加入群
check-staff-group = { $course } 的协调员群
check-group = 群 { $name }：私有，权限齐全
check-group-away = { $name }：无法访问这个群
    { $reason }
    请重新添加机器人为管理员
check-group-public = { $name }：这个群是公开的
    任何人都可以在 @{ $handle } 看到它
    请把群组类型设为“私人”
check-group-basic = { $name }：这个群是普通群
    权限和入群申请需要超级群
    请让新成员可以看到聊天记录；Telegram 随即会升级这个群
check-group-not-admin = { $name }：机器人不是管理员
    它无法让教师入群
    请让它成为管理员
check-group-rights = { $name }：机器人缺少权限（{ $n }）
    { $rights }
    请打开该群、“管理员”、机器人，打开上述各项
check-and = { $first }、{ $more }
check-right-invite = 通过链接邀请用户
check-right-restrict = 封禁用户
check-right-delete = 删除消息
check-right-pin = 置顶消息
check-right-change = 更改群组信息
check-moodle = Moodle：令牌和函数都对，找到了课程“{ $course }”和它的章节
check-moodle-no-course = Moodle：没有课程
    没有哪个课程写明了它
    请在某个课程下写 `moodle: {"{"}course: …{"}"}`
check-moodle-no-token = Moodle：没有令牌
    环境里没有
    请把 { $name }=… 写进 { $file }
check-moodle-fault = Moodle，课程“{ $course }”
    { $fault }
    见 docs/operator/moodle.md
check-moodle-unseen = Moodle，课程“{ $course }”：没有检查
    课程本身有错误
    见上
check-moodle-sections = Moodle，课程“{ $course }”：有 { $n } 个章节在那里找不到
    { $sections }
    请在 config.yaml 里写明，如 `moodle: {"{"}sections: {"{"}{ $first }: [1]{"}"}{"}"}`
