-- A repair of a running day is a plan run of another kind: the same queue, the same one at a time for a day.
ALTER TABLE plan_run
  ADD COLUMN kind text NOT NULL DEFAULT 'plan' CONSTRAINT plan_run_kind CHECK (kind IN ('plan', 'repair')),
  -- What a repair was asked, what it proposes and what it leaves alone; null for plans.
  ADD COLUMN repair jsonb,
  ADD COLUMN counts jsonb,
  ADD COLUMN undoes uuid,
  ADD CONSTRAINT plan_run_repair CHECK ((kind = 'repair') = (repair IS NOT NULL)),
  ADD CONSTRAINT plan_run_undoes FOREIGN KEY (organisation_id, undoes) REFERENCES plan_run (organisation_id, id);
CREATE INDEX plan_run_undone ON plan_run (organisation_id, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX plan_run_by_kind ON plan_run (organisation_id, kind, day, created_at DESC, id DESC);
