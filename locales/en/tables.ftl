table-in-cell = line { $line }, column { $column }: '{ $value }' { $words }
table-in-column = line { $line }, column { $column }: { $words }
table-in-line = line { $line }: { $words }
table-near = { " " }(did you mean '{ $word }'?)
table-too-large = is larger than { $bytes } bytes; split it
table-too-long = at most { $lines } lines are read; split the file
table-too-many-values = { $values } values for { $columns } columns; put quotation marks around a value that holds the separator
table-no-lines = has no lines below its header; write some
table-empty = is empty; its first line must name { $columns }
table-column-missing = is missing; the header must name { $columns }
table-column-unknown = is not known{ $near }; rename or remove it, nothing is kept that is not needed
table-column-twice = is there twice; remove one
table-quotes = { $error }; close the quotation marks and save the file as CSV again
table-letters = a letter cannot be made out; save the file as 'CSV UTF-8' or as XLSX
table-no-table = is no table; choose the file that your spreadsheet program saved as CSV or XLSX
table-older-book = is of an older kind, or locked with a password; save it as XLSX without a password
table-broken-book = is damaged or no spreadsheet; open it in your spreadsheet program and save it as XLSX again
table-bomb = unpacks to far more than a roster needs; copy the lines into a new, empty sheet and save that
table-more = { $n ->
    [one] and { $n } more mistake
   *[other] and { $n } more mistakes
}
table-nothing-written = Nothing was written.
