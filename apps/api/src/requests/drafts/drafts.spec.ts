import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import type { Scope, Tx } from '../../platform/database';
import { asOwner, jobsOf, requestsOn } from '../requests.fixture';
import { assistantAt } from '../tracking.rules';
import { requestById } from '../requests.store';

let db: TestDatabase;
let tenant: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db);
  tenant = await makeTenant(db.database);
});
beforeEach(() => inMode('draft'));
afterAll(() => on.jobs.stop());

const inMode = (mode: string) =>
  asOwner(db, 'UPDATE organisation SET assistant_mode = $2 WHERE id = $1', [tenant.organisationId, mode]);
const as = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => db.database.transaction(scope, work);
const byAgent = <T>(work: (tx: Tx) => Promise<T>) => as(tenant.scopes.agent, work);
const turn = (id: string) => on.triages.triage(id, tenant.scopes.worker);
const reported = async (text = 'It makes an odd noise') => {
  const { id } = await as(tenant.scopes.customer, tx =>
    on.newRequests.create(tx, {
      equipmentId: tenant.equipmentId,
      text,
      locale: 'en',
      contact: { name: 'Vesela', email: 'vesela@example.com', phone: null },
      attachmentIds: [],
    }),
  );
  await turn(id);
  return id;
};
const said = (id: string, text: string) =>
  as(tenant.scopes.customer, tx => on.messages.say(tx, id, { text, asks: false }));
const thread = async (id: string) => (await byAgent(tx => on.messages.list(tx, id))).items;
const drafts = async (id: string) => (await byAgent(tx => on.drafts.list(tx, id))).items;
const request = (id: string) => byAgent(tx => on.requests.get(tx, id));
const newest = async (id: string) => {
  const [draft] = await drafts(id);
  if (!draft) throw new Error('There is no draft');
  return draft;
};
const accept = async (id: string) => {
  const { id: draftId } = await newest(id);
  return byAgent(tx => on.drafts.accept(tx, id, draftId));
};
const pass = (id: string, column: 'answer_due_at' | 'hand_over_deadline') =>
  asOwner(db, `UPDATE service_request SET ${column} = now() - interval '1 minute' WHERE id = $1`, [id]);
const escalate = (id: string) => as(tenant.scopes.worker, tx => on.escalations.escalate(tx, id));

describe('a new house', () => {
  it('sends nothing that no person has read', async () => {
    const fresh = await makeTenant(db.database);
    const [row] = await asOwner(db, 'SELECT assistant_mode FROM organisation WHERE id = $1', [
      fresh.organisationId,
    ]);
    expect(row).toEqual({ assistant_mode: 'draft' });
  });
});

