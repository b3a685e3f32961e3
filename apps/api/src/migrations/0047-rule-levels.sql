-- Levels of a rule beside its most severe one, which stays in the columns that it has. A release before this one sees a rule
-- of that level alone, and writes rules that have no other.
ALTER TABLE alert_rule ADD COLUMN milder_levels jsonb NOT NULL DEFAULT '[]'
  CONSTRAINT alert_rule_milder_levels CHECK (jsonb_typeof(milder_levels) = 'array' AND jsonb_array_length(milder_levels) <= 3);
-- When an open alert became more or less severe.
ALTER TABLE alert ADD COLUMN severity_changes jsonb NOT NULL DEFAULT '[]';
