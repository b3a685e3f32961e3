import { Role } from '#contracts';
import type { Caller } from '#contracts';
import { SessionRow } from '../../../apps/api/src/organisations/session.entity';
import { hashOfToken, newToken } from '../../../apps/api/src/organisations/sessions/tokens';
import { insertMany } from '../../../apps/api/src/platform/database';
import type { Database } from '../../../apps/api/src/platform/database';
import type { Company } from '../../world/company';
import { system } from '../../world/installation';

/** Everybody who can come: label and link are two doors of a visitor. */
export const callers = [...Role.options, 'label', 'link', 'device', 'nobody'] as const;
export type CallerName = (typeof callers)[number];

export const callerOf = (name: CallerName): Caller => {
  if (name === 'label' || name === 'link') return 'visitor';
  return name === 'nobody' ? 'anyone' : name;
};

/** A caller is let in 60 or 400 times at once: the matrix shows one badge after the other. */
const BADGES = 40;

export interface Badge {
  headers: Record<string, string>;
  sessionId: string | null;
}
export interface Badges {
  /** One that has not been shown for long. `last`: it will not be shown again. */
  next(name: CallerName, last?: boolean): Badge;
  /** A session that is never shown. */
  spareSession(name: CallerName): string;
}

/** Sessions as a sign-in or a scanned label makes them, without the hashing of passwords. */
export async function issueBadges(database: Database, company: Company): Promise<Badges> {
  const spare = new Map<CallerName, string>();
  const decks = new Map<CallerName, Badge[]>([
    ['nobody', [{ headers: {}, sessionId: null }]],
    ['device', [{ headers: { Authorization: `Bearer ${company.deviceToken}` }, sessionId: null }]],
  ]);
  for (const name of callers.filter(one => one !== 'device' && one !== 'nobody')) {
    const [first, ...deck] = await sessionsOf(database, company, name);
    spare.set(name, first?.sessionId ?? '');
    decks.set(name, deck);
  }
  return {
    next(name, last = false) {
      const deck = decks.get(name);
      const badge = deck?.shift();
      if (!deck || !badge) throw new RangeError(`No badge left for ${name}`);
      if (!last || badge.sessionId === null) deck.push(badge);
      return badge;
    },
    spareSession: name => spare.get(name) ?? '',
  };
}

async function sessionsOf(
  database: Database,
  { organisationId, people, north }: Company,
  name: Exclude<CallerName, 'device' | 'nobody'>,
): Promise<Badge[]> {
  const isVisitor = name === 'label' || name === 'link';
  const tokens = Array.from({ length: BADGES }, () => newToken(isVisitor ? 'visitor' : 'person'));
  const whose: Partial<SessionRow> = {
    organisationId,
    kind: isVisitor ? 'visitor' : 'person',
    personId: isVisitor ? null : people[name],
    equipmentId: isVisitor ? north.ids.equipment : null,
    serviceRequestId: name === 'link' ? north.ids.request : null,
    partnerId: name.startsWith('partner-') ? north.partnerId : null,
    customerId: name === 'customer' ? north.customerId : null,
    expiresAt: new Date(Date.now() + 3_600_000),
  };
  const rows = await database.transaction(system, tx =>
    insertMany(
      tx,
      SessionRow,
      tokens.map(token => ({ ...whose, lastSeenAt: tx.now, tokenHash: hashOfToken(token) })),
    ),
  );
  return rows.map((row, index) => ({
    headers: { Authorization: `Bearer ${tokens[index]}` },
    sessionId: row.id,
  }));
}
