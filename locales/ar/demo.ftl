demo-letter = رسالة من مدرستكم
demo-invitation = تدعوكم مدرستكم إلى مجموعة خاصة لمعلّمي الدورة ومعلّماتها. افتحوا الرابط لتعرفوا ما هي، ثم القرار لكم.
demo-who = { $role ->
    [teacher] معلّم/ة · { $place }
    [coordinator] منسّق/ة · { $place }
    [admin] مشرف البرنامج
   *[other] غريب عن المدرسة
}
