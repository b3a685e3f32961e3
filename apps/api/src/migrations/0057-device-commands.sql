-- What the units of a model can be told from afar, and on what condition.
ALTER TABLE equipment_model ADD COLUMN commands jsonb NOT NULL DEFAULT '[]'
  CONSTRAINT equipment_model_commands CHECK (jsonb_typeof(commands) = 'array' AND jsonb_array_length(commands) <= 50);

-- A command to one unit, confirmed by a button. Sent at most once: it is marked before it leaves.
CREATE TABLE device_command (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  device_id text NOT NULL,
  service_request_id uuid NOT NULL,
  -- The press that confirmed it.
  message_id uuid NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  title jsonb NOT NULL,
  precondition jsonb,
  timeout_seconds integer NOT NULL CONSTRAINT device_command_timeout CHECK (timeout_seconds BETWEEN 5 AND 600),
  status text NOT NULL DEFAULT 'queued' CONSTRAINT device_command_status
    CHECK (status IN ('queued', 'sent', 'succeeded', 'failed', 'expired', 'timed_out', 'canceled')),
  confirmed_by text NOT NULL,
  canceled_because text CONSTRAINT device_command_canceled CHECK (canceled_because IN ('person', 'precondition', 'device')),
  sent_at timestamptz,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  late_answer text CONSTRAINT device_command_late CHECK (late_answer IN ('succeeded', 'failed', 'expired')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT device_command_tenant UNIQUE (organisation_id, id),
  CONSTRAINT device_command_once UNIQUE (organisation_id, message_id),
  CONSTRAINT device_command_equipment FOREIGN KEY (organisation_id, equipment_id) REFERENCES equipment (organisation_id, id),
  CONSTRAINT device_command_device FOREIGN KEY (organisation_id, device_id) REFERENCES device (organisation_id, id),
  CONSTRAINT device_command_request FOREIGN KEY (organisation_id, service_request_id) REFERENCES service_request (organisation_id, id)
);
CREATE UNIQUE INDEX device_command_pending ON device_command (organisation_id, equipment_id) WHERE status IN ('queued', 'sent');
CREATE INDEX device_command_open ON device_command (expires_at) WHERE status IN ('queued', 'sent');
CREATE INDEX device_command_by_request ON device_command (organisation_id, service_request_id);
CREATE INDEX device_command_by_unit ON device_command (organisation_id, equipment_id, created_at DESC);
CALL protect_table('device_command', system => true);
