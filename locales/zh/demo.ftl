demo-letter = 学校给您的一封信
demo-who = { $role ->
    [teacher] 教师 · { $place }
    [coordinator] 协调员 · { $place }
    [admin] 管理员
   *[other] 外人
}
