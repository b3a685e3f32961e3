-- What one transaction does has one instant; the lines of it are told in the order in which they were written. uuidv7()
-- grows with every call (PostgreSQL 18); an older server keeps random ids and with them any order within one instant.
DO $$
BEGIN
  IF to_regprocedure('pg_catalog.uuidv7()') IS NOT NULL THEN
    ALTER TABLE audit_event ALTER COLUMN id SET DEFAULT uuidv7();
  END IF;
END $$;
