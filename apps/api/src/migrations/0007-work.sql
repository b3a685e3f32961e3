CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE engineer (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  person_id uuid,
  name text NOT NULL,
  phone text,
  home_lat double precision NOT NULL,
  home_lng double precision NOT NULL,
  city text NOT NULL,
  time_zone text NOT NULL,
  skills jsonb NOT NULL DEFAULT '[]',
  certificates jsonb NOT NULL DEFAULT '[]',
  shifts jsonb NOT NULL DEFAULT '[]',
  partner_name text,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT engineer_tenant UNIQUE (organisation_id, id),
  CONSTRAINT engineer_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT engineer_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT engineer_person FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);
CREATE UNIQUE INDEX engineer_of_person ON engineer (organisation_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX engineer_by_partner ON engineer (organisation_id, partner_id) WHERE partner_id IS NOT NULL;
CALL protect_table('engineer', partner => 'write');

CREATE TABLE engineer_absence (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  engineer_id uuid NOT NULL,
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  reason text NOT NULL,
  CONSTRAINT engineer_absence_span CHECK (start_at < end_at),
  CONSTRAINT engineer_absence_engineer FOREIGN KEY (organisation_id, engineer_id) REFERENCES engineer (organisation_id, id)
);
CREATE INDEX engineer_absence_by_engineer ON engineer_absence (organisation_id, engineer_id, start_at);
CALL protect_table('engineer_absence', partner => 'write');

-- The last known place only; no trail is kept.
CREATE TABLE engineer_position (
  engineer_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  lat double precision NOT NULL,
  lng double precision NOT NULL,
  accuracy_metres double precision,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT engineer_position_engineer FOREIGN KEY (organisation_id, engineer_id) REFERENCES engineer (organisation_id, id)
);
CALL protect_table('engineer_position', partner => 'write');

CREATE TABLE job_template (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  job_type text NOT NULL,
  model_id uuid NOT NULL,
  tasks jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT job_template_key UNIQUE (organisation_id, job_type, model_id),
  CONSTRAINT job_template_model FOREIGN KEY (organisation_id, model_id) REFERENCES equipment_model (organisation_id, id)
);
CALL protect_table('job_template');

-- Place and unit stand on the order as they were when it was made: what the engineer was told, readable by the partner.
CREATE TABLE work_order (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  equipment_id uuid NOT NULL,
  site_id uuid NOT NULL,
  service_request_id uuid,
  alert_id uuid,
  number text NOT NULL,
  status text NOT NULL CONSTRAINT work_order_status CHECK (status IN ('draft', 'ready', 'scheduled', 'in_progress', 'on_hold', 'completed', 'verified', 'closed', 'canceled')),
  job_type text NOT NULL CONSTRAINT work_order_job_type CHECK (job_type IN ('install', 'repair', 'maintenance', 'inspection', 'upgrade', 'removal', 'recall')),
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  urgency text NOT NULL CONSTRAINT work_order_urgency CHECK (urgency IN ('critical', 'high', 'normal', 'low')),
  safety boolean NOT NULL DEFAULT false,
  fault_code text,
  triage jsonb,
  skills jsonb NOT NULL DEFAULT '[]',
  likely_parts jsonb NOT NULL DEFAULT '[]',
  estimated_minutes integer NOT NULL,
  promised_start timestamptz,
  promised_end timestamptz,
  due_at timestamptz,
  qualified boolean NOT NULL DEFAULT true,
  hold_reason text,
  hold_note text,
  verified_at timestamptz,
  closed_at timestamptz,
  canceled_at timestamptz,
  cancel_reason text,
  rework_of uuid,
  serial_number text NOT NULL,
  model_name text NOT NULL,
  site_name text NOT NULL,
  address text NOT NULL,
  city text NOT NULL,
  lat double precision NOT NULL,
  lng double precision NOT NULL,
  time_zone text NOT NULL,
  access_notes text,
  contact_name text,
  contact_phone text,
  customer_name text NOT NULL,
  partner_name text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT work_order_tenant UNIQUE (organisation_id, id),
  CONSTRAINT work_order_number UNIQUE (organisation_id, number),
  CONSTRAINT work_order_promise CHECK ((promised_start IS NULL) = (promised_end IS NULL) AND (promised_start IS NULL OR promised_start < promised_end)),
  CONSTRAINT work_order_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id),
  CONSTRAINT work_order_site FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id),
  CONSTRAINT work_order_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id),
  CONSTRAINT work_order_alert FOREIGN KEY (organisation_id, alert_id) REFERENCES alert (organisation_id, id),
  CONSTRAINT work_order_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT work_order_rework FOREIGN KEY (organisation_id, rework_of) REFERENCES work_order (organisation_id, id)
);
CREATE INDEX work_order_by_time ON work_order (organisation_id, created_at DESC, id);
CREATE INDEX work_order_by_status ON work_order (organisation_id, status, created_at DESC, id);
CREATE INDEX work_order_by_partner ON work_order (organisation_id, partner_id, created_at DESC, id) WHERE partner_id IS NOT NULL;
CREATE INDEX work_order_by_customer ON work_order (organisation_id, customer_id, created_at DESC, id);
CREATE INDEX work_order_by_equipment ON work_order (organisation_id, equipment_id, created_at DESC);
CREATE UNIQUE INDEX work_order_of_request ON work_order (organisation_id, service_request_id) WHERE service_request_id IS NOT NULL AND canceled_at IS NULL;
ALTER TABLE service_request ADD CONSTRAINT service_request_work_order FOREIGN KEY (organisation_id, work_order_id) REFERENCES work_order (organisation_id, id);
CALL protect_table('work_order', partner => 'write', customer => 'write', visitor => 'service_request_id = (SELECT current_service_request())');

