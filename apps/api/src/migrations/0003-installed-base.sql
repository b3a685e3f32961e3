CREATE TABLE equipment_model (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  family text NOT NULL CONSTRAINT equipment_model_family CHECK (family IN ('kiosk', 'display', 'charger', 'compressor', 'other')),
  metrics jsonb NOT NULL DEFAULT '[]',
  fault_codes jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT equipment_model_tenant UNIQUE (organisation_id, id),
  CONSTRAINT equipment_model_code UNIQUE (organisation_id, code),
  CONSTRAINT equipment_model_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
CALL protect_table('equipment_model', visitor => 'true', visitor_mode => 'read');
-- The catalogue is everybody's inside one manufacturer.
CREATE POLICY equipment_model_partner ON equipment_model FOR SELECT TO callout_partner USING (organisation_id = (SELECT current_organisation()));
CREATE POLICY equipment_model_customer ON equipment_model FOR SELECT TO callout_customer USING (organisation_id = (SELECT current_organisation()));
GRANT SELECT ON equipment_model TO callout_partner, callout_customer;

CREATE TABLE site (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  name text NOT NULL,
  address text NOT NULL,
  city text NOT NULL,
  lat double precision NOT NULL CONSTRAINT site_lat CHECK (lat BETWEEN -90 AND 90),
  lng double precision NOT NULL CONSTRAINT site_lng CHECK (lng BETWEEN -180 AND 180),
  time_zone text NOT NULL,
  contact_name text,
  contact_phone text,
  access_notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT site_tenant UNIQUE (organisation_id, id),
  CONSTRAINT site_customer FOREIGN KEY (organisation_id, customer_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT site_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES organisation (organisation_id, id)
);
CREATE INDEX site_by_name ON site (organisation_id, name, id);
CREATE INDEX site_by_customer ON site (organisation_id, customer_id);
CALL protect_table('site', partner => 'read', customer => 'read');

-- Names of model, site and customer stand on the unit too: lists, partners and visitors read one row, without a join
-- into tables that they may not see. The installed-base service keeps them true.
CREATE TABLE equipment (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  partner_id uuid,
  model_id uuid NOT NULL,
  site_id uuid NOT NULL,
  parent_id uuid,
  serial_number text NOT NULL,
  asset_tag text,
  public_token text NOT NULL CONSTRAINT equipment_public_token UNIQUE,
  status text NOT NULL CONSTRAINT equipment_status CHECK (status IN ('manufactured', 'in_stock', 'shipped', 'installed', 'commissioned', 'in_service', 'degraded', 'down', 'under_repair', 'relocated', 'ownership_changed', 'decommissioned', 'scrapped')),
  functional_location text,
  installed_on date,
  firmware text,
  properties jsonb NOT NULL DEFAULT '{}',
  model_name text NOT NULL,
  family text NOT NULL,
  site_name text NOT NULL,
  city text NOT NULL,
  lat double precision NOT NULL,
  lng double precision NOT NULL,
  time_zone text NOT NULL,
  customer_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT equipment_tenant UNIQUE (organisation_id, id),
  CONSTRAINT equipment_serial UNIQUE (organisation_id, model_id, serial_number),
  CONSTRAINT equipment_customer FOREIGN KEY (organisation_id, customer_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT equipment_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT equipment_model_fk FOREIGN KEY (organisation_id, model_id) REFERENCES equipment_model (organisation_id, id),
  CONSTRAINT equipment_site FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id),
  CONSTRAINT equipment_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES equipment (organisation_id, id)
);
CREATE INDEX equipment_by_serial ON equipment (organisation_id, serial_number, id);
CREATE INDEX equipment_by_site ON equipment (organisation_id, site_id);
CREATE INDEX equipment_by_customer ON equipment (organisation_id, customer_id);
CREATE INDEX equipment_by_partner ON equipment (organisation_id, partner_id) WHERE partner_id IS NOT NULL;
CALL protect_table('equipment', partner => 'read', customer => 'read', visitor => 'id = (SELECT current_equipment())', visitor_mode => 'read', system => true);

CREATE TABLE device (
  id text PRIMARY KEY CONSTRAINT device_id_form CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  token_hash bytea NOT NULL CONSTRAINT device_token UNIQUE,
  simulated boolean NOT NULL DEFAULT false,
  revoked_at timestamptz,
  hwm_epoch bigint,
  hwm_seq bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT device_tenant UNIQUE (organisation_id, id),
  CONSTRAINT device_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CREATE UNIQUE INDEX device_of_equipment ON device (organisation_id, equipment_id) WHERE revoked_at IS NULL;
CALL protect_table('device', system => true);

CREATE TABLE device_binding (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  device_id text NOT NULL,
  equipment_id uuid NOT NULL,
  bound_at timestamptz NOT NULL DEFAULT now(),
  unbound_at timestamptz,
  CONSTRAINT device_binding_device FOREIGN KEY (organisation_id, device_id) REFERENCES device (organisation_id, id),
  CONSTRAINT device_binding_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CREATE INDEX device_binding_by_equipment ON device_binding (organisation_id, equipment_id, bound_at DESC);
CALL protect_table('device_binding');
