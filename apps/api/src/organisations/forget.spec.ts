import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { insert } from '../platform/database';
import { forget } from './forget';
import { InvitationRow } from './invitation.entity';
import { makeTenant, system } from './organisations.fixture';
import type { Tenant } from './organisations.fixture';
import { Credentials } from './sessions/credentials';
import { scopeOf } from './sessions/person-scope';
import { SessionsService } from './sessions/sessions.service';
import { countAttempt } from './sign-in/throttle';
import { perAccount } from './sign-in/throttle.rules';

const facts = { requestId: 'r', source: 'web' as const, ip: '10.0.0.7', userAgent: 'spec' };
const DAY_MS = 24 * 3_600_000;

describe('what ended long ago', () => {
  let db: TestDatabase;
  let tenant: Tenant;
  let sessions: SessionsService;
  let now = new Date('2026-03-02T08:00:00Z');
  beforeAll(async () => {
    db = await testDatabase(entities, { now: () => now });
    tenant = await makeTenant(db.database, 'maker.example');
    sessions = new SessionsService(db.database, new Credentials(db.database, () => now));
  });
  const rows = () =>
    db.database.transaction(system, tx =>
      tx.rows<{ kind: string; ip: string | null }>('SELECT kind, ip FROM session ORDER BY kind'),
    );

  it('is forgotten: sessions, where visitors came from, invitations, old attempts', async () => {
    const { manager } = tenant.people;
    await db.database.transaction(scopeOf(manager, facts), tx => sessions.start(tx, manager, facts));
    await db.database.transaction(system, async tx => {
      const visited = { organisationId: tenant.organisationId, equipmentId: null, serviceRequestId: null };
      await sessions.startVisitorSession(tx, visited, facts);
      await insert(tx, InvitationRow, {
        organisationId: tenant.organisationId,
        email: 'late@maker.example',
        name: 'Late',
        role: 'agent',
        tokenHash: Buffer.from('hash'),
        invitedBy: manager.id,
        expiresAt: new Date(tx.now.getTime() + 3 * DAY_MS),
      });
      await countAttempt(tx, [{ what: 'account', whose: 'a@maker.example', limit: perAccount }]);
    });
    now = new Date(now.getTime() + 29 * DAY_MS);
    await forget(db.database, system, now);
    expect(await rows()).toEqual([
      { kind: 'person', ip: '10.0.0.7' },
      { kind: 'visitor', ip: '10.0.0.7' },
    ]);
    now = new Date(now.getTime() + 1.5 * DAY_MS);
    await forget(db.database, system, now);
    expect(await rows()).toContainEqual({ kind: 'visitor', ip: null });
    now = new Date(now.getTime() + 32 * DAY_MS);
    await forget(db.database, system, now, 1);
    expect(await rows()).toEqual([]);
    for (const table of ['throttle', 'invitation'])
      expect(await db.database.transaction(system, tx => tx.rows(`SELECT FROM ${table}`))).toEqual([]);
  });
});
