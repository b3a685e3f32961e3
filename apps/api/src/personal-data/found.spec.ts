import { beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalDataSummary } from '#contracts';
import { fingerprint } from '../../../../test/world/traces';
import { twoHouses } from './asked.fixture';
import { ivan, mila } from './people.fixture';

let on: Awaited<ReturnType<typeof twoHouses>>;
beforeAll(async () => {
  on = await twoHouses();
});
const paths = ['summary', 'export', 'erasure'] as const;

describe('who is looked for', () => {
  it.each([
    ['', {}],
    ['by two things at once', { email: ivan.email, phone: ivan.phone }],
    ['by a number that may be anybody’s', { phone: '12345' }],
    ['by what is no address', { email: 'nonsense' }],
    ['by what is no id', { personId: 'ivan' }],
  ])('is refused, and the field named: %s', async (_, body) => {
    for (const path of paths) {
      const answer = await on.ask(path, { ...body, confirm: 'x' });
      expect(answer).toMatchObject({
        status: 400,
        json: { code: 'input-invalid', errors: [{ path: expect.stringContaining('/body/') }] },
      });
    }
  });

  it('is a person of the own organisation, and no other', async () => {
    const before = await fingerprint(on.app.db.ownerUrl, on.ours.organisationId);
    for (const path of paths) {
      const body = { personId: on.life.personId, confirm: ivan.name };
      const answer = await on.ask(path, body, { tenant: on.theirs });
      expect(answer).toMatchObject({ status: 404, json: { code: 'not-found' } });
    }
    expect(await fingerprint(on.app.db.ownerUrl, on.ours.organisationId)).toEqual(before);
  });

  it.each(['agent', 'customer', 'partner-dispatcher'] as const)('is nothing for a %s to know', async by => {
    for (const path of paths) {
      const answer = await on.ask(path, { email: ivan.email, confirm: ivan.email }, { by });
      expect(answer).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    }
  });

  it('may be nobody: then nothing is kept, and nothing to erase', async () => {
    const none = PersonalDataSummary.parse((await on.ask('summary', { email: 'nobody@example.com' })).json);
    expect(none).toMatchObject({ names: [], kinds: [], holds: [], email: 'nobody@example.com' });
    const answer = await on.ask('erasure', { phone: '+86 755 123 4567', confirm: '0755 1234568' });
    expect(answer).toMatchObject({ status: 422, json: { code: 'confirmation-wrong' } });
    const same = await on.ask('erasure', { phone: '+86 755 123 4567', confirm: '+867551234567' });
    expect(same).toMatchObject({ status: 200, json: { kinds: [] } });
  });
});

describe('an export', () => {
  const exported = async (body: object) => {
    const response = await on.send('personal-data/export', body);
    expect(response.headers.get('content-disposition')).toContain(
      'attachment; filename="personal-data.json"',
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    const file: { about: object; kinds: Record<string, Record<string, unknown>[]> } = JSON.parse(text);
    return { text, ...file };
  };

  it('has everything that the summary counts, by kind', async () => {
    const summary = PersonalDataSummary.parse((await on.ask('summary', { personId: on.life.personId })).json);
    const { kinds, about } = await exported({ personId: on.life.personId });
    const counts = Object.entries(kinds).flatMap(([kind, rows]) =>
      rows.length > 0 ? [[kind, rows.length]] : [],
    );
    // The trail has the line of the summary's own export by now.
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(
        summary.kinds.map(({ kind, count }) => [kind, kind === 'trail' ? count + 1 : count]),
      ),
    );
    expect(about).toMatchObject({ names: [ivan.name], email: ivan.email });
    expect(kinds['request']).toContainEqual(
      expect.objectContaining({ number: 'R-1', contact_email: ivan.email }),
    );
    expect(kinds['picture']).toEqual([
      expect.objectContaining({
        bytes: 1,
        download: `/api/attachments/${String(kinds['picture']?.[0]?.['id'])}`,
      }),
    ]);
  });

  it('has no secret, and nothing of a colleague’s report', async () => {
    const { text, kinds } = await exported({ email: ivan.email });
    expect(text).not.toMatch(/token_hash|password_hash|code_hash|tracking_hash|storage_key|organisation_id/);
    expect(text).not.toContain(mila.email);
    expect(JSON.stringify(kinds['message'])).not.toContain('It hums still');
  });

  it('is read on however much it is', async () => {
    await on.query(
      `INSERT INTO request_message (id, organisation_id, customer_id, service_request_id, author, author_name, text, locale)
       SELECT gen_random_uuid(), organisation_id, customer_id, id, 'staff', 'The agent', 'word ' || n, 'en'
       FROM service_request, generate_series(1, 1200) n WHERE id = $1`,
      [on.life.requestId],
    );
    const { kinds } = await exported({ personId: on.life.personId });
    expect(new Set(kinds['message']?.map(row => row['id'])).size).toBe(1_203);
    await on.query(`DELETE FROM request_message WHERE text LIKE 'word %'`);
  });

  it('is a step in the trail, without a word about the person', async () => {
    await exported({ email: ivan.email });
    const lines = await on.query<{ row: string; detail: object; subject: string }>(
      `SELECT a::text AS row, detail, subject_id AS subject FROM audit_event a WHERE verb = 'person.export' AND organisation_id = $1 ORDER BY at DESC LIMIT 1`,
      [on.ours.organisationId],
    );
    expect(lines).toMatchObject([{ detail: { by: 'email' }, subject: on.life.personId }]);
    expect(lines[0]?.row).not.toMatch(/ivan|kolev|888/i);
  });

  it('leaves nothing in the answers that are kept for repetitions', async () => {
    const rows = await on.query(`SELECT 1 FROM idempotency_key WHERE route LIKE '%personal-data%'`);
    expect(rows).toEqual([]);
  });
});
