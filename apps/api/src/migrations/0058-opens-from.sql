-- From which severity on an alert opens what its rule opens; 'low': whatever its severity.
ALTER TABLE alert_rule ADD COLUMN opens_from text NOT NULL DEFAULT 'low'
  CONSTRAINT alert_rule_opens_from CHECK (opens_from IN ('critical', 'high', 'normal', 'low'));
