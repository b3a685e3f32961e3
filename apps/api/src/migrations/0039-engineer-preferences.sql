-- Who had better go to the units of a customer, of a site, or to one unit, and who is not to come again.
CREATE TABLE engineer_preference (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  -- The engineer's company, that it reads what is said of its own people.
  partner_id uuid,
  engineer_id uuid NOT NULL,
  customer_id uuid,
  site_id uuid,
  equipment_id uuid,
  kind text NOT NULL CONSTRAINT engineer_preference_kind CHECK (kind IN ('preferred', 'excluded')),
  reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT engineer_preference_where CHECK (num_nonnulls(customer_id, site_id, equipment_id) = 1),
  CONSTRAINT engineer_preference_one UNIQUE NULLS NOT DISTINCT (organisation_id, engineer_id, customer_id, site_id, equipment_id),
  CONSTRAINT engineer_preference_engineer FOREIGN KEY (organisation_id, engineer_id) REFERENCES engineer (organisation_id, id),
  CONSTRAINT engineer_preference_customer FOREIGN KEY (organisation_id, customer_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT engineer_preference_site FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id),
  CONSTRAINT engineer_preference_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id)
);
CREATE INDEX engineer_preference_by_customer ON engineer_preference (organisation_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX engineer_preference_by_site ON engineer_preference (organisation_id, site_id) WHERE site_id IS NOT NULL;
CREATE INDEX engineer_preference_by_equipment ON engineer_preference (organisation_id, equipment_id) WHERE equipment_id IS NOT NULL;
CALL protect_table('engineer_preference', partner => 'read');
