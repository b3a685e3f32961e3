-- Faults of the units above a unit that explain one of its own: while such an alert is open, this one is kept quiet.
ALTER TABLE alert_rule ADD COLUMN suppressed_by text[] NOT NULL DEFAULT '{}'
  CONSTRAINT alert_rule_suppressed_by CHECK (cardinality(suppressed_by) <= 8);
-- Which alert that is, while and after it was.
ALTER TABLE alert ADD COLUMN suppressed_by_alert uuid;
CREATE INDEX alert_suppressed_by ON alert (organisation_id, suppressed_by_alert) WHERE status = 'suppressed' AND suppressed_by_alert IS NOT NULL;
CREATE INDEX alert_rule_explained ON alert_rule (organisation_id, id) WHERE cardinality(suppressed_by) > 0;
-- The ticks ask for all organisations at once in which an alert is told though one above explains it.
GRANT SELECT (organisation_id, id, suppressed_by) ON alert_rule TO callout_system;
CREATE POLICY system_asks ON alert_rule FOR SELECT TO callout_system USING (true);
