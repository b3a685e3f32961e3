/**
 * Fills the demo's manufacturer up to `count` work orders over its own units, two years back: nineteen of twenty closed,
 * each with its visit, as an installation has them that has been at work for a while.
 */
export async function fillOrders(owner, count) {
  const { rows } = await owner.query('SELECT count(*)::int AS there FROM work_order');
  const missing = count - rows[0].there;
  await owner.query('BEGIN');
  await owner.query(
    `CREATE TEMP TABLE bench_unit ON COMMIT DROP AS
     SELECT row_number() OVER (ORDER BY e.id) - 1 AS place, e.*, s.address
     FROM equipment e JOIN site s ON s.organisation_id = e.organisation_id AND s.id = e.site_id`,
  );
  await owner.query(
    `INSERT INTO work_order (id, organisation_id, customer_id, partner_id, equipment_id, site_id, number, status, job_type, title,
       description, urgency, fault_code, skills, estimated_minutes, due_at, closed_at, serial_number, model_name, site_name,
       address, city, lat, lng, time_zone, customer_name, created_by, created_at, updated_at)
     SELECT gen_random_uuid(), u.organisation_id, u.customer_id, u.partner_id, u.id, u.site_id, 'WO-' || lpad((200000 + n)::text, 6, '0'), o.status,
       (ARRAY['repair', 'repair', 'repair', 'maintenance', 'inspection', 'install'])[1 + n % 6],
       (ARRAY['Overheats under load', 'Screen stays dark', 'Does not charge', 'Paper jam', 'Yearly inspection', 'Vibration too high', 'Door does not close'])[1 + n % 7],
       'Reported by the operator.', (ARRAY['critical', 'high', 'normal', 'normal', 'normal', 'low'])[1 + (n / 7) % 6], 'E' || (10 + n % 30),
       '[{"skill": "electrical", "level": 2}]', 30 + 15 * (n % 8), o.at + interval '3 days',
       CASE WHEN o.status = 'closed' THEN o.at + interval '2 days' END,
       u.serial_number, u.model_name, u.site_name, u.address, u.city, u.lat, u.lng, u.time_zone, u.customer_name, 'Bench', o.at, o.at
     FROM generate_series(0, $1 - 1) AS n
     CROSS JOIN LATERAL (
       SELECT CASE WHEN n % 20 > 0 THEN 'closed' WHEN n % 3 = 0 THEN 'canceled' WHEN n % 3 = 1 THEN 'completed' ELSE 'ready' END AS status,
         now() - interval '730 days' * ((n + 1) / $1::float8) AS at
     ) AS o
     JOIN bench_unit u ON u.place = (n * 7919) % (SELECT count(*) FROM bench_unit)`,
    [Math.max(0, missing)],
  );
  await owner.query(
    `INSERT INTO visit (id, organisation_id, customer_id, partner_id, work_order_id, engineer_id, engineer_name, status,
       start_at, end_at, solution, planned_by, created_at, updated_at)
     SELECT gen_random_uuid(), w.organisation_id, w.customer_id, w.partner_id, w.id, e.id, e.name, 'completed',
       w.created_at + interval '1 day', w.created_at + interval '26 hours', 'Part replaced', 'Bench', w.created_at, w.created_at
     FROM work_order w
     JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS among FROM engineer) e
       ON e.place = abs(hashtext(w.id::text)) % e.among
     WHERE w.status = 'closed' AND w.created_by = 'Bench'`,
  );
  await owner.query('COMMIT');
  await owner.query('VACUUM ANALYZE work_order');
  await owner.query('VACUUM ANALYZE visit');
  return Math.max(0, missing);
}
