-- A command that a person of the staff has offered to the customer in a conversation that the person has taken over. It stands until
-- the customer's button answers it, it is withdrawn, or its time is over; each is settled once.
CREATE TABLE command_offer (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  service_request_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  name text NOT NULL,
  title jsonb NOT NULL,
  status text NOT NULL DEFAULT 'offered' CONSTRAINT command_offer_status
    CHECK (status IN ('offered', 'confirmed', 'declined', 'blocked', 'withdrawn', 'expired')),
  -- Why it was not carried out although it was confirmed, or was withdrawn by itself.
  because text CONSTRAINT command_offer_because CHECK (because IN ('no-device', 'offline', 'busy', 'told-enough', 'no-reading',
    'old-reading', 'out-of-band', 'not-in-catalogue', 'danger', 'given-back', 'ended')),
  offered_by uuid,
  expires_at timestamptz NOT NULL,
  settled_at timestamptz,
  -- The customer who answered, or who of the staff withdrew it; null: nobody, it came so by itself.
  settled_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT command_offer_tenant UNIQUE (organisation_id, id),
  CONSTRAINT command_offer_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id),
  CONSTRAINT command_offer_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id),
  CONSTRAINT command_offer_person FOREIGN KEY (organisation_id, offered_by) REFERENCES person (organisation_id, id)
);
CREATE UNIQUE INDEX command_offer_standing ON command_offer (organisation_id, service_request_id) WHERE status = 'offered';
CREATE INDEX command_offer_by_request ON command_offer (organisation_id, service_request_id, created_at);
CREATE INDEX command_offer_by_unit ON command_offer (organisation_id, equipment_id);
CREATE INDEX command_offer_by_person ON command_offer (organisation_id, offered_by) WHERE offered_by IS NOT NULL;
-- Customers read what became of an offer; it is settled for them by the automation, which checks what they may not see.
CALL protect_table('command_offer', customer => 'read',
  visitor => 'service_request_id = (SELECT current_service_request())', visitor_mode => 'read');

-- Null: the assistant has offered it. One offer is one command.
ALTER TABLE device_command ADD COLUMN offer_id uuid;
CREATE UNIQUE INDEX device_command_of_offer ON device_command (organisation_id, offer_id) WHERE offer_id IS NOT NULL;
ALTER TABLE device_command ADD CONSTRAINT device_command_offer
  FOREIGN KEY (organisation_id, offer_id) REFERENCES command_offer (organisation_id, id);
ALTER TABLE device_command DROP CONSTRAINT device_command_canceled;
ALTER TABLE device_command ADD CONSTRAINT device_command_canceled
  CHECK (canceled_because IN ('person', 'danger', 'precondition', 'device')) NOT VALID;
ALTER TABLE device_command VALIDATE CONSTRAINT device_command_canceled;
