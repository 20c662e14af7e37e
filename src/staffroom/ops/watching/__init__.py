"""The bot watches over itself, and is watched: signs of life, and who is told of them."""
