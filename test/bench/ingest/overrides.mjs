/** Lets each rule be another one for so many units of its model: what ingest then has to find and to put into it. */
export async function overrideRules(owner, perRule) {
  await owner.query(
    `INSERT INTO alert_rule_override (id, organisation_id, rule_id, equipment_id, thresholds, seconds)
     SELECT gen_random_uuid(), r.organisation_id, r.id, e.id, '[]', 20
     FROM alert_rule r CROSS JOIN LATERAL (
       SELECT u.id FROM equipment u WHERE u.organisation_id = r.organisation_id AND u.model_id = r.model_id
       ORDER BY EXISTS (SELECT FROM device d WHERE d.equipment_id = u.id) DESC, u.id LIMIT $1) AS e`,
    [perRule],
  );
  await owner.query('ANALYZE alert_rule_override');
}

export const forgetOverrides = owner => owner.query('DELETE FROM alert_rule_override');
