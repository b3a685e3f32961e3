-- What an organisation's plans weigh against the way: one row, from the first time that somebody sets it. Who changed it when
-- stands in the trail.
CREATE TABLE planning_policy (
  organisation_id uuid NOT NULL,
  terms jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT planning_policy_pk PRIMARY KEY (organisation_id),
  CONSTRAINT planning_policy_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
-- A partner's dispatcher asks the same planner why an order is where it is.
CALL protect_table('planning_policy', worker => 'read', partner => 'read', partner_when => 'true');

-- How much of their shifts a plan gives to whom.
ALTER TABLE plan_run ADD COLUMN by_engineer jsonb NOT NULL DEFAULT '[]';
