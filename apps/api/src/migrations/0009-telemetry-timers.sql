-- When a rule's state changes by itself next, though its device is silent: what the ticks look for every second.
ALTER TABLE alert_rule_state ADD COLUMN next_tick_at timestamptz;
CREATE INDEX alert_rule_state_due ON alert_rule_state (next_tick_at) WHERE next_tick_at IS NOT NULL;
CREATE INDEX alert_suppressed ON alert (suppressed_until) WHERE status = 'suppressed';

-- The ticks ask for all organisations at once who has something due, and then work in one organisation at a time.
CALL protect_family('alert_rule_state', 'system', 'read', 'true');
CALL protect_family('alert', 'system', 'read', 'true');
CALL protect_family('equipment_pulse', 'system', 'read', 'true');

-- The process that holds the devices' connections looks twice a second for credentials that ended.
CREATE INDEX device_revoked ON device (revoked_at) WHERE revoked_at IS NOT NULL;

-- The alerts of a unit by fault: which request a fault that comes and goes belongs to.
CREATE INDEX alert_by_fault ON alert (organisation_id, equipment_id, fault_key, raised_at DESC);

-- What lists sort and search by, kept by the database so that whoever writes a row cannot forget it.
ALTER TABLE alert ADD COLUMN urgency_rank smallint NOT NULL DEFAULT 3;
CREATE FUNCTION fill_alert_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.urgency_rank := CASE NEW.urgency WHEN 'critical' THEN 1 WHEN 'high' THEN 2 WHEN 'normal' THEN 3 ELSE 4 END;
  RETURN NEW;
END $$;
CREATE TRIGGER alert_keys BEFORE INSERT OR UPDATE OF urgency ON alert FOR EACH ROW EXECUTE FUNCTION fill_alert_keys();
CREATE INDEX alert_by_urgency ON alert (organisation_id, urgency_rank, id);

ALTER TABLE equipment ADD COLUMN search text NOT NULL DEFAULT '';
CREATE FUNCTION fill_equipment_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := concat_ws(' ', NEW.serial_number, NEW.asset_tag, NEW.site_name, NEW.city, NEW.customer_name, NEW.model_name);
  RETURN NEW;
END $$;
CREATE TRIGGER equipment_keys BEFORE INSERT OR UPDATE OF serial_number, asset_tag, site_name, city, customer_name, model_name ON equipment
  FOR EACH ROW EXECUTE FUNCTION fill_equipment_keys();
CREATE INDEX equipment_search ON equipment USING gin (search gin_trgm_ops);
CREATE INDEX equipment_by_model ON equipment (organisation_id, model_id);
