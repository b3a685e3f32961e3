-- One row a message, in daily partitions. A repeated (epoch, seq) is stored once: the same message carries the same time.
CREATE TABLE reading (
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  device_id text NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  epoch bigint,
  seq bigint,
  "values" jsonb NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid
) PARTITION BY RANGE (at);
CREATE INDEX reading_by_equipment ON reading (organisation_id, equipment_id, at DESC);
CREATE UNIQUE INDEX reading_once ON reading (organisation_id, equipment_id, device_id, epoch, seq, at) WHERE epoch IS NOT NULL AND seq IS NOT NULL;
CREATE TABLE reading_default PARTITION OF reading DEFAULT;
CALL protect_table('reading', partner => 'read', customer => 'read');
CALL protect_table('reading_default');

-- Partitions are made by the owner's hand only; the app calls this every day and at start.
CREATE FUNCTION ensure_reading_partitions(first_day date, days integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  day date;
  name text;
  made integer := 0;
BEGIN
  IF days NOT BETWEEN 1 AND 400 THEN RAISE EXCEPTION 'days must be 1 to 400, not %', days; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ensure_reading_partitions'));
  FOR day IN SELECT first_day + n FROM generate_series(0, days - 1) AS n LOOP
    name := 'reading_' || to_char(day, 'YYYYMMDD');
    IF to_regclass('public.' || name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE reading INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
      EXECUTE format('CREATE POLICY %I ON %I TO callout_manufacturer, callout_worker USING (organisation_id = (SELECT current_organisation())) WITH CHECK (organisation_id = (SELECT current_organisation()))', name || '_tenant', name);
      -- Rows of that day that came before their partition wait in the default one.
      EXECUTE format('WITH moved AS (DELETE FROM reading_default WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM moved', day::timestamptz, (day + 1)::timestamptz, name);
      EXECUTE format('ALTER TABLE reading ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, day::timestamptz, (day + 1)::timestamptz);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION ensure_reading_partitions(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_reading_partitions(date, integer) TO callout_system;

-- The newest value of every metric, and whether the device is there. `latest` is {metric: {"at": ms, "value": v}}.
CREATE TABLE equipment_pulse (
  equipment_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  online boolean,
  last_reading_at timestamptz,
  latest jsonb NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT equipment_pulse_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
) WITH (fillfactor = 70);
CREATE INDEX equipment_pulse_by_time ON equipment_pulse (organisation_id, last_reading_at DESC);
CALL protect_table('equipment_pulse', partner => 'read', customer => 'read');

CREATE TABLE device_event (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  device_id text NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  code text NOT NULL,
  severity text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT device_event_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CREATE INDEX device_event_by_equipment ON device_event (organisation_id, equipment_id, at DESC);
CALL protect_table('device_event');

-- What could not be read, with the reason; the stream never stops for it.
CREATE TABLE dead_letter (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  device_id text NOT NULL,
  topic text NOT NULL,
  payload bytea NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dead_letter_by_time ON dead_letter (organisation_id, at DESC);
CALL protect_table('dead_letter');
