-- A plan run may be of several days. What is thought about at one time must not overlap, not only begin on another day.
ALTER TABLE plan_run
  ADD COLUMN days integer NOT NULL DEFAULT 1 CONSTRAINT plan_run_days CHECK (days BETWEEN 1 AND 7 AND (days = 1 OR kind = 'plan')),
  ADD COLUMN by_day jsonb NOT NULL DEFAULT '[]';
DROP INDEX plan_run_one_thinking;
ALTER TABLE plan_run ADD CONSTRAINT plan_run_one_thinking
  EXCLUDE USING gist (organisation_id WITH =, daterange(day, day + days) WITH &&) WHERE (status IN ('queued', 'running'));
