-- A day thought about by the planner, what it proposes and what came of it. Partners and customers see none of it.
CREATE TABLE plan_run (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  day date NOT NULL,
  status text NOT NULL CONSTRAINT plan_run_status CHECK (status IN ('queued', 'running', 'proposed', 'partially_applied', 'applied', 'stale', 'discarded', 'failed')),
  requested_by text NOT NULL,
  seed integer NOT NULL,
  budget_seconds integer NOT NULL,
  problem jsonb,
  before_kpi jsonb,
  after_kpi jsonb,
  proposals jsonb NOT NULL DEFAULT '[]',
  left_out jsonb NOT NULL DEFAULT '[]',
  failure text,
  started_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT plan_run_tenant UNIQUE (organisation_id, id),
  CONSTRAINT plan_run_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
CREATE INDEX plan_run_by_time ON plan_run (organisation_id, created_at DESC, id DESC);
CREATE INDEX plan_run_by_day ON plan_run (organisation_id, day, created_at DESC, id DESC);
CREATE UNIQUE INDEX plan_run_one_thinking ON plan_run (organisation_id, day) WHERE status IN ('queued', 'running');
CALL protect_table('plan_run');
REVOKE DELETE ON plan_run FROM callout_manufacturer, callout_worker;
