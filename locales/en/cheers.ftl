# What a group has reached; a message of the course follows.
cheers-answers =
    { $n ->
        [one] This group has reached one answer.
       *[other] This group has reached { $n } answers.
    }
cheers-section = “{ $section }”: at least { $share }% of those whose progress we know have finished it.
cheers-section-all = “{ $section }”: everyone whose progress we know has finished it.
