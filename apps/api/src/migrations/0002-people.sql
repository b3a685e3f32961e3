-- Organisations and the people in them. organisation_id is everywhere the manufacturer's organisation (the tenant).

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT organisation_kind CHECK (kind IN ('manufacturer', 'partner', 'customer')),
  name text NOT NULL,
  time_zone text NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  phone text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT organisation_tenant UNIQUE (organisation_id, id),
  CONSTRAINT organisation_root CHECK (kind <> 'manufacturer' OR id = organisation_id),
  CONSTRAINT organisation_belongs FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
CREATE UNIQUE INDEX organisation_name ON organisation (organisation_id, kind, lower(name));
CALL protect_table('organisation', system => true);
-- A partner or customer sees itself and the manufacturer, never the other partners or customers.
CREATE POLICY organisation_partner ON organisation FOR SELECT TO callout_partner
  USING (organisation_id = (SELECT current_organisation()) AND (id = (SELECT current_partner()) OR id = organisation_id));
CREATE POLICY organisation_customer ON organisation FOR SELECT TO callout_customer
  USING (organisation_id = (SELECT current_organisation()) AND (id = (SELECT current_customer()) OR id = organisation_id));
CREATE POLICY organisation_visitor ON organisation FOR SELECT TO callout_visitor
  USING (organisation_id = (SELECT current_organisation()) AND id = organisation_id);
GRANT SELECT ON organisation TO callout_partner, callout_customer, callout_visitor;

CREATE TABLE person (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  customer_id uuid,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL CONSTRAINT person_role CHECK (role IN ('manager', 'dispatcher', 'agent', 'engineer', 'partner-dispatcher', 'partner-engineer', 'customer')),
  locale text NOT NULL DEFAULT 'en',
  password_hash text,
  active boolean NOT NULL DEFAULT true,
  last_seen_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT person_tenant UNIQUE (organisation_id, id),
  CONSTRAINT person_email UNIQUE (organisation_id, email),
  CONSTRAINT person_email_lower CHECK (email = lower(email)),
  CONSTRAINT person_side CHECK (
    (role LIKE 'partner-%' AND partner_id IS NOT NULL AND customer_id IS NULL)
    OR (role = 'customer' AND customer_id IS NOT NULL AND partner_id IS NULL)
    OR (role IN ('manager', 'dispatcher', 'agent', 'engineer') AND partner_id IS NULL AND customer_id IS NULL)),
  CONSTRAINT person_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT person_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT person_customer FOREIGN KEY (organisation_id, customer_id) REFERENCES organisation (organisation_id, id)
);
CREATE INDEX person_by_email ON person (email);
CREATE INDEX person_by_partner ON person (organisation_id, partner_id) WHERE partner_id IS NOT NULL;
CALL protect_table('person', partner => 'write', customer => 'write', system => true);

-- Opaque tokens: only the SHA-256 is stored. kind 'visitor' is a scanned label or an opened tracking link.
CREATE TABLE session (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  customer_id uuid,
  kind text NOT NULL CONSTRAINT session_kind CHECK (kind IN ('person', 'visitor')),
  person_id uuid,
  equipment_id uuid,
  service_request_id uuid,
  token_hash bytea NOT NULL CONSTRAINT session_token UNIQUE,
  user_agent text,
  ip inet,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT session_tenant UNIQUE (organisation_id, id),
  CONSTRAINT session_whose CHECK ((kind = 'person') = (person_id IS NOT NULL)),
  CONSTRAINT session_person FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);
CREATE INDEX session_by_person ON session (organisation_id, person_id, last_seen_at DESC) WHERE revoked_at IS NULL;
CALL protect_table('session', partner => 'write', customer => 'write', visitor => 'service_request_id = (SELECT current_service_request()) OR equipment_id = (SELECT current_equipment())', system => true);

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  customer_id uuid,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  token_hash bytea NOT NULL CONSTRAINT invitation_token UNIQUE,
  invited_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  CONSTRAINT invitation_tenant UNIQUE (organisation_id, id),
  CONSTRAINT invitation_inviter FOREIGN KEY (organisation_id, invited_by) REFERENCES person (organisation_id, id)
);
CREATE INDEX invitation_open ON invitation (organisation_id, created_at DESC) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CALL protect_table('invitation', partner => 'write', system => true);

CREATE TABLE password_reset (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  token_hash bytea NOT NULL CONSTRAINT password_reset_token UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT password_reset_person FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);
CALL protect_table('password_reset', system => true);

-- Before anybody is known there is no organisation: counters of failed sign-ins and of anonymous calls, by hashed key.
CREATE TABLE throttle (
  key text PRIMARY KEY,
  failures integer NOT NULL DEFAULT 0,
  blocked_until timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE throttle ENABLE ROW LEVEL SECURITY;
ALTER TABLE throttle FORCE ROW LEVEL SECURITY;
CREATE POLICY throttle_system ON throttle TO callout_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON throttle TO callout_system;

-- Numbers that people read to each other on the phone: one series per organisation and kind.
CREATE TABLE number_series (
  organisation_id uuid NOT NULL,
  kind text NOT NULL,
  next integer NOT NULL DEFAULT 1,
  CONSTRAINT number_series_pk PRIMARY KEY (organisation_id, kind),
  CONSTRAINT number_series_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
CALL protect_table('number_series', visitor => 'true');
CREATE POLICY number_series_customer ON number_series TO callout_customer
  USING (organisation_id = (SELECT current_organisation())) WITH CHECK (organisation_id = (SELECT current_organisation()));
GRANT SELECT, INSERT, UPDATE ON number_series TO callout_customer, callout_visitor;
