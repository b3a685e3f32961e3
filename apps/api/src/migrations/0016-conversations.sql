-- What the assistant may do by itself: nothing, write drafts that a person sends, or answer.
ALTER TABLE organisation ADD COLUMN assistant_mode text NOT NULL DEFAULT 'auto'
  CONSTRAINT organisation_assistant CHECK (assistant_mode IN ('off', 'draft', 'auto'));

-- Since then a person has the conversation, and the assistant is silent; null: nobody yet.
ALTER TABLE service_request ADD COLUMN taken_over_at timestamptz;
-- The mode of the assistant's last turn at it: the customer's page asks nobody else.
ALTER TABLE service_request ADD COLUMN assistant_mode text
  CONSTRAINT service_request_assistant CHECK (assistant_mode IN ('off', 'draft', 'auto'));

-- What is on offer below a message of the assistant, what the message rests on, and which button the customer pressed.
ALTER TABLE request_message ADD COLUMN offer jsonb CONSTRAINT request_message_offer CHECK (octet_length(offer::text) <= 16384);
ALTER TABLE request_message ADD COLUMN sources jsonb NOT NULL DEFAULT '[]' CONSTRAINT request_message_sources CHECK (octet_length(sources::text) <= 65536);
ALTER TABLE request_message ADD COLUMN pressed jsonb CONSTRAINT request_message_pressed CHECK (octet_length(pressed::text) <= 2048);

-- What the assistant carries from turn to turn. Not for customers: it says why a person was called.
CREATE TABLE conversation (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  service_request_id uuid NOT NULL,
  memory jsonb NOT NULL CONSTRAINT conversation_memory CHECK (octet_length(memory::text) <= 524288),
  -- Messages of the customer that the memory has taken in.
  heard uuid[] NOT NULL DEFAULT '{}' CONSTRAINT conversation_heard CHECK (cardinality(heard) <= 500),
  -- A reply that waits for a person, with the memory as it would be after it.
  draft jsonb CONSTRAINT conversation_draft CHECK (octet_length(draft::text) <= 655360),
  engine text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT conversation_tenant UNIQUE (organisation_id, id),
  CONSTRAINT conversation_of_request UNIQUE (organisation_id, service_request_id),
  CONSTRAINT conversation_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id)
);
CALL protect_table('conversation');
