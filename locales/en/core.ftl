sorry = Something went wrong on our side. Please try again in a minute.
button-old = This button is out of date. Please send /start to see what you can do here.
page-before = ‹ Before
page-after = More ›
desk-back = ‹ Back to my desk
