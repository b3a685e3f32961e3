CREATE TABLE service_request (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  equipment_id uuid NOT NULL,
  site_id uuid NOT NULL,
  number text NOT NULL,
  status text NOT NULL CONSTRAINT service_request_status CHECK (status IN ('new', 'triaging', 'awaiting_customer', 'remote_fix', 'resolved_remotely', 'converted', 'duplicate', 'rejected', 'closed')),
  channel text NOT NULL CONSTRAINT service_request_channel CHECK (channel IN ('label', 'portal', 'console', 'alert', 'api', 'email')),
  text text NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  contact_name text,
  contact_email text,
  contact_phone text,
  urgency text NOT NULL DEFAULT 'normal' CONSTRAINT service_request_urgency CHECK (urgency IN ('critical', 'high', 'normal', 'low')),
  alert_id uuid,
  triage jsonb,
  work_order_id uuid,
  duplicate_of uuid,
  hand_over_owner uuid,
  hand_over_deadline timestamptz,
  hand_over_reason text,
  tracking_hash bytea CONSTRAINT service_request_tracking UNIQUE,
  -- Hash of (unit, contact, words): the same report twice within 24 h is one request.
  report_key bytea,
  serial_number text NOT NULL,
  model_name text NOT NULL,
  site_name text NOT NULL,
  city text NOT NULL,
  time_zone text NOT NULL,
  customer_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT service_request_tenant UNIQUE (organisation_id, id),
  CONSTRAINT service_request_number UNIQUE (organisation_id, number),
  CONSTRAINT service_request_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id),
  CONSTRAINT service_request_site FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id),
  CONSTRAINT service_request_alert FOREIGN KEY (organisation_id, alert_id) REFERENCES alert (organisation_id, id),
  CONSTRAINT service_request_duplicate FOREIGN KEY (organisation_id, duplicate_of) REFERENCES service_request (organisation_id, id),
  CONSTRAINT service_request_owner FOREIGN KEY (organisation_id, hand_over_owner) REFERENCES person (organisation_id, id)
);
CREATE INDEX service_request_by_time ON service_request (organisation_id, created_at DESC, id);
CREATE INDEX service_request_by_equipment ON service_request (organisation_id, equipment_id, created_at DESC);
CREATE INDEX service_request_by_key ON service_request (organisation_id, report_key, created_at DESC) WHERE report_key IS NOT NULL;
CREATE UNIQUE INDEX service_request_of_alert ON service_request (organisation_id, alert_id) WHERE alert_id IS NOT NULL;
ALTER TABLE alert ADD CONSTRAINT alert_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id);
CALL protect_table('service_request', partner => 'read', customer => 'write', visitor => 'id = (SELECT current_service_request()) OR equipment_id = (SELECT current_equipment())', system => true);

CREATE TABLE request_message (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  service_request_id uuid NOT NULL,
  author text NOT NULL CONSTRAINT request_message_author CHECK (author IN ('customer', 'staff', 'assistant', 'system')),
  author_name text NOT NULL,
  text text NOT NULL,
  locale text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT request_message_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id)
);
CREATE INDEX request_message_by_request ON request_message (organisation_id, service_request_id, at);
CALL protect_table('request_message', customer => 'write', visitor => 'service_request_id = (SELECT current_service_request())');

-- Six digits for the own request, bound to the browser session that asked.
CREATE TABLE one_time_code (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  session_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  service_request_id uuid,
  email text NOT NULL,
  code_hash bytea NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT one_time_code_session FOREIGN KEY (organisation_id, session_id) REFERENCES session (organisation_id, id),
  CONSTRAINT one_time_code_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id)
);
CREATE INDEX one_time_code_by_session ON one_time_code (organisation_id, session_id, created_at DESC);
CALL protect_table('one_time_code', visitor => 'equipment_id = (SELECT current_equipment())');

CREATE TABLE article (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  slug text NOT NULL,
  locale text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  model_ids uuid[] NOT NULL DEFAULT '{}',
  fault_codes text[] NOT NULL DEFAULT '{}',
  audience text NOT NULL DEFAULT 'engineer' CONSTRAINT article_audience CHECK (audience IN ('customer', 'engineer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT article_tenant UNIQUE (organisation_id, id),
  CONSTRAINT article_slug UNIQUE (organisation_id, slug, locale),
  CONSTRAINT article_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
CALL protect_table('article', visitor => 'audience = ''customer''', visitor_mode => 'read');
CREATE POLICY article_partner ON article FOR SELECT TO callout_partner USING (organisation_id = (SELECT current_organisation()));
CREATE POLICY article_customer ON article FOR SELECT TO callout_customer USING (organisation_id = (SELECT current_organisation()) AND audience = 'customer');
GRANT SELECT ON article TO callout_partner, callout_customer;
