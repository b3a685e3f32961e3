-- Somebody works on a unit, or on all of a site: its alerts are born suppressed, and nothing is learned from what it does.
CREATE TABLE maintenance_window (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  site_id uuid NOT NULL,
  whole_site boolean NOT NULL,
  starts_at timestamptz NOT NULL,
  -- Moved back when somebody ends it early.
  ends_at timestamptz NOT NULL,
  cause text NOT NULL,
  created_by uuid,
  CONSTRAINT maintenance_window_tenant UNIQUE (organisation_id, id),
  CONSTRAINT maintenance_window_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id),
  CONSTRAINT maintenance_window_site FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id),
  CONSTRAINT maintenance_window_by FOREIGN KEY (organisation_id, created_by) REFERENCES person (organisation_id, id)
);
CREATE INDEX maintenance_window_by_equipment ON maintenance_window (organisation_id, equipment_id, ends_at);
CREATE INDEX maintenance_window_by_site ON maintenance_window (organisation_id, site_id, ends_at) WHERE whole_site;
CALL protect_table('maintenance_window');
