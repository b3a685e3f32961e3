import { randomUUID } from 'node:crypto';
import type { Contact } from '#contracts';
import { testDatabase } from '../../../../../test/database';
import type { Tenant } from '../../../../../test/tenant';
import { SessionsService } from '../../organisations';
import type { RequestFacts } from '../../organisations';
import { Credentials } from '../../organisations/sessions/credentials';
import { entities } from '../../entities';
import type { Scope, Tx } from '../../platform/database';
import type { Authenticated } from '../../platform/http';
import { asOwner, requestsOn } from '../requests.fixture';
import { BeginService } from './begin.service';
import { CodesService } from './codes.service';
import { ReportsService } from './reports.service';
import { TrackingService } from './tracking.service';
import { VisitorActsService } from './visitor-acts.service';

export const facts: RequestFacts = { requestId: 'spec', source: 'web', ip: '192.0.2.1', userAgent: null };
export const mila: Contact = { name: 'Mila', email: 'mila@example.com', phone: null };

export const report = (text = 'It is hot', contact = mila) => ({
  text,
  contact,
  locale: 'bg' as const,
  attachmentIds: [] as string[],
});

/** The visitor's side of requests on a database of its own, with browsers to call it. */
export async function visitorsOn() {
  const db = await testDatabase(entities);
  const on = await requestsOn(db);
  const credentials = new Credentials(db.database, () => new Date());
  const sessions = new SessionsService(db.database, credentials);
  const trackings = new TrackingService(on.attachments);
  const begin = new BeginService(db.database, sessions, trackings, on.tokens);
  const reports = new ReportsService(on.newRequests, on.attachments, sessions, on.tokens);
  const acts = new VisitorActsService(on.attachments, trackings, on.messages, on.ports);
  const codes = new CodesService(db.database, sessions, reports, on.tokens, on.jobs);

  /** A browser with a session: what it may do is read anew for each call, as the guard does. */
  const browser = (token: string) => {
    const who = async (): Promise<Authenticated> => {
      const request = { headers: { authorization: `Bearer ${token}` }, requestId: 'spec', socket: {} };
      const known: Authenticated | null = await Reflect.apply(
        Reflect.get(credentials, 'authenticate'),
        credentials,
        [request, 'visitor'],
      );
      if (!known) throw new Error('signed out');
      return known;
    };
    const does = async <T>(work: (tx: Tx, sessionId: string) => Promise<T>): Promise<T> => {
      const { scope, credentialId } = await who();
      const outcome = await db.database.transaction(scope, tx => work(tx, credentialId));
      await db.database.settled();
      return outcome;
    };
    return { who, does };
  };
  const scan = async (tenant: Tenant) => browser((await begin.atLabel(tenant.publicToken, facts)).token);

  const requestOf = async (number: string, tenant: Tenant) => {
    const [row] = await asOwner<{ id: string }>(
      db,
      'SELECT id FROM service_request WHERE organisation_id = $1 AND number = $2',
      [tenant.organisationId, number],
    );
    return row ?? { id: '' };
  };
  const photo = async (scope: Scope, equipmentId: string, sessionId: string) => {
    const id = randomUUID();
    await db.database.transaction(scope, tx =>
      tx.run(
        `INSERT INTO attachment (id, organisation_id, equipment_id, session_id, kind, content_type, bytes, width, height,
           sha256, storage_key, uploaded_by)
         VALUES ($1, $2, $3, $4, 'photo', 'image/jpeg', 1, 1, 1, '\\x00', 'k', 'visitor')`,
        [id, scope.family === 'system' ? null : scope.organisationId, equipmentId, sessionId],
      ),
    );
    return id;
  };
  return { ...on, db, begin, reports, trackings, acts, codes, browser, scan, requestOf, photo };
}
