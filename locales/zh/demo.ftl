demo-letter = 学校给您的一封信
demo-invitation = 学校邀请您加入本课程教师的私密群组。请打开链接了解详情，再由您决定。
demo-who = { $role ->
    [teacher] 教师 · { $place }
    [coordinator] 协调员 · { $place }
    [admin] 管理员
   *[other] 外人
}
