-- What the readings of a unit say before a rule does: a metric unlike its own past, or heading for a limit.
CREATE TABLE finding (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  equipment_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT finding_kind CHECK (kind IN ('unusual', 'forecast')),
  metric text NOT NULL,
  -- Event time of the device.
  since timestamptz NOT NULL,
  raised_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ended_at timestamptz,
  sure double precision NOT NULL,
  detail jsonb NOT NULL,
  verdict text CONSTRAINT finding_verdict CHECK (verdict IN ('confirmed', 'false')),
  judged_by uuid,
  judged_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT finding_tenant UNIQUE (organisation_id, id),
  CONSTRAINT finding_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id),
  CONSTRAINT finding_judge FOREIGN KEY (organisation_id, judged_by) REFERENCES person (organisation_id, id)
);
-- Exactly one open finding of a kind per metric of a unit, whatever races.
CREATE UNIQUE INDEX finding_one_open ON finding (organisation_id, equipment_id, kind, metric) WHERE ended_at IS NULL;
CREATE INDEX finding_by_equipment ON finding (organisation_id, equipment_id, raised_at DESC, id);
CREATE INDEX finding_by_time ON finding (organisation_id, raised_at DESC, id);
CALL protect_table('finding', partner => 'read');

-- What is known of a unit's usual and its trends; written in the transaction of the findings that it led to.
CREATE TABLE finding_watch (
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  -- Null before the first quarter of an hour was counted.
  state jsonb,
  -- Readings before this have been counted; by the device's clock.
  counted_to timestamptz NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT finding_watch_pk PRIMARY KEY (organisation_id, equipment_id),
  CONSTRAINT finding_watch_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
) WITH (fillfactor = 70);
CALL protect_table('finding_watch');
-- Who has readings to count is asked for all organisations at once, and then worked on in one at a time.
CALL protect_family('finding_watch', 'system', 'read', 'true');
