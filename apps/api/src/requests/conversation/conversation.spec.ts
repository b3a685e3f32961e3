import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Press, RequestMessage } from '#contracts';
import { takeAssistedTurn, triage as embedded } from '#triage';
import type { TriageInput, TurnAnswer, TurnContext, TurnEvent, TurnMemory } from '#triage';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import type { Scope, Tx } from '../../platform/database';
import type { Triaged, TurnTaken } from '../../triage';
import { asOwner, requestsOn } from '../requests.fixture';

const silent: TurnAnswer = {
  fault: 'none',
  quotes: [],
  urgency: 'low',
  danger: false,
  wantsPerson: false,
  personQuote: null,
  action: 'ask',
  text: 'Thank you.',
  question: null,
};

/** Lets a spec step in while the turn is worked out, and say what a model would have answered. */
const engine = {
  meanwhile: async () => undefined as void,
  says: null as Partial<TurnAnswer> | null,
  async triage(input: TriageInput): Promise<Triaged> {
    await this.meanwhile();
    return { outcome: embedded(input), engine: 'spec-1' };
  },
  async turn(memory: TurnMemory, event: TurnEvent, context: TurnContext): Promise<TurnTaken> {
    await this.meanwhile();
    const ask = async () => this.says && { ...silent, ...this.says };
    const turn = await takeAssistedTurn(memory, event, context, { ask, fence: () => '==spec==' });
    return { ...turn, engine: 'spec-1', compared: null };
  },
};

let db: TestDatabase;
let tenant: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db, engine);
  tenant = await makeTenant(db.database);
  await asOwner(
    db,
    `INSERT INTO article (id, organisation_id, slug, locale, title, text, fault_codes, audience)
     VALUES (gen_random_uuid(), $1, 'cool', 'en', 'The compressor overheats', $2, '{E21}', 'customer')`,
    [tenant.organisationId, '1. Open the cabin door.\n2. Clean the dust filter at the front.'],
  );
});
beforeEach(async () => {
  engine.meanwhile = async () => undefined;
  engine.says = null;
  await inMode('auto');
  // What was solved a moment ago would be back: for hands, not for steps again.
  await asOwner(
    db,
    `UPDATE service_request SET ended_at = now() - interval '60 days' WHERE ended_at IS NOT NULL`,
  );
});
afterAll(() => on.jobs.stop());

const inMode = (mode: string) =>
  asOwner(db, 'UPDATE organisation SET assistant_mode = $2 WHERE id = $1', [tenant.organisationId, mode]);
const as = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => db.database.transaction(scope, work);
const reported = async (text: string) => {
  const { id } = await as(tenant.scopes.customer, tx =>
    on.newRequests.create(tx, {
      equipmentId: tenant.equipmentId,
      text,
      locale: 'en',
      contact: null,
      attachmentIds: [],
    }),
  );
  await turn(id);
  return id;
};
const turn = (id: string) => on.triages.triage(id, tenant.scopes.worker);
const said = (id: string, text: string) =>
  as(tenant.scopes.customer, tx => on.messages.say(tx, id, { text, asks: false }));
const thread = async (id: string) => (await as(tenant.scopes.agent, tx => on.messages.list(tx, id))).items;
const replies = async (id: string) => (await thread(id)).filter(one => one.author === 'assistant');
const request = (id: string) => as(tenant.scopes.agent, tx => on.requests.get(tx, id));
const press = (id: string, button: Press['button'], message?: RequestMessage, scope?: Scope) =>
  as(scope ?? tenant.scopes.customer, tx =>
    on.messages.press(tx, id, { button, offer: message?.offer?.id ?? '' }),
  );
const words = 'The compressor overheats, the temperature is too hot';

