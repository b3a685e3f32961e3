-- Row security is forced on the owner too, and an owner who is no superuser moved no rows: a day whose readings came
-- before its partition could never get one. As before, but that.
CREATE OR REPLACE FUNCTION ensure_reading_partitions(first_day date, days integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
      -- Nobody else reads meanwhile: both statements hold the table until the end of the transaction.
      ALTER TABLE reading_default NO FORCE ROW LEVEL SECURITY;
      EXECUTE format('WITH moved AS (DELETE FROM reading_default WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM moved', day::timestamptz, (day + 1)::timestamptz, name);
      ALTER TABLE reading_default FORCE ROW LEVEL SECURITY;
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
      EXECUTE format('CREATE POLICY %I ON %I TO callout_manufacturer, callout_worker USING (organisation_id = (SELECT current_organisation())) WITH CHECK (organisation_id = (SELECT current_organisation()))', name || '_tenant', name);
      EXECUTE format('ALTER TABLE reading ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, day::timestamptz, (day + 1)::timestamptz);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;

-- Readings of whole days, dropped with their partition: at most a month of them in one call, so that nobody waits long.
-- Answers how many days went.
CREATE FUNCTION forget_readings(before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
  dropped integer := 0;
BEGIN
  IF before > current_date - 30 THEN RAISE EXCEPTION 'readings are kept for 30 days at least, not until %', before; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ensure_reading_partitions'));
  FOR name IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'reading'::regclass AND c.relname ~ '^reading_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') < before
    ORDER BY c.relname LIMIT 31
  LOOP
    EXECUTE format('DROP TABLE %I', name);
    dropped := dropped + 1;
  END LOOP;
  ALTER TABLE reading_default NO FORCE ROW LEVEL SECURITY;
  DELETE FROM reading_default WHERE at < before::timestamptz;
  ALTER TABLE reading_default FORCE ROW LEVEL SECURITY;
  RETURN dropped;
END $$;
REVOKE ALL ON FUNCTION forget_readings(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_readings(date) TO callout_system;

CREATE INDEX session_ended ON session (expires_at);
-- Whose codes a session may still have: it is not forgotten before them.
GRANT SELECT (organisation_id, session_id) ON one_time_code TO callout_system;
CREATE POLICY system_asks ON one_time_code FOR SELECT TO callout_system USING (true);
