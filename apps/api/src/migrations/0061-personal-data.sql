-- The person is no longer known: the row stands for what others' rows refer to.
ALTER TABLE person ADD COLUMN erased_at timestamptz;
-- Since then what is kept of the person is kept, and nothing is done with it: no message, no mail, no model.
ALTER TABLE person ADD COLUMN restricted_at timestamptz;
ALTER TABLE service_request ADD COLUMN restricted_at timestamptz;

-- Takes what matches out of every string in it, however deep; keys, numbers and the order of arrays stay.
CREATE FUNCTION erase_in_json(doc jsonb, pattern text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN CASE jsonb_typeof(doc)
    WHEN 'string' THEN to_jsonb(regexp_replace(doc #>> '{}', pattern, '[erased]', 'gi'))
    WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(key, erase_in_json(value, pattern)), '{}') FROM jsonb_each(doc))
    WHEN 'array' THEN (SELECT coalesce(jsonb_agg(erase_in_json(value, pattern) ORDER BY place), '[]')
      FROM jsonb_array_elements(doc) WITH ORDINALITY AS one (value, place))
    ELSE doc END;
END $$;

-- Could a text match a pattern at all? Told by a plain word, or by digits whatever stands between them.
CREATE FUNCTION may_mention(words_of_row text, words text[], digits text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(words_of_row) LIKE ANY (words) OR translate(words_of_row, ' ().-/', '') LIKE ANY (digits);

-- A closed work order is a record still, and nobody's words or numbers belong to what it records: an erasure takes them
-- out, and nothing else can be changed with them.
CREATE OR REPLACE FUNCTION refuse_closed_work_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  personal text[] := ARRAY['title', 'description', 'triage', 'contact_name', 'contact_phone', 'access_notes', 'hold_note',
    'cancel_reason', 'created_by', 'search', 'updated_at', 'version'];
BEGIN
  IF current_user = 'callout_worker' AND to_jsonb(NEW) - personal = to_jsonb(OLD) - personal
    AND coalesce(current_setting('callout.erasing', true), '') = 'on' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'work order % is closed', OLD.number
    USING ERRCODE = 'check_violation', CONSTRAINT = 'work_order_closed';
END $$;

-- What was done stays in the trail, and when; who it was, and what was said about them, is taken out. The one way in which
-- a line of the trail is ever changed: nobody has a grant to change one, and this works inside the organisation of the
-- transaction only. Read on `most` lines at a time behind an id; answers the last of
-- them, or null at the end. `own`: reports of the person, of which no words stay; `linked`: what was done for them; `everywhere`: what
-- can mean nobody else, in lines about anything.
CREATE FUNCTION erase_from_trail(
  who uuid, own uuid[], linked uuid[], near text, everywhere text, words text[], digits text[], behind uuid, most integer) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ids uuid[];
  spoken text := '^.*[^A-Za-z0-9_.:/+-].*$';
  keys text[] := ARRAY['note', 'text', 'summary', 'title', 'reason', 'solution', 'signedBy', 'answer', 'contact', 'changes'];
BEGIN
  IF current_organisation() IS NULL THEN RAISE 'an erasure belongs to an organisation'; END IF;
  SELECT array_agg(id ORDER BY id) INTO ids FROM (SELECT id FROM audit_event
    WHERE organisation_id = current_organisation() AND (behind IS NULL OR id > behind) ORDER BY id LIMIT most) page;
  IF ids IS NULL THEN RETURN NULL; END IF;
  UPDATE audit_event SET
    actor_name = CASE WHEN person_id = who THEN '[erased]' ELSE regexp_replace(actor_name, everywhere, '[erased]', 'gi') END,
    ip = CASE WHEN person_id = who OR (person_id IS NULL AND subject_id = ANY (own)) THEN NULL ELSE ip END,
    lat = CASE WHEN person_id = who THEN NULL ELSE lat END,
    lng = CASE WHEN person_id = who THEN NULL ELSE lng END,
    detail = CASE
      WHEN subject_id = ANY (own) THEN erase_in_json(detail - keys, spoken)
      WHEN subject_id = ANY (linked) OR person_id = who THEN erase_in_json(erase_in_json(detail, near), everywhere)
      ELSE erase_in_json(detail, everywhere) END
  WHERE organisation_id = current_organisation() AND id BETWEEN ids[1] AND ids[cardinality(ids)]
    AND (person_id = who OR subject_id = ANY (own) OR subject_id = ANY (linked)
      OR (may_mention(actor_name || ' ' || detail::text, words, digits) AND (actor_name ~* everywhere OR detail::text ~* everywhere)));
  RETURN CASE WHEN cardinality(ids) = most THEN ids[most] END;
END $$;
REVOKE ALL ON FUNCTION erase_from_trail(uuid, uuid[], uuid[], text, text, text[], text[], uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_from_trail(uuid, uuid[], uuid[], text, text, text[], text[], uuid, integer) TO callout_worker;
-- Notes of the last days, which others have read already.
CREATE FUNCTION erase_from_notes(everywhere text, words text[], digits text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE outbox SET payload = erase_in_json(payload, everywhere)
  WHERE organisation_id = current_organisation() AND may_mention(payload::text, words, digits) AND payload::text ~* everywhere
$$;
REVOKE ALL ON FUNCTION erase_from_notes(text, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_from_notes(text, text[], text[]) TO callout_worker;
-- Row security is forced on the owner too, and an owner who is no superuser would change nothing.
CREATE POLICY erasure ON audit_event TO CURRENT_USER
  USING (organisation_id = (SELECT current_organisation())) WITH CHECK (organisation_id = (SELECT current_organisation()));
CREATE POLICY erasure ON outbox TO CURRENT_USER
  USING (organisation_id = (SELECT current_organisation())) WITH CHECK (organisation_id = (SELECT current_organisation()));

-- Who left an address with a report is found by it.
CREATE INDEX service_request_by_contact ON service_request (organisation_id, contact_email) WHERE contact_email IS NOT NULL;