CREATE TABLE work_order_task (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  work_order_id uuid NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  kind text NOT NULL CONSTRAINT work_order_task_kind CHECK (kind IN ('check', 'reading', 'photo', 'text')),
  unit text,
  mandatory boolean NOT NULL DEFAULT false,
  done boolean NOT NULL DEFAULT false,
  answer text,
  done_by text,
  done_at timestamptz,
  visit_id uuid,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT work_order_task_place UNIQUE (organisation_id, work_order_id, position),
  CONSTRAINT work_order_task_order FOREIGN KEY (organisation_id, work_order_id) REFERENCES work_order (organisation_id, id)
);
CALL protect_table('work_order_task', partner => 'write', customer => 'read', visitor => 'false', visitor_mode => 'read');

CREATE TABLE visit (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  work_order_id uuid NOT NULL,
  service_request_id uuid,
  engineer_id uuid NOT NULL,
  engineer_name text NOT NULL,
  status text NOT NULL CONSTRAINT visit_status CHECK (status IN ('planned', 'dispatched', 'accepted', 'declined', 'en_route', 'on_site', 'working', 'paused', 'completed', 'incomplete', 'no_access', 'canceled')),
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  travel_minutes integer,
  pinned boolean NOT NULL DEFAULT false,
  override_reason text,
  outcome_reason text,
  outcome_note text,
  solution text,
  signature_id uuid,
  signed_by text,
  absent_reason text,
  times jsonb NOT NULL DEFAULT '{}',
  planned_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT visit_tenant UNIQUE (organisation_id, id),
  CONSTRAINT visit_span CHECK (start_at < end_at),
  CONSTRAINT visit_order FOREIGN KEY (organisation_id, work_order_id) REFERENCES work_order (organisation_id, id),
  CONSTRAINT visit_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id),
  CONSTRAINT visit_engineer FOREIGN KEY (organisation_id, engineer_id) REFERENCES engineer (organisation_id, id)
);
CREATE INDEX visit_by_start ON visit (organisation_id, start_at, id);
CREATE INDEX visit_by_engineer ON visit (organisation_id, engineer_id, start_at);
CREATE INDEX visit_by_order ON visit (organisation_id, work_order_id, created_at);
CREATE INDEX visit_by_partner ON visit (organisation_id, partner_id, start_at) WHERE partner_id IS NOT NULL;
CREATE INDEX visit_by_customer ON visit (organisation_id, customer_id, start_at);
CREATE INDEX visit_by_request ON visit (organisation_id, service_request_id) WHERE service_request_id IS NOT NULL;
CALL protect_table('visit', partner => 'write', customer => 'read', visitor => 'service_request_id = (SELECT current_service_request())', visitor_mode => 'read');

