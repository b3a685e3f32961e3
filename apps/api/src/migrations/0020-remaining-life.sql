-- What a unit did, in means of two hours: small enough to be kept longer than its readings, so that a failure of the past
-- can still tell how long a unit like it has left.
CREATE TABLE reading_mean (
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  -- Start of the two hours; by the device's clock.
  at timestamptz NOT NULL,
  -- Metric -> mean of its numbers.
  means jsonb NOT NULL,
  CONSTRAINT reading_mean_pk PRIMARY KEY (organisation_id, equipment_id, at),
  CONSTRAINT reading_mean_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CALL protect_table('reading_mean');
