-- Whose rows a transaction sees: the settings that Database.transaction makes, local to it.
-- An unset or emptied setting reads as null, and null equals nothing: no scope, no rows.

CREATE FUNCTION current_organisation() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('callout.organisation', true), '')::uuid;
CREATE FUNCTION current_partner() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('callout.partner', true), '')::uuid;
CREATE FUNCTION current_customer() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('callout.customer', true), '')::uuid;
CREATE FUNCTION current_equipment() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('callout.equipment', true), '')::uuid;
CREATE FUNCTION current_service_request() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('callout.service_request', true), '')::uuid;
CREATE FUNCTION current_person() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('callout.person', true), '')::uuid;

-- One word for who acts; actorOf(scope) in the code says the same.
CREATE FUNCTION current_actor() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(
    'person:' || current_person(),
    'service_request:' || current_service_request(),
    'equipment:' || current_equipment(),
    'customer:' || current_customer(),
    'partner:' || current_partner(),
    'organisation:' || current_organisation(),
    'system');

-- What one family may do with one table. `access` is none, read, insert, add (read and insert) or write; `visible` is the
-- condition of its rows. A family without access has no grant either: it gets "permission denied", which the product
-- answers like a row that does not exist.
CREATE PROCEDURE protect_family(table_name text, family text, access text, visible text)
  LANGUAGE plpgsql AS $$
DECLARE
  grants text := CASE access
    WHEN 'read' THEN 'SELECT'
    WHEN 'insert' THEN 'INSERT'
    WHEN 'add' THEN 'SELECT, INSERT'
    WHEN 'write' THEN 'SELECT, INSERT, UPDATE, DELETE' END;
BEGIN
  IF access = 'none' THEN RETURN; END IF;
  IF grants IS NULL THEN RAISE 'protect_table: access % is none of none, read, insert, add, write', access; END IF;
  IF visible IS NULL THEN RAISE 'protect_table: % needs the condition under which it sees rows', family; END IF;
  EXECUTE format('GRANT %s ON %I TO %I', grants, table_name, 'callout_' || family);
  EXECUTE format('CREATE POLICY %I ON %I TO %I USING (%s) WITH CHECK (%s)',
    family || '_scope', table_name, 'callout_' || family, visible, visible);
END $$;

-- The row security of a table, in one call of its migration. The manufacturer and the worker write all rows of their
-- organisation unless told otherwise. Partner and customer see the rows that carry them in partner_id or customer_id, or
-- those for which `partner_when`, `customer_when` holds; the visitor sees those for which the expression `visitor`
-- holds. The system, with its tables of sign-in and ingest, sees all organisations. Write conditions without
-- `IN (SELECT ...)`: denormalise the column instead, a subquery per row is 250 times slower.
--   CALL protect_table('visit', partner => 'write', customer => 'read');
--   CALL protect_table('request', visitor => 'id = (SELECT current_service_request())', visitor_mode => 'read');
-- Row security is forced on the owner too. A data migration by an owner who is no superuser starts with
-- `CREATE POLICY migration ON t TO CURRENT_USER USING (true) WITH CHECK (true)` and drops that policy at its end.
CREATE PROCEDURE protect_table(
  table_name text,
  partner text DEFAULT 'none',
  customer text DEFAULT 'none',
  visitor text DEFAULT NULL,
  visitor_mode text DEFAULT 'write',
  system boolean DEFAULT false,
  manufacturer text DEFAULT 'write',
  worker text DEFAULT 'write',
  partner_when text DEFAULT 'partner_id = (SELECT current_partner())',
  customer_when text DEFAULT 'customer_id = (SELECT current_customer())')
  LANGUAGE plpgsql AS $$
DECLARE
  own text := 'organisation_id = (SELECT current_organisation())';
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
  EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', table_name);
  CALL protect_family(table_name, 'manufacturer', manufacturer, own);
  CALL protect_family(table_name, 'worker', worker, own);
  CALL protect_family(table_name, 'partner', partner, own || ' AND (' || partner_when || ')');
  CALL protect_family(table_name, 'customer', customer, own || ' AND (' || customer_when || ')');
  IF visitor IS NOT NULL THEN
    CALL protect_family(table_name, 'visitor', visitor_mode, own || ' AND (' || visitor || ')');
  END IF;
  IF system THEN CALL protect_family(table_name, 'system', 'write', 'true'); END IF;
END $$;

