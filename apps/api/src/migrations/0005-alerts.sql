CREATE TABLE alert_rule (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  model_id uuid NOT NULL,
  name text NOT NULL,
  fault_key text NOT NULL,
  fault_code text,
  urgency text NOT NULL,
  condition jsonb NOT NULL,
  pattern jsonb NOT NULL,
  clear_condition jsonb,
  opens_request boolean NOT NULL DEFAULT true,
  opens_work_order boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT alert_rule_tenant UNIQUE (organisation_id, id),
  CONSTRAINT alert_rule_key UNIQUE (organisation_id, model_id, fault_key),
  CONSTRAINT alert_rule_model FOREIGN KEY (organisation_id, model_id) REFERENCES equipment_model (organisation_id, id)
);
CALL protect_table('alert_rule');

-- What a rule remembers of one unit between two readings; written in the transaction that stores the readings.
CREATE TABLE alert_rule_state (
  organisation_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  state jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT alert_rule_state_pk PRIMARY KEY (organisation_id, rule_id, equipment_id),
  CONSTRAINT alert_rule_state_rule FOREIGN KEY (organisation_id, rule_id) REFERENCES alert_rule (organisation_id, id) ON DELETE CASCADE,
  CONSTRAINT alert_rule_state_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CALL protect_table('alert_rule_state');

CREATE TABLE alert (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  equipment_id uuid NOT NULL,
  rule_id uuid,
  status text NOT NULL CONSTRAINT alert_status CHECK (status IN ('open', 'acknowledged', 'diagnosing', 'linked', 'cleared', 'closed', 'suppressed')),
  urgency text NOT NULL CONSTRAINT alert_urgency CHECK (urgency IN ('critical', 'high', 'normal', 'low')),
  fault_key text NOT NULL,
  fault_code text,
  title text NOT NULL,
  raised_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  cleared_at timestamptz,
  occurrences integer NOT NULL DEFAULT 1,
  evidence jsonb NOT NULL DEFAULT '[]',
  service_request_id uuid,
  acknowledged_by uuid,
  suppressed_until timestamptz,
  suppressed_cause text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT alert_tenant UNIQUE (organisation_id, id),
  CONSTRAINT alert_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id),
  CONSTRAINT alert_rule_fk FOREIGN KEY (organisation_id, rule_id) REFERENCES alert_rule (organisation_id, id),
  CONSTRAINT alert_acknowledger FOREIGN KEY (organisation_id, acknowledged_by) REFERENCES person (organisation_id, id)
);
-- Exactly one open alert per (equipment, fault key), whatever races.
CREATE UNIQUE INDEX alert_one_open ON alert (organisation_id, equipment_id, fault_key) WHERE status IN ('open', 'acknowledged', 'diagnosing', 'linked', 'suppressed');
CREATE INDEX alert_by_time ON alert (organisation_id, raised_at DESC, id);
CREATE INDEX alert_by_equipment ON alert (organisation_id, equipment_id, raised_at DESC);
CALL protect_table('alert', partner => 'read', customer => 'read');