describe('a draft', () => {
  it('is seen by the staff alone, and the customer is told until when somebody answers', async () => {
    const id = await reported();
    expect(await thread(id)).toEqual([]);
    const draft = await newest(id);
    expect(draft).toMatchObject({ status: 'waiting', decidedBy: null });
    expect(draft.text).toContain('not a person');
    const row = await as(tenant.scopes.customer, tx => requestById(tx, id));
    expect(assistantAt(row, [])).toEqual({
      answers: 'assistant',
      readingSince: null,
      answersBy: draft.dueAt,
    });
    expect(await jobsOf(db, id)).toContain('request.escalate');
    await expect(as(tenant.scopes.customer, tx => on.drafts.list(tx, id))).rejects.toThrow('Not visible');
  });

  it('goes out as it is when accepted, with its buttons and who has read it', async () => {
    const id = await reported();
    const { text } = await newest(id);
    const after = await accept(id);
    expect([after.answerDueAt, after.takenOverAt]).toEqual([null, null]);
    expect(await thread(id)).toMatchObject([{ author: 'assistant', text, reviewedBy: 'The agent' }]);
    expect(await newest(id)).toMatchObject({ status: 'accepted', decidedBy: 'The agent', sentText: text });
    expect(await jobsOf(db, id)).toContain('request.mail-message');
    await said(id, 'The compressor gets too hot');
    await turn(id);
    expect(await newest(id)).toMatchObject({ status: 'waiting' });
    expect((await newest(id)).text).not.toContain('not a person');
  });

  it('goes out in other words when edited, and keeps both', async () => {
    const id = await reported();
    const before = await newest(id);
    await byAgent(tx => on.drafts.edit(tx, id, before.id, 'Please send a photo of the belt'));
    expect((await thread(id)).map(one => one.text)).toEqual(['Please send a photo of the belt']);
    expect(await newest(id)).toMatchObject({
      status: 'edited',
      text: before.text,
      sentText: 'Please send a photo of the belt',
    });
  });

  it('is never sent when rejected, and says why', async () => {
    const id = await reported();
    const { id: draftId } = await newest(id);
    const after = await byAgent(tx => on.drafts.reject(tx, id, draftId, 'wrong'));
    expect(await newest(id)).toMatchObject({ status: 'rejected', reason: 'wrong', sentText: null });
    expect(await thread(id)).toEqual([]);
    expect(after.answerDueAt).not.toBeNull();
  });

  it('is decided once: who comes second learns who was first', async () => {
    const id = await reported();
    const { id: draftId } = await newest(id);
    await accept(id);
    await expect(byAgent(tx => on.drafts.reject(tx, id, draftId, 'tone'))).rejects.toMatchObject({
      code: 'draft-outdated',
      facts: { moved: 'decided', status: 'accepted', by: 'The agent' },
    });
    expect(await thread(id)).toHaveLength(1);
  });

  it('is not sent past what the customer has written since', async () => {
    const id = await reported();
    const { id: old } = await newest(id);
    await said(id, 'It has stopped by now');
    await expect(accept(id)).rejects.toMatchObject({ facts: { moved: 'customer-wrote' } });
    await turn(id);
    expect((await drafts(id)).map(one => one.status)).toEqual(['waiting', 'withdrawn']);
    await expect(byAgent(tx => on.drafts.accept(tx, id, old))).rejects.toMatchObject({
      facts: { moved: 'replaced' },
    });
    await accept(id);
    expect(await thread(id)).toHaveLength(2);
  });

  it('is withdrawn when a person writes or takes over', async () => {
    const [written, taken] = [await reported(), await reported('It hums, and the door is stuck')];
    await byAgent(tx => on.messages.say(tx, written, { text: 'I am on it', asks: false }));
    const { version } = await request(taken);
    await byAgent(tx => on.requests.takeOver(tx, taken, { version }));
    for (const id of [written, taken]) {
      expect((await newest(id)).status).toBe('withdrawn');
      await expect(accept(id)).rejects.toMatchObject({ facts: { moved: 'taken-over' } });
      expect((await request(id)).answerDueAt).toBeNull();
    }
  });

  it('of a request elsewhere is not there', async () => {
    const [id, other] = [await reported(), await reported('It hums, and the door is stuck')];
    const { id: draftId } = await newest(other);
    await expect(byAgent(tx => on.drafts.accept(tx, id, draftId))).rejects.toThrow('draft');
  });

  it('is never sent twice by two people at once', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await reported(`It makes an odd noise, number ${round}`);
      const { id: draftId } = await newest(id);
      const outcomes = await Promise.allSettled([
        byAgent(tx => on.drafts.accept(tx, id, draftId)),
        byAgent(tx => on.drafts.edit(tx, id, draftId, 'In other words')),
        byAgent(tx => on.drafts.reject(tx, id, draftId, 'tone')),
      ]);
      expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1);
      expect((await thread(id)).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('a customer who writes while a draft is sent', () => {
  it('is never answered by what did not know of these words', async () => {
    for (let round = 0; round < 20; round++) {
      const id = await reported(`It makes an odd noise, round ${round}`);
      const { id: draftId } = await newest(id);
      const writing = said(id, 'It has stopped by now');
      if (round % 2 === 0) await new Promise(resolve => setImmediate(resolve));
      const [sent] = await Promise.allSettled([byAgent(tx => on.drafts.accept(tx, id, draftId)), writing]);
      const authors = (await thread(id)).map(one => one.author);
      expect(authors).toEqual(sent.status === 'fulfilled' ? ['assistant', 'customer'] : ['customer']);
      if (sent.status === 'rejected')
        expect(sent.reason).toMatchObject({ facts: { moved: 'customer-wrote' } });
    }
  });
});

describe('danger', () => {
  it.each(['draft', 'shadow'])('is answered at once in the mode %s, and handed over', async mode => {
    await inMode(mode);
    const id = await reported(`There is smoke coming out of it (${mode})`);
    expect((await thread(id))[0]?.text).toContain('112');
    expect((await request(id)).handOver).toMatchObject({ reason: 'smoke' });
    expect(await drafts(id)).toEqual([]);
  });

  it.each(['draft', 'shadow'])('that is only suspected is asked about at once in the mode %s', async mode => {
    await inMode(mode);
    const id = await reported(`the casing is hot and hums (${mode})`);
    const [asked] = await thread(id);
    expect(asked?.text).toContain('is anyone hurt or in danger');
    expect(asked?.offer?.buttons.map(one => one.button)).toEqual(['in-danger', 'nobody-in-danger', 'person']);
    expect((await request(id)).handOver).toBeNull();
    expect(await drafts(id)).toEqual([]);
  });
});

describe('the mode shadow', () => {
  it('keeps what the assistant would say, and sends nothing', async () => {
    await inMode('shadow');
    const id = await reported();
    const draft = await newest(id);
    expect(draft).toMatchObject({ status: 'shadow', dueAt: null });
    expect((await request(id)).answerDueAt).toBeNull();
    await expect(accept(id)).rejects.toMatchObject({ facts: { moved: 'replaced' } });
  });
});

describe('a deadline that passes', () => {
  it('makes a hand-over of a draft that nobody sent; who sends it then has answered', async () => {
    const id = await reported();
    await escalate(id);
    expect((await request(id)).handOver).toBeNull();
    await pass(id, 'answer_due_at');
    await escalate(id);
    expect((await request(id)).handOver).toMatchObject({ reason: 'draft-overdue', owner: 'The agent' });
    await accept(id);
    expect((await request(id)).handOver).toBeNull();
  });

  it('takes a hand-over that nobody took to a manager, once', async () => {
    const id = await reported('There is smoke coming out of it');
    await pass(id, 'hand_over_deadline');
    await escalate(id);
    const after = await request(id);
    expect(after.handOver).toMatchObject({ escalated: true, owner: 'The manager' });
    await escalate(id);
    expect((await request(id)).version).toBe(after.version);
  });

  it('changes nothing where a person has taken over', async () => {
    const id = await reported('There is smoke coming out of it');
    const { version } = await request(id);
    await byAgent(tx => on.requests.takeOver(tx, id, { version }));
    await pass(id, 'hand_over_deadline');
    await escalate(id);
    expect((await request(id)).handOver).toMatchObject({ escalated: false, owner: 'The agent' });
  });
});

describe('the figures', () => {
  it('count what became of the drafts', async () => {
    const before = await byAgent(tx => on.drafts.figures(tx, 30));
    await accept(await reported());
    const after = await byAgent(tx => on.drafts.figures(tx, 30));
    expect(after.accepted).toBe(before.accepted + 1);
    expect(after.waiting).toBe(before.waiting);
    expect(after.medianMinutes).not.toBeNull();
  });
});
