-- A house begins with drafts: what the assistant would say is sent by a person. Whoever runs another mode keeps it.
ALTER TABLE organisation ALTER COLUMN assistant_mode SET DEFAULT 'draft';
ALTER TABLE organisation DROP CONSTRAINT organisation_assistant;
ALTER TABLE organisation ADD CONSTRAINT organisation_assistant
  CHECK (assistant_mode IN ('off', 'shadow', 'draft', 'auto')) NOT VALID;
ALTER TABLE organisation VALIDATE CONSTRAINT organisation_assistant;
ALTER TABLE service_request DROP CONSTRAINT service_request_assistant;
ALTER TABLE service_request ADD CONSTRAINT service_request_assistant
  CHECK (assistant_mode IN ('off', 'shadow', 'draft', 'auto')) NOT VALID;
ALTER TABLE service_request VALIDATE CONSTRAINT service_request_assistant;

-- When it was handed over; until when the customer was told that a person answers; when the hand-over went one step up.
ALTER TABLE service_request ADD COLUMN handed_over_at timestamptz;
ALTER TABLE service_request ADD COLUMN answer_due_at timestamptz;
ALTER TABLE service_request ADD COLUMN escalated_at timestamptz;

-- Who has read what the assistant wrote before it was sent; null: nobody had to.
ALTER TABLE request_message ADD COLUMN reviewed_by text;

-- What the assistant would say, and what became of it. Not for customers: what was rejected was never said.
CREATE TABLE reply_draft (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  service_request_id uuid NOT NULL,
  status text NOT NULL CONSTRAINT reply_draft_status
    CHECK (status IN ('waiting', 'accepted', 'edited', 'rejected', 'withdrawn', 'shadow')),
  text text NOT NULL CONSTRAINT reply_draft_text CHECK (length(text) <= 20000),
  offer jsonb CONSTRAINT reply_draft_offer CHECK (octet_length(offer::text) <= 16384),
  sources jsonb NOT NULL DEFAULT '[]' CONSTRAINT reply_draft_sources CHECK (octet_length(sources::text) <= 65536),
  engine text NOT NULL,
  -- What was sent instead.
  sent_text text CONSTRAINT reply_draft_sent CHECK (length(sent_text) <= 20000),
  -- Why it was not sent.
  reason text CONSTRAINT reply_draft_reason
    CHECK (reason IN ('wrong', 'unclear', 'unsafe', 'tone', 'not-needed', 'other')),
  -- Until when somebody has to decide; null: nobody has to.
  due_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT reply_draft_tenant UNIQUE (organisation_id, id),
  CONSTRAINT reply_draft_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id),
  CONSTRAINT reply_draft_person FOREIGN KEY (organisation_id, decided_by) REFERENCES person (organisation_id, id)
);
CREATE UNIQUE INDEX reply_draft_waiting ON reply_draft (organisation_id, service_request_id) WHERE status = 'waiting';
CREATE INDEX reply_draft_of_request ON reply_draft (organisation_id, service_request_id, created_at);
CREATE INDEX reply_draft_created ON reply_draft (organisation_id, created_at);
CREATE INDEX reply_draft_decided_by ON reply_draft (organisation_id, decided_by) WHERE decided_by IS NOT NULL;
CALL protect_table('reply_draft');

-- Who waits for a person, the most pressing first.
CREATE INDEX service_request_handed_over ON service_request (organisation_id, hand_over_deadline, id)
  WHERE hand_over_deadline IS NOT NULL;

-- Drafts of before have no record, and nobody could send them: the next message makes a new one.
CREATE POLICY migration ON conversation TO CURRENT_USER USING (true) WITH CHECK (true);
UPDATE conversation SET draft = NULL WHERE draft IS NOT NULL;
DROP POLICY migration ON conversation;
