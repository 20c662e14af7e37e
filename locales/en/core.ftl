sorry = Something went wrong on our side. Please try again in a minute.
