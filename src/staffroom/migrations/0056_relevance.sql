-- For how many hours after its time an entry of the calendar is worth posting; NULL: as its programme says.
ALTER TABLE prompts ADD COLUMN relevance_hours INTEGER;
