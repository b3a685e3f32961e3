import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { readConfig } from '../../platform/config';
import type { Scope, Tx } from '../../platform/database';
import { createLog } from '../../platform/log';
import { Refused } from '../../platform/refused';
import { asOwner } from '../../requests/requests.fixture';
import { quietMails } from '../spending/budget-mails.fixture';
import { SpendingService } from '../spending/spending.service';
import { acceptForDemo } from './notice.store';
import { NoticedLedger } from './noticed-ledger';
import { NoticeService } from './notice.service';

let db: TestDatabase;
let tenant: Tenant;
let other: Tenant;

const configOf = (host: string) => readConfig({ OPENAI_BASE_URL: `https://${host}/v1`, OPENAI_MODEL: 'm1' });
const noticesAt = (host = 'llm.example') => new NoticeService(configOf(host));

const system: Scope = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'Demo',
  source: 'automation',
  requestId: 'spec',
};

beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database);
  other = await makeTenant(db.database);
});

const asManager = <T>(work: (tx: Tx) => Promise<T>, whose = tenant) =>
  db.database.transaction(whose.scopes.manager, work);

/** What comes of a call: it is written down and may be made, or why not. */
async function called(host = 'llm.example', whose = tenant): Promise<string> {
  const spending = new SpendingService(db.database, createLog('silent'), await quietMails(db));
  const ledger = new NoticedLedger(db.database, noticesAt(host), spending);
  const spend = ledger.spend({ organisationId: whose.organisationId, requestId: null }, 'triage', 'm1');
  try {
    await spend({ in: 10, out: 5 });
    return 'made';
  } catch (error) {
    return error instanceof Error && 'fault' in error ? String(error.fault) : String(error);
  }
}

describe('the notice before anything leaves for an endpoint', () => {
  it('lets nothing leave before a manager has accepted it, and only for that organisation then', async () => {
    expect(await called()).toBe('not-accepted');
    expect(await asManager(tx => noticesAt().notice(tx))).toEqual({
      endpoint: 'llm.example',
      accepted: null,
      before: null,
    });
    const kept = await asManager(tx => noticesAt().set(tx, { endpoint: 'llm.example', isAccepted: true }));
    expect(kept.accepted?.byName).toBeTruthy();
    expect(await called()).toBe('made');
    expect(await called('llm.example', other)).toBe('not-accepted');
    expect(await asOwner(db, 'SELECT DISTINCT organisation_id AS id FROM llm_call')).toEqual([
      { id: tenant.organisationId },
    ]);
  });

  it('holds for that endpoint alone', async () => {
    expect(await called('elsewhere.example')).toBe('not-accepted');
    expect(await asManager(tx => noticesAt('elsewhere.example').notice(tx))).toMatchObject({
      accepted: null,
      before: 'llm.example',
    });
    const unread = asManager(tx =>
      noticesAt('elsewhere.example').set(tx, { endpoint: 'llm.example', isAccepted: true }),
    );
    await expect(unread).rejects.toBeInstanceOf(Refused);
  });

  it('can be taken back, and stands in the trail both ways', async () => {
    await asManager(tx => noticesAt().set(tx, { endpoint: 'llm.example', isAccepted: false }));
    expect(await called()).toBe('not-accepted');
    await asManager(tx => noticesAt().set(tx, { endpoint: 'llm.example', isAccepted: false }));
    expect(
      await asOwner(db, `SELECT verb FROM audit_event WHERE verb LIKE 'organisation.%-endpoint' ORDER BY at`),
    ).toEqual([{ verb: 'organisation.accept-endpoint' }, { verb: 'organisation.refuse-endpoint' }]);
  });

  it('is accepted by the demo itself once, and not again where its manager took it back', async () => {
    await db.database.transaction(system, tx => acceptForDemo(tx, 'llm.example'));
    expect(await called()).toBe('not-accepted');
    expect(await called('llm.example', other)).toBe('made');
    const { accepted } = await asManager(tx => noticesAt().notice(tx), other);
    expect(accepted?.byName).toBeNull();
  });
});
