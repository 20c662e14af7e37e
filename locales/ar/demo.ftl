demo-letter = رسالة من مدرستكم
demo-who = { $role ->
    [teacher] معلّم/ة · { $place }
    [coordinator] منسّق/ة · { $place }
    [admin] مشرف البرنامج
   *[other] غريب عن المدرسة
}