-- Who did what, when, from where. Nobody has a grant to change or remove a line.
CREATE TABLE audit_event (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- Null for what belongs to no organisation: a failed sign-in under an unknown name.
  organisation_id uuid,
  at timestamptz NOT NULL DEFAULT now(),
  device_at timestamptz,
  person_id uuid,
  actor_name text NOT NULL,
  role text NOT NULL,
  source text NOT NULL CHECK (source IN ('web', 'field', 'api', 'assistant', 'automation', 'device')),
  request_id text NOT NULL,
  ip inet,
  lat double precision CHECK (lat BETWEEN -90 AND 90),
  lng double precision CHECK (lng BETWEEN -180 AND 180),
  verb text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid,
  detail jsonb NOT NULL DEFAULT '{}',
  idempotency_key text,
  UNIQUE (organisation_id, id)
);
CREATE INDEX audit_event_subject ON audit_event (organisation_id, subject_type, subject_id, at DESC);
CREATE INDEX audit_event_at ON audit_event (organisation_id, at DESC, id DESC);
CREATE INDEX audit_event_person ON audit_event (organisation_id, person_id, at DESC);
CALL protect_table('audit_event',
  manufacturer => 'add', worker => 'add',
  partner => 'insert', partner_when => 'true',
  customer => 'insert', customer_when => 'true',
  visitor => 'true', visitor_mode => 'insert');
CALL protect_family('audit_event', 'system', 'insert', 'true');

-- Transaction ids begin anew when a dump is restored into another server: positions of before must not be compared
-- with positions of after.
CREATE FUNCTION outbox_epoch() RETURNS text
  LANGUAGE sql STABLE RETURN
    (SELECT system_identifier FROM pg_control_system())::text || '.' ||
    (SELECT timeline_id FROM pg_control_checkpoint())::text;

-- What others must learn of, written with the change itself. Read in the order (xid, id), only below the oldest transaction
-- still open: ordered by id alone, a row whose transaction commits late is skipped.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  epoch text NOT NULL DEFAULT outbox_epoch(),
  organisation_id uuid NOT NULL,
  -- Who besides the manufacturer may see it.
  partner_id uuid,
  customer_id uuid,
  equipment_id uuid,
  service_request_id uuid,
  topic text NOT NULL,
  subject_id uuid,
  payload jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_position ON outbox (xid, id);
CREATE INDEX outbox_at ON outbox (at);
CALL protect_table('outbox', manufacturer => 'add', worker => 'add',
  partner => 'read', customer => 'read', system => true,
  visitor => 'service_request_id = (SELECT current_service_request())', visitor_mode => 'read');
-- What one does concerns the others: everybody may address a row to anybody in the organisation, without reading it back.
GRANT INSERT ON outbox TO callout_partner, callout_customer, callout_visitor;
CREATE POLICY partner_adds ON outbox FOR INSERT TO callout_partner
  WITH CHECK (organisation_id = (SELECT current_organisation()));
CREATE POLICY customer_adds ON outbox FOR INSERT TO callout_customer
  WITH CHECK (organisation_id = (SELECT current_organisation()));
CREATE POLICY visitor_adds ON outbox FOR INSERT TO callout_visitor
  WITH CHECK (organisation_id = (SELECT current_organisation()));

-- The answer to a request that changed something, stored in the transaction of the change: the same key again gets the
-- same answer. Only its own actor can read it.
CREATE TABLE idempotency_key (
  -- Null for requests before anybody is known: sign-in, reset.
  organisation_id uuid,
  actor text NOT NULL,
  route text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL,
  status integer NOT NULL,
  body jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE NULLS NOT DISTINCT (organisation_id, actor, route, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CALL protect_family('idempotency_key', 'manufacturer', 'add',
  'organisation_id = (SELECT current_organisation()) AND actor = (SELECT current_actor())');
CALL protect_family('idempotency_key', 'partner', 'add',
  'organisation_id = (SELECT current_organisation()) AND actor = (SELECT current_actor())');
CALL protect_family('idempotency_key', 'customer', 'add',
  'organisation_id = (SELECT current_organisation()) AND actor = (SELECT current_actor())');
CALL protect_family('idempotency_key', 'visitor', 'add',
  'organisation_id = (SELECT current_organisation()) AND actor = (SELECT current_actor())');
CALL protect_family('idempotency_key', 'worker', 'write', 'organisation_id = (SELECT current_organisation())');
CALL protect_family('idempotency_key', 'system', 'write', 'true');
