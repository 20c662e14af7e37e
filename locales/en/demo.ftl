demo-letter = A letter from your school
demo-invitation = Your school invites you to a private group for the teachers on your course. Open the link to read what it is. You decide afterwards.
demo-who = { $role ->
    [teacher] Teacher · { $place }
    [coordinator] Coordinator · { $place }
    [admin] Admin
   *[other] Stranger
}