describe('a conversation', () => {
  it('begins with who it is and with steps of an article, which the customer can read on', async () => {
    const id = await reported(words);
    const [reply] = await replies(id);
    expect(reply?.text).toContain('not a person');
    expect(reply?.text).toContain('Clean the dust filter');
    expect(reply?.offer?.buttons.map(one => one.button)).toEqual(['solved', 'did-not-help', 'person']);
    expect(reply?.sources).toMatchObject([{ kind: 'article', title: 'The compressor overheats' }]);
    expect((await request(id)).triage).toMatchObject({ faultCode: 'E21', engine: 'spec-1' });
  });

  it('says from when on people answer, where the house has said and nobody is there', async () => {
    const id = await reported(words);
    // The day after tomorrow, whatever day and hour it is.
    const weekday = ((new Date(Date.now() + 2 * 86_400_000).getUTCDay() + 6) % 7) + 1;
    const hours = { windows: [{ days: [weekday], from: 540, to: 1_020 }] };
    const set = (value: string | null) =>
      asOwner(db, 'UPDATE organisation SET answer_hours = $2 WHERE id = $1', [tenant.organisationId, value]);
    await set(JSON.stringify(hours));
    await said(id, 'I want to talk to a person');
    await turn(id);
    expect((await replies(id)).at(-1)?.text).toMatch(
      /People answer from 20\d\d-\d\d-\d\d 09:00 \(Europe\/Sofia\)\./,
    );
    await set(null);
    const other = await reported(words);
    await said(other, 'I want to talk to a person');
    await turn(other);
    expect((await replies(other)).at(-1)?.text).not.toContain('People answer from');
  });

  it('ends remotely by the button, and by no words', async () => {
    const id = await reported(words);
    await said(id, 'It is solved, thank you!');
    await turn(id);
    expect((await request(id)).status).toBe('triaging');
    await press(id, 'solved', (await replies(id)).at(-1));
    await turn(id);
    expect((await request(id)).status).toBe('resolved_remotely');
  });

  it('proposes a visit when the steps do not help, and leaves it to a dispatcher with a deadline', async () => {
    const id = await reported(words);
    await press(id, 'did-not-help', (await replies(id)).at(-1));
    await turn(id);
    const offer = (await replies(id)).at(-1);
    expect(offer?.offer?.buttons.map(one => one.button)).toEqual(['confirm', 'decline', 'person']);
    await press(id, 'confirm', offer);
    await turn(id);
    const { handOver, triage, status } = await request(id);
    expect([handOver?.reason, status]).toEqual(['visit-wanted', 'triaging']);
    expect(triage?.summary).toContain('Clean the dust filter');
  });

  it('answers a burst once, and a turn that nothing came before not at all', async () => {
    const id = await reported(words);
    for (const text of ['hello', 'are you there', 'it is still hot']) await said(id, text);
    await turn(id);
    await turn(id);
    expect(await replies(id)).toHaveLength(2);
  });

  it('gives danger to a person at once, with what to do', async () => {
    const id = await reported('There is smoke coming out of it');
    const [reply] = await replies(id);
    expect(reply?.text).toContain('112');
    expect((await request(id)).handOver).toMatchObject({ owner: 'The agent', reason: 'smoke' });
  });

  it('says that a person comes where only the model read that one has to', async () => {
    engine.says = { wantsPerson: true, personQuote: 'too hot' };
    const id = await reported(words);
    expect((await replies(id)).map(one => one.offer)).toEqual([null]);
    expect((await replies(id))[0]?.text).toContain('goes to a person');
  });

  it('rests on what a model read, in its words and with the steps of the article', async () => {
    engine.says = {
      fault: 'f1',
      quotes: [{ source: 'report', quote: 'sings like metal' }],
      action: 'self_help_step',
      text: 'Such a sound often comes with heat.',
    };
    const id = await reported('It sings like metal on metal');
    const [reply] = await replies(id);
    expect(reply?.text).toContain('Such a sound often comes with heat.');
    expect(reply?.text).toContain('Clean the dust filter');
    expect((await request(id)).triage).toMatchObject({ faultCode: 'E21', engine: 'spec-1' });
  });

  it('shows no word of a model that lies', async () => {
    engine.says = { text: 'I have transferred you to a colleague, who comes within two hours.' };
    const [reply] = await replies(await reported(words));
    expect(reply?.text).toContain('Clean the dust filter');
    expect(reply?.text).not.toContain('colleague');
  });

  it('gives a person to whoever presses for one, whatever was offered', async () => {
    const id = await reported(words);
    await press(id, 'person');
    await press(id, 'person');
    await turn(id);
    expect((await thread(id)).filter(one => one.author === 'customer')).toHaveLength(1);
    expect((await request(id)).handOver?.reason).toBe('person-wanted');
  });
});

describe('a button', () => {
  it('counts once, and only where it was shown', async () => {
    const id = await reported(words);
    const other = await reported('Something else is odd');
    const [steps] = await replies(id);
    await expect(press(other, 'solved', steps)).rejects.toMatchObject({ code: 'reference-unknown' });
    await press(id, 'did-not-help', steps);
    await press(id, 'did-not-help', steps);
    expect((await thread(id)).filter(one => one.author === 'customer')).toHaveLength(1);
  });

  it('of an older message decides nothing', async () => {
    const id = await reported(words);
    const [steps] = await replies(id);
    await press(id, 'did-not-help', steps);
    await turn(id);
    await press(id, 'solved', steps);
    await turn(id);
    expect((await request(id)).status).toBe('triaging');
  });
});

describe('the assistant', () => {
  it('is silent in the mode off, and leaves a draft that no customer reads in the mode draft', async () => {
    await inMode('off');
    expect(await replies(await reported(words))).toEqual([]);
    await inMode('draft');
    const id = await reported(words);
    await said(id, 'and it is rather loud');
    await turn(id);
    expect(await replies(id)).toEqual([]);
    const [row] = await asOwner<{ text: string; heard: string[] }>(
      db,
      `SELECT d.text, c.heard FROM conversation c JOIN reply_draft d ON d.id::text = c.draft->>'id'
       WHERE c.service_request_id = $1`,
      [id],
    );
    expect(row?.heard).toEqual([]);
    expect(row?.text).toContain('not a person');
  });

  it('is silent once a person has taken over', async () => {
    const id = await reported(words);
    const { version } = await request(id);
    await as(tenant.scopes.agent, tx => on.requests.takeOver(tx, id, { version }));
    await said(id, 'it did not help');
    await turn(id);
    expect(await replies(id)).toHaveLength(1);
    expect((await request(id)).handOver?.owner).toBe('The agent');
  });

  it('never speaks after a person who writes while the turn is worked out', async () => {
    const id = await reported(words);
    const rounds = 200;
    for (let round = 0; round < rounds; round++) {
      await asOwner(
        db,
        `WITH gone AS (DELETE FROM request_message WHERE service_request_id = $1),
           fresh AS (DELETE FROM conversation WHERE service_request_id = $1)
         UPDATE service_request SET taken_over_at = NULL, hand_over_deadline = NULL WHERE id = $1`,
        [id],
      );
      // Before, in the middle of, and after the writing of the turn.
      let writing: Promise<unknown> = Promise.resolve();
      engine.meanwhile = async () => {
        engine.meanwhile = async () => undefined;
        writing = as(tenant.scopes.agent, tx => on.messages.say(tx, id, { text: 'I am on it', asks: false }));
        if (round % 3 === 0) await writing;
        if (round % 3 === 1) await new Promise(resolve => setImmediate(resolve));
      };
      await turn(id);
      await writing;
      await turn(id);
      const authors = (await thread(id)).map(one => one.author);
      expect(authors.slice(authors.indexOf('staff'))).toEqual(['staff']);
    }
  }, 60_000);
});
