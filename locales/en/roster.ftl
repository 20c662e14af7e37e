roster-empty = is empty; fill it in
roster-too-long = is longer than { $longest } characters; shorten it
roster-course-empty = is empty; write one of { $known }
roster-course-unknown = is no programme{ $near }; write one of { $known }
roster-language = is not spoken here; write one of { $known }
roster-email = is no e-mail address; write name@place or leave it empty
roster-double = was used on line { $line } already; give each person an id of their own
