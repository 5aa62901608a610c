-- A delivery is found by the vendor's own id, of which only the SHA-256 is kept, and by time.
ALTER TABLE outcomes ADD COLUMN event TEXT;
CREATE INDEX outcomes_event ON outcomes (event) WHERE event IS NOT NULL;
CREATE INDEX outcomes_time ON outcomes (time);
