-- When the customer had rather have the work begin: beside what was promised, and no promise.
ALTER TABLE work_order ADD COLUMN preferred_windows jsonb NOT NULL DEFAULT '[]'
  CONSTRAINT work_order_preferred_windows
  CHECK (jsonb_typeof(preferred_windows) = 'array' AND jsonb_array_length(preferred_windows) <= 4);
