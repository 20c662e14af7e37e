demo-letter = A letter from your school
demo-who = { $role ->
    [teacher] Teacher · { $place }
    [coordinator] Coordinator · { $place }
    [admin] Admin
   *[other] Stranger
}
