// What somebody would write by hand for each case: one statement where one will do, no row security, no mapping.
const columns = `wo.id, wo.number, wo.status, wo.job_type, wo.title, wo.urgency, wo.safety, wo.fault_code, wo.equipment_id,
  wo.serial_number, wo.model_name, wo.site_name, wo.city, wo.lat, wo.lng, wo.time_zone, wo.customer_name, wo.partner_id,
  wo.partner_name, wo.skills, wo.estimated_minutes, wo.promised_start, wo.promised_end, wo.due_at, wo.hold_reason,
  wo.created_at, wo.updated_at, wo.version`;

const list = where => `SELECT ${columns}, next.* FROM work_order wo
  LEFT JOIN LATERAL (
    SELECT v.id AS visit_id, v.status AS visit_status, v.engineer_id, v.engineer_name, v.start_at, v.end_at, v.version AS visit_version
    FROM visit v WHERE v.organisation_id = wo.organisation_id AND v.work_order_id = wo.id
      AND v.status IN ('planned', 'dispatched', 'accepted', 'en_route', 'on_site', 'working', 'paused')
    ORDER BY v.start_at LIMIT 1
  ) AS next ON true
  WHERE wo.organisation_id = $1 ${where} ORDER BY wo.created_at DESC, wo.id DESC LIMIT 51`;

export const bareSql = {
  first: list(''),
  next: list('AND (wo.created_at, wo.id) < ($2::timestamptz, $3::uuid)'),
  status: list('AND wo.status = ANY ($2)'),
  search: list('AND wo.search ILIKE $2'),
  one: [
    'SELECT * FROM work_order wo WHERE wo.organisation_id = $1 AND wo.id = $2',
    'SELECT * FROM work_order_task WHERE organisation_id = $1 AND work_order_id = $2 ORDER BY position',
    'SELECT * FROM visit WHERE organisation_id = $1 AND work_order_id = $2 ORDER BY created_at, id',
  ],
  check: [
    'SELECT * FROM work_order wo WHERE wo.organisation_id = $1 AND wo.id = $2',
    'SELECT * FROM engineer WHERE organisation_id = $1 AND id = $3 AND $2::uuid IS NOT NULL',
    `SELECT * FROM visit_assignment WHERE organisation_id = $1 AND engineer_id = $3 AND holding AND $2::uuid IS NOT NULL
       AND start_at < now() + interval '2 days' AND end_at > now() - interval '1 day'`,
  ],
};
