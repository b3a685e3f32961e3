import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Sessions of a demo account, past the sign-in with its hashing: the limits on requests count for each session. */
export async function sessionsOf(owner, account, count = 1) {
  const { rows } = await owner.query(
    'SELECT id, organisation_id, partner_id, customer_id FROM person WHERE email = $1',
    [`${account}@demo.callout`],
  );
  const [person] = rows;
  if (!person) throw new Error(`no demo account ${account}`);
  const tokens = Array.from({ length: count }, () => `cs_${randomBytes(32).toString('base64url')}`);
  await owner.query(
    `INSERT INTO session (id, organisation_id, partner_id, customer_id, kind, person_id, token_hash, expires_at)
     SELECT n.id, $1, $2, $3, 'person', $4, n.hash, now() + interval '1 hour' FROM unnest($5::uuid[], $6::bytea[]) AS n (id, hash)`,
    [
      person.organisation_id,
      person.partner_id,
      person.customer_id,
      person.id,
      tokens.map(() => randomUUID()),
      tokens.map(token => createHash('sha256').update(token).digest()),
    ],
  );
  return { ...person, tokens };
}
