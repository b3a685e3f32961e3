-- A publication can be taken back, for a while: since when it counts, and what it then becomes.
ALTER TABLE plan_run
  ADD COLUMN published_at timestamptz,
  DROP CONSTRAINT plan_run_status,
  ADD CONSTRAINT plan_run_status CHECK (status IN ('queued', 'running', 'proposed', 'partially_applied', 'applied', 'undone', 'stale', 'discarded', 'failed'));
