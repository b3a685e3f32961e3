-- Where the assistant may do more or less than in the rest of the house: at a model, for a class of problem, on a channel.
CREATE TABLE assistant_mode_rule (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  model_id uuid,
  category text CONSTRAINT assistant_mode_rule_category CHECK (length(category) BETWEEN 1 AND 100),
  channel text CONSTRAINT assistant_mode_rule_channel CHECK (channel IN ('label', 'portal', 'console', 'api', 'email')),
  mode text NOT NULL CONSTRAINT assistant_mode_rule_mode CHECK (mode IN ('off', 'shadow', 'draft', 'auto')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT assistant_mode_rule_tenant UNIQUE (organisation_id, id),
  CONSTRAINT assistant_mode_rule_once UNIQUE NULLS NOT DISTINCT (organisation_id, model_id, category, channel),
  CONSTRAINT assistant_mode_rule_about CHECK (num_nonnulls(model_id, category, channel) > 0),
  CONSTRAINT assistant_mode_rule_model FOREIGN KEY (organisation_id, model_id) REFERENCES equipment_model (organisation_id, id)
);
CALL protect_table('assistant_mode_rule');

-- Until when a person has to have done something: taken over, or sent what the assistant drafted.
ALTER TABLE service_request ADD COLUMN person_due_at timestamptz;
CREATE FUNCTION service_request_person_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.person_due_at := coalesce(NEW.hand_over_deadline, NEW.answer_due_at);
  RETURN NEW;
END $$;
CREATE TRIGGER service_request_person_due BEFORE INSERT OR UPDATE OF hand_over_deadline, answer_due_at ON service_request
  FOR EACH ROW EXECUTE FUNCTION service_request_person_due();
CREATE POLICY migration ON service_request TO CURRENT_USER USING (true) WITH CHECK (true);
UPDATE service_request SET person_due_at = coalesce(hand_over_deadline, answer_due_at)
  WHERE coalesce(hand_over_deadline, answer_due_at) IS NOT NULL;
DROP POLICY migration ON service_request;
CREATE INDEX service_request_person_due ON service_request (organisation_id, person_due_at, id)
  WHERE person_due_at IS NOT NULL;
DROP INDEX service_request_handed_over;
