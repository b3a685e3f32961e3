import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PersonalDataSummary, ServiceRequest } from '#contracts';
import { FakeLlm } from '../../../../test/fake-llm/fake-llm';
import { twoHouses } from './asked.fixture';
import { ivan, mila } from './people.fixture';

let fake: FakeLlm;
let on: Awaited<ReturnType<typeof twoHouses>>;
beforeAll(async () => {
  fake = await FakeLlm.start();
  on = await twoHouses({ OPENAI_BASE_URL: fake.url, OPENAI_MODEL: 'fake:ok' });
  await on.query(`UPDATE organisation SET assistant_mode = 'auto' WHERE id = $1`, [on.ours.organisationId]);
});
afterAll(() => fake.stop());

const restrict = (body: object) => on.ask('restriction', body);
const report = async (who: { name: string; email: string | null; phone: string | null }, text: string) => {
  const body = { equipmentId: on.ours.equipmentId, text, contact: who };
  const response = await on.send('service-requests', body, { by: 'agent' });
  return ServiceRequest.parse(await response.json()).id;
};
/** Until the triage of it is written. */
async function triaged(id: string) {
  for (let tries = 0; tries < 150; tries++) {
    const [row] = await on.query<{ engine: string | null; status: string }>(
      `SELECT triage->>'engine' AS engine, status FROM service_request WHERE id = $1`,
      [id],
    );
    if (row?.engine) return row;
    await sleep(100);
  }
  throw new Error('not triaged');
}
const thread = (id: string) =>
  on.query<{ author: string }>('SELECT author FROM request_message WHERE service_request_id = $1', [id]);
/** All jobs have run: what was to be mailed is. */
async function mailsTo(email: string): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const waiting = await on.query(
      `SELECT 1 FROM pgboss.job WHERE name LIKE 'request.mail%' AND state NOT IN ('completed', 'failed')`,
    );
    if (waiting.length === 0) break;
    await sleep(100);
  }
  const folder = join(on.app.dataDir, 'mail');
  const files = await readdir(folder).catch(() => []);
  const letters = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
  return letters.filter(letter => letter.includes(`To: ${email}`)).length;
}
const told = (words: string) => fake.received.some(({ raw }) => raw.includes(words));

describe('a house that has an endpoint', () => {
  it('sends nothing there before a manager has accepted the notice of it', async () => {
    const id = await report({ name: 'Anna', email: 'anna@example.com', phone: null }, 'The gearwheel sings');
    expect((await triaged(id)).engine).not.toContain('fake');
    expect(told('gearwheel')).toBe(false);
    const accepted = { endpoint: new URL(fake.url).host, isAccepted: true };
    expect((await on.send('assistant/notice', accepted)).status).toBe(200);
  });
});

describe('a person whose data is in dispute', () => {
  it('is restricted once, with all that was reported, and stands so in the summary', async () => {
    const first = await restrict({ personId: on.life.personId, restricted: true });
    expect(first).toMatchObject({ status: 200, json: { restrictedAt: expect.any(String) } });
    expect((await restrict({ email: ivan.email, restricted: true })).json).toEqual(first.json);
    const { json } = await on.ask('summary', { email: ivan.email });
    expect(PersonalDataSummary.parse(json)).toMatchObject({
      ...Object(first.json),
      holds: [{ because: 'restricted', id: null, number: null }],
    });
    expect(
      await on.query(`SELECT detail FROM audit_event WHERE verb = 'person.restrict' AND subject_id = $1`, [
        on.life.personId,
      ]),
    ).toEqual([{ detail: { request: 2 } }]);
  });

  it('is not erased meanwhile', async () => {
    const answer = await on.ask('erasure', { email: ivan.email, confirm: ivan.email });
    expect(answer).toMatchObject({ status: 409, json: { code: 'erasure-held-back' } });
  });

  it('reports, and only the rules of the house read it: no model, no mail, no word of the assistant', async () => {
    // Found by the number alone, under another name and without the address.
    const id = await report({ name: 'I. K.', email: null, phone: '0888 123 456' }, 'The flywheel sings');
    const mailed = await report({ ...ivan }, 'The cogwheel sings');
    for (const each of [id, mailed]) {
      expect((await triaged(each)).engine).not.toContain('fake');
      expect(await thread(each)).toEqual([]);
    }
    expect(told('flywheel') || told('cogwheel')).toBe(false);
    expect(await mailsTo(ivan.email)).toBe(0);
    const written = await on.send(`service-requests/${mailed}/messages`, { text: 'Hello' }, { by: 'agent' });
    expect(await written.json()).toMatchObject({ status: 409, code: 'processing-restricted' });
    expect(await thread(mailed)).toEqual([]);
  });

  it('takes nothing from others: their reports are read, answered and mailed', async () => {
    // Beside the same telephone.
    const id = await report({ ...mila, phone: ivan.phone }, 'The camshaft sings');
    await triaged(id);
    expect(told('camshaft')).toBe(true);
    expect((await thread(id)).map(({ author }) => author)).toContain('assistant');
    expect(await mailsTo(mila.email)).toBe(1);
  });

  it('is served as before once it is lifted', async () => {
    expect((await restrict({ email: ivan.email, restricted: false })).json).toEqual({ restrictedAt: null });
    const id = await report({ ...ivan }, 'The crankshaft sings');
    await triaged(id);
    expect(told('crankshaft')).toBe(true);
    expect(await mailsTo(ivan.email)).toBe(1);
    const { json } = await on.ask('summary', { email: ivan.email });
    expect(PersonalDataSummary.parse(json).restrictedAt).toBeNull();
  });
});

describe('a restriction', () => {
  it('is not for the own account, nor for nobody', async () => {
    const own = await restrict({ personId: on.ours.people.manager, restricted: true });
    expect(own).toMatchObject({ status: 409, json: { code: 'own-account' } });
    const nobody = await restrict({ email: 'nobody@example.com', restricted: true });
    expect(nobody).toMatchObject({ status: 404, json: { code: 'not-found' } });
  });

  it.each(['agent', 'customer', 'partner-dispatcher'] as const)('is not for a %s to make', async by => {
    const answer = await on.ask('restriction', { email: ivan.email, restricted: true }, { by });
    expect(answer).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });
});
