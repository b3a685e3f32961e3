-- A unit compared with the other units of its model.
ALTER TABLE finding DROP CONSTRAINT finding_kind;
ALTER TABLE finding ADD CONSTRAINT finding_kind CHECK (kind IN ('unusual', 'unlike-sisters', 'forecast')) NOT VALID;
ALTER TABLE finding VALIDATE CONSTRAINT finding_kind;

-- Two hours of a unit, apart by what it was doing; of the last days only, to be compared.
CREATE TABLE duty_mean (
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  -- Start of the two hours; by the device's clock.
  at timestamptz NOT NULL,
  -- Activity -> share of the readings, and metric -> mean and deviation of its numbers meanwhile.
  duties jsonb NOT NULL,
  CONSTRAINT duty_mean_pk PRIMARY KEY (organisation_id, equipment_id, at),
  CONSTRAINT duty_mean_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CREATE INDEX duty_mean_by_time ON duty_mean (organisation_id, at);
CALL protect_table('duty_mean');

-- What was usual of a model's units at the end of those two hours: what findings rest on, and what is drawn.
CREATE TABLE sister_level (
  organisation_id uuid NOT NULL,
  model_id uuid NOT NULL,
  at timestamptz NOT NULL,
  -- Metric and activity -> number of units, median, low, high, spread.
  levels jsonb NOT NULL,
  CONSTRAINT sister_level_pk PRIMARY KEY (organisation_id, model_id, at),
  CONSTRAINT sister_level_model FOREIGN KEY (organisation_id, model_id) REFERENCES equipment_model (organisation_id, id)
);
CALL protect_table('sister_level');

-- Which units of a model are unlike the others, since when; written in the transaction of the findings that it led to.
CREATE TABLE sister_watch (
  organisation_id uuid NOT NULL,
  model_id uuid NOT NULL,
  state jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT sister_watch_pk PRIMARY KEY (organisation_id, model_id),
  CONSTRAINT sister_watch_model FOREIGN KEY (organisation_id, model_id) REFERENCES equipment_model (organisation_id, id)
) WITH (fillfactor = 70);
CALL protect_table('sister_watch');
