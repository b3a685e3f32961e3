-- When a rule watches; absent: at all hours.
ALTER TABLE alert_rule ADD COLUMN schedule jsonb;
