sorry = Something went wrong on our side. Please try again in a minute.
button-old = This button is out of date. Please send /start to see what you can do here.
too-fast = That was a lot at once. Please wait a minute, then I answer again. Stepping back works at any time: /leave, /pause, /quiet, /delete.
page-before = ‹ Before
page-after = More ›
desk-back = ‹ Back to my desk
