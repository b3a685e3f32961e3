-- A closed work order is a record: the service says so first, the database keeps it. Later trouble is a new order.
CREATE FUNCTION refuse_closed_work_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'work order % is closed', OLD.number
    USING ERRCODE = 'check_violation', CONSTRAINT = 'work_order_closed';
END $$;
CREATE TRIGGER work_order_closed BEFORE UPDATE ON work_order
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_closed_work_order();

-- What the queue sorts and searches by. Plain columns, so that pages can continue behind a value of theirs; kept by the
-- database, so that whoever writes an order cannot forget them.
ALTER TABLE work_order
  ADD COLUMN queue_rank double precision NOT NULL DEFAULT 0,
  ADD COLUMN search text NOT NULL DEFAULT '';
CREATE FUNCTION fill_work_order_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- By urgency, and within one urgency by what is due first: seconds stay below 1e11 for three thousand years.
  NEW.queue_rank := 1e11 * CASE NEW.urgency WHEN 'critical' THEN 1 WHEN 'high' THEN 2 WHEN 'normal' THEN 3 ELSE 4 END
    + extract(epoch FROM coalesce(NEW.due_at, NEW.created_at));
  NEW.search := concat_ws(' ', NEW.number, NEW.title, NEW.serial_number, NEW.site_name, NEW.city);
  RETURN NEW;
END $$;
CREATE TRIGGER work_order_keys BEFORE INSERT OR UPDATE OF urgency, due_at, number, title, serial_number, site_name, city ON work_order
  FOR EACH ROW EXECUTE FUNCTION fill_work_order_keys();

CREATE INDEX work_order_by_queue ON work_order (organisation_id, queue_rank, id);
CREATE INDEX work_order_by_due ON work_order (organisation_id, due_at, id);
CREATE INDEX work_order_by_update ON work_order (organisation_id, updated_at, id);
CREATE INDEX work_order_open ON work_order (organisation_id, created_at, id)
  WHERE status IN ('draft', 'ready', 'scheduled', 'in_progress', 'on_hold');
CREATE INDEX visit_under_way ON visit (organisation_id, engineer_id)
  WHERE status IN ('en_route', 'on_site', 'working', 'paused');
CREATE INDEX visit_assignment_by_engineer ON visit_assignment (organisation_id, engineer_id, start_at) WHERE holding;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX work_order_search ON work_order USING gin (search gin_trgm_ops);
-- Under row security only operators marked leakproof may use an index; without the mark a search reads every row of the
-- organisation. ILIKE can tell a stranger nothing but that a pattern is malformed. An owner who is no superuser cannot
-- set the mark: there the search is right, and slower.
DO $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    ALTER FUNCTION texticlike(text, text) LEAKPROOF;
  END IF;
END $$;
