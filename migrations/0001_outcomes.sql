-- What became of each delivery and each event: worker/records.js.
-- No body, no secret, no signature, nothing about a person.
CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00Z
  stage TEXT NOT NULL, -- delivery: from the vendor; event: to the destination
  endpoint TEXT NOT NULL,
  scheme TEXT,
  key TEXT, -- the event's webhook-id: a hash of the endpoint and the replay key
  code TEXT NOT NULL,
  status INTEGER, -- the HTTP status that was answered
  attempt INTEGER, -- of the event
  size INTEGER, -- of the body, in bytes
  ms INTEGER -- how long it took
);
CREATE INDEX outcomes_endpoint ON outcomes (endpoint);
CREATE INDEX outcomes_code ON outcomes (code);
CREATE INDEX outcomes_key ON outcomes (key);
