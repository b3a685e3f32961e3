-- Closed reports in which a language model named the fault, newest first: what it is measured by.
CREATE INDEX service_request_compared ON service_request (organisation_id, (triage->'compared'->>'by'), ended_at DESC)
  WHERE triage ? 'compared' AND ended_at IS NOT NULL;
