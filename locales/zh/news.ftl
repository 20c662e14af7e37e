news-upgraded = ✨ Staffroom 已升级，现在是 <b>{ $version }</b>。您不需要做任何事，这里只说有哪些新内容。
news-version = 这是 Staffroom <b>{ $version }</b>。
news-of =
    <b>{ $version } 的新内容</b>
    { $what }
news-all = 全部变化写在程序文件夹里的 CHANGELOG.md 中。
news-show = 有什么新内容
news-0-1-0 =
    • 教师点一下就能加入最多 50 人的小组，暂停或离开同样容易。
    • 卡片提前一天送到协调员手中：可以发布、修改、推迟或跳过。
    • 每个上课日一条消息，汇集所有可以等一等的事；每周有鼓励和公平的小组排名。
    • 被举报的消息由人来决定；照片会先问发布者。
    • 机器人自己做备份，/status 会说明它的状况。
