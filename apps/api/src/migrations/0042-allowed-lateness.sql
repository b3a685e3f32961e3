-- How long a rule waits for readings that come late, so that it judges them in the order in which they were taken.
ALTER TABLE alert_rule ADD COLUMN allowed_lateness_seconds integer NOT NULL DEFAULT 0
  CONSTRAINT alert_rule_lateness CHECK (allowed_lateness_seconds BETWEEN 0 AND 900);
