-- Who led a group when its week was closed: the leader's share of the talk is theirs alone to see; of older weeks nobody knows.
ALTER TABLE standings ADD COLUMN led_by INTEGER REFERENCES people (id) ON DELETE SET NULL;
CREATE INDEX standings_by_lead ON standings (led_by);
