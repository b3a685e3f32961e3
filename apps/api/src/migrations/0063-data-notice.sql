-- The endpoint that a manager has accepted after the notice of what is sent there; another one is asked nothing before it is accepted, too.
ALTER TABLE organisation
  ADD COLUMN endpoint_accepted text,
  ADD COLUMN endpoint_accepted_at timestamptz,
  ADD COLUMN endpoint_accepted_by uuid;
