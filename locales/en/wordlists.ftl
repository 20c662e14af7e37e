# Word lists: what is wrong with a list's file, and what was found in a message. Read at the terminal, and in the chat.
wordlists-section = '[{ $section }]' is no section; write '[allow]' above what never counts, and nothing above the words
wordlists-both = '{ $word }' also stands among what never counts (line { $line }); take one of the two out
wordlists-long = '{ $word }' is too long; write at most { $letters } letters in { $words } words
wordlists-sign = '{ $word }' holds '{ $sign }'; write it in letters and digits only, disguises are found by themselves
wordlists-short = '{ $word }' stands in too many words; write a longer word, or a phrase
wordlists-large = is larger than { $bytes } bytes; take words out
wordlists-many = has more than { $lines } lines; take words out
wordlists-letters = a letter cannot be made out; save the file as UTF-8
wordlists-name = '{ $name }' does not say which language it is; call it by the language's code, such as 'fr.txt'
wordlists-match = “{ $found }”: “{ $entry }” in the list { $language } – { $how }
wordlists-spared = “{ $found }”: not counted, for the list { $language } allows “{ $allowed }”
wordlists-personal = “{ $found }”: { $kind }
wordlists-cry = “{ $found }”: “{ $entry }” in the list of words that need help ({ $language })
wordlists-none = Nothing would be found.
wordlists-lists = Looked through: { $lists }. Nothing is kept of the sentence.
wordlists-off = This only tries the lists. The bot looks for these words and data where a programme's settings say so.
wordlists-how = { $how ->
        [plain] as it stands there
        [form] the same letters in another form
        [stretched] with letters repeated
        [parted] with signs or spaces between the letters
        [swapped] with digits or signs in the place of letters
       *[starred] with signs that hide letters
    }
wordlists-kind = { $kind ->
        [phone] looks like a phone number
        [email] is an e-mail address
       *[identity] looks like an identity number
    }
