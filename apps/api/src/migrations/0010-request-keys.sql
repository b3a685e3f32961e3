-- What lists sort and search by, kept by the database so that whoever writes a row cannot forget it.
ALTER TABLE service_request ADD COLUMN urgency_rank smallint NOT NULL DEFAULT 3;
ALTER TABLE service_request ADD COLUMN search text NOT NULL DEFAULT '';
CREATE FUNCTION fill_service_request_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.urgency_rank := CASE NEW.urgency WHEN 'critical' THEN 1 WHEN 'high' THEN 2 WHEN 'normal' THEN 3 ELSE 4 END;
  NEW.search := concat_ws(' ', NEW.number, NEW.serial_number, NEW.site_name, NEW.customer_name, NEW.text);
  RETURN NEW;
END $$;
CREATE TRIGGER service_request_keys BEFORE INSERT OR UPDATE OF urgency, number, serial_number, site_name, customer_name, text
  ON service_request FOR EACH ROW EXECUTE FUNCTION fill_service_request_keys();
CREATE INDEX service_request_by_urgency ON service_request (organisation_id, urgency_rank, id);
CREATE INDEX service_request_search ON service_request USING gin (search gin_trgm_ops);

-- When the customer's question was settled without a visit, or the work order behind it ended.
ALTER TABLE service_request ADD COLUMN ended_at timestamptz;

-- Uploads that nobody has put anywhere: the cleanup looks for them.
CREATE INDEX attachment_unlinked ON attachment (organisation_id, created_at)
  WHERE service_request_id IS NULL AND work_order_id IS NULL AND visit_id IS NULL;
