-- A visitor is one browser, not everybody who stands before the same machine: its session says which.
CREATE FUNCTION current_session() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('callout.session', true), '')::uuid;
CREATE OR REPLACE FUNCTION current_actor() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(
    'person:' || current_person(),
    'session:' || current_session(),
    'service_request:' || current_service_request(),
    'equipment:' || current_equipment(),
    'customer:' || current_customer(),
    'partner:' || current_partner(),
    'organisation:' || current_organisation(),
    'system');

ALTER POLICY visitor_scope ON session
  USING (organisation_id = (SELECT current_organisation()) AND id = (SELECT current_session()))
  WITH CHECK (organisation_id = (SELECT current_organisation()) AND id = (SELECT current_session()));
ALTER POLICY visitor_scope ON one_time_code
  USING (organisation_id = (SELECT current_organisation()) AND session_id = (SELECT current_session()))
  WITH CHECK (organisation_id = (SELECT current_organisation()) AND session_id = (SELECT current_session()));
ALTER POLICY visitor_scope ON service_request
  USING (organisation_id = (SELECT current_organisation()) AND id = (SELECT current_service_request()))
  WITH CHECK (organisation_id = (SELECT current_organisation()) AND id = (SELECT current_service_request())
    AND equipment_id = (SELECT current_equipment()));
ALTER POLICY visitor_scope ON attachment
  USING (organisation_id = (SELECT current_organisation()) AND (service_request_id = (SELECT current_service_request())
    OR (service_request_id IS NULL AND session_id = (SELECT current_session()))))
  WITH CHECK (organisation_id = (SELECT current_organisation()) AND (service_request_id = (SELECT current_service_request())
    OR (service_request_id IS NULL AND session_id = (SELECT current_session()))));

-- A customer's person changes itself and its own sessions, and sees its colleagues.
ALTER POLICY customer_scope ON session
  USING (organisation_id = (SELECT current_organisation()) AND customer_id = (SELECT current_customer())
    AND person_id = (SELECT current_person()))
  WITH CHECK (organisation_id = (SELECT current_organisation()) AND customer_id = (SELECT current_customer())
    AND person_id = (SELECT current_person()));
DROP POLICY customer_scope ON person;
CREATE POLICY customer_reads ON person FOR SELECT TO callout_customer
  USING (organisation_id = (SELECT current_organisation()) AND customer_id = (SELECT current_customer()));
CREATE POLICY customer_changes_itself ON person FOR UPDATE TO callout_customer
  USING (organisation_id = (SELECT current_organisation()) AND customer_id = (SELECT current_customer())
    AND id = (SELECT current_person()))
  WITH CHECK (organisation_id = (SELECT current_organisation()) AND customer_id = (SELECT current_customer())
    AND id = (SELECT current_person()));

-- What follows from the customer's yes is written by the automation.
REVOKE INSERT, UPDATE, DELETE ON work_order, acceptance FROM callout_customer, callout_visitor;
-- What was said stays said.
REVOKE UPDATE, DELETE ON request_message FROM callout_customer, callout_visitor;
-- Accounts are made by accepting an invitation, before which nobody is known.
REVOKE INSERT, DELETE ON person FROM callout_partner, callout_customer;
REVOKE DELETE ON session FROM callout_partner, callout_customer, callout_visitor;
REVOKE DELETE ON service_request, number_series, attachment FROM callout_customer, callout_visitor;
REVOKE DELETE ON one_time_code FROM callout_visitor;
REVOKE DELETE ON attachment, invitation, engineer, engineer_absence, engineer_position, work_order, work_order_task,
  visit, visit_assignment, visit_note, acceptance FROM callout_partner;

-- Of these the system only has to find the row: by the label, the link.
REVOKE INSERT, UPDATE, DELETE ON equipment, service_request FROM callout_system;
