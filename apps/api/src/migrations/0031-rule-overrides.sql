-- What differs from a rule for all units of a customer, of a site, or for one unit: the nearest wins, number by number.
CREATE TABLE alert_rule_override (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  customer_id uuid,
  site_id uuid,
  equipment_id uuid,
  thresholds jsonb NOT NULL,
  seconds integer CONSTRAINT alert_rule_override_seconds CHECK (seconds BETWEEN 1 AND 86400),
  active boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT alert_rule_override_tenant UNIQUE (organisation_id, id),
  CONSTRAINT alert_rule_override_where CHECK (num_nonnulls(customer_id, site_id, equipment_id) = 1),
  CONSTRAINT alert_rule_override_one UNIQUE NULLS NOT DISTINCT (organisation_id, rule_id, customer_id, site_id, equipment_id),
  CONSTRAINT alert_rule_override_rule FOREIGN KEY (organisation_id, rule_id) REFERENCES alert_rule (organisation_id, id) ON DELETE CASCADE,
  CONSTRAINT alert_rule_override_customer FOREIGN KEY (organisation_id, customer_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT alert_rule_override_site FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id),
  CONSTRAINT alert_rule_override_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CREATE INDEX alert_rule_override_by_customer ON alert_rule_override (organisation_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX alert_rule_override_by_site ON alert_rule_override (organisation_id, site_id) WHERE site_id IS NOT NULL;
CREATE INDEX alert_rule_override_by_equipment ON alert_rule_override (organisation_id, equipment_id) WHERE equipment_id IS NOT NULL;
CALL protect_table('alert_rule_override');
