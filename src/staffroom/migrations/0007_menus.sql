-- In whose private chats more commands are offered than everybody's, by a digest of their words.
CREATE TABLE menus (
    telegram_id INTEGER PRIMARY KEY,
    offered TEXT NOT NULL
) STRICT;
