# What a group has reached; a message of the course follows.
cheers-answers =
    { $n ->
        [one] This group has reached one answer.
       *[other] This group has reached { $n } answers.
    }
cheers-section = “{ $section }”: at least { $share }% of those whose progress we know have finished it.
cheers-section-all = “{ $section }”: everyone whose progress we know has finished it.
cheers-newcomers = { $n ->
    [one] 👋 Somebody new is here since the last welcome. How good that you came!
   *[other] 👋 { $n } colleagues are new here since the last welcome. How good that you came!
}
cheers-hello = There are { $n } of us now. Whoever has not done so yet: say in a line or two who you are, what you teach, and what you hope for here.