-- Who attends. One engineer is never in two places: overlapping rows that hold time are refused by the database.
CREATE TABLE visit_assignment (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  visit_id uuid NOT NULL,
  engineer_id uuid NOT NULL,
  lead boolean NOT NULL DEFAULT true,
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  holding boolean NOT NULL DEFAULT true,
  CONSTRAINT visit_assignment_once UNIQUE (organisation_id, visit_id, engineer_id),
  CONSTRAINT visit_assignment_span CHECK (start_at < end_at),
  CONSTRAINT visit_assignment_visit FOREIGN KEY (organisation_id, visit_id) REFERENCES visit (organisation_id, id),
  CONSTRAINT visit_assignment_engineer FOREIGN KEY (organisation_id, engineer_id) REFERENCES engineer (organisation_id, id),
  CONSTRAINT visit_assignment_no_overlap EXCLUDE USING gist (organisation_id WITH =, engineer_id WITH =, tstzrange(start_at, end_at) WITH &&) WHERE (holding)
);
CALL protect_table('visit_assignment', partner => 'write');

CREATE TABLE visit_note (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  partner_id uuid,
  visit_id uuid NOT NULL,
  text text NOT NULL,
  author_name text NOT NULL,
  at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT visit_note_visit FOREIGN KEY (organisation_id, visit_id) REFERENCES visit (organisation_id, id)
);
CREATE INDEX visit_note_by_visit ON visit_note (organisation_id, visit_id, at);
CALL protect_table('visit_note', partner => 'write');

CREATE TABLE acceptance (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  work_order_id uuid NOT NULL,
  service_request_id uuid,
  kind text NOT NULL CONSTRAINT acceptance_kind CHECK (kind IN ('signature', 'link', 'portal', 'absent')),
  name text NOT NULL,
  rating integer CONSTRAINT acceptance_rating CHECK (rating BETWEEN 1 AND 5),
  comment text,
  at timestamptz NOT NULL,
  CONSTRAINT acceptance_order UNIQUE (organisation_id, work_order_id),
  CONSTRAINT acceptance_order_fk FOREIGN KEY (organisation_id, work_order_id) REFERENCES work_order (organisation_id, id)
);
CALL protect_table('acceptance', partner => 'write', customer => 'write', visitor => 'service_request_id = (SELECT current_service_request())');

-- Pictures. The bytes are in storage under storage_key; the row is looked up under row security before they are read.
CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid,
  partner_id uuid,
  equipment_id uuid,
  service_request_id uuid,
  work_order_id uuid,
  visit_id uuid,
  session_id uuid,
  kind text NOT NULL CONSTRAINT attachment_kind CHECK (kind IN ('photo', 'signature')),
  content_type text NOT NULL,
  bytes integer NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  sha256 bytea NOT NULL,
  storage_key text NOT NULL,
  uploaded_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT attachment_tenant UNIQUE (organisation_id, id),
  CONSTRAINT attachment_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id),
  CONSTRAINT attachment_order FOREIGN KEY (organisation_id, work_order_id) REFERENCES work_order (organisation_id, id),
  CONSTRAINT attachment_visit FOREIGN KEY (organisation_id, visit_id) REFERENCES visit (organisation_id, id)
);
CREATE INDEX attachment_by_request ON attachment (organisation_id, service_request_id) WHERE service_request_id IS NOT NULL;
CREATE INDEX attachment_by_order ON attachment (organisation_id, work_order_id) WHERE work_order_id IS NOT NULL;
CREATE INDEX attachment_by_visit ON attachment (organisation_id, visit_id) WHERE visit_id IS NOT NULL;
CALL protect_table('attachment', partner => 'write', customer => 'write', visitor => 'service_request_id = (SELECT current_service_request()) OR (service_request_id IS NULL AND equipment_id = (SELECT current_equipment()))');
ALTER TABLE visit ADD CONSTRAINT visit_signature FOREIGN KEY (organisation_id, signature_id) REFERENCES attachment (organisation_id, id);
