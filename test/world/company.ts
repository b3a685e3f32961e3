import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { RepairPolicy } from '#contracts';
import type { RepairChange, Role } from '#contracts';
import { GlossaryTermRow } from '../../apps/api/src/triage/glossary/glossary-term.entity';
import { RuleOverrideRow } from '../../apps/api/src/alerts/rule-override.entity';
import { AlertRuleRow } from '../../apps/api/src/alerts/alert-rule.entity';
import { EngineerRow } from '../../apps/api/src/engineers/engineer.entity';
import { DeviceCommandRow } from '../../apps/api/src/commands/device-command.entity';
import { DeviceRow } from '../../apps/api/src/installed-base/device.entity';
import { DeviceBindingRow } from '../../apps/api/src/installed-base/device-binding.entity';
import { EquipmentModelRow } from '../../apps/api/src/installed-base/equipment-model.entity';
import { ArticleRow } from '../../apps/api/src/knowledge/article.entity';
import { InvitationRow } from '../../apps/api/src/organisations/invitation.entity';
import { OrganisationRow } from '../../apps/api/src/organisations/organisation.entity';
import { PersonRow } from '../../apps/api/src/organisations/person.entity';
import { PlanRunRow } from '../../apps/api/src/planning/plan-run.entity';
import { insert } from '../../apps/api/src/platform/database';
import type { Database, Tx } from '../../apps/api/src/platform/database';
import { workerOf } from './installation';
import { sideOf } from './side';
import type { Side } from './side';

/** Of the manufacturer, of its partner `north` and of that one's colleague, of the customer `mill`. */
export type Person =
  | Role
  | 'colleague'
  | 'near-engineer'
  | 'unhired'
  | 'south-dispatcher'
  | 'south-engineer'
  | 'shop';

/**
 * A manufacturer with two sides that must not see each other: partner north works for customer mill, partner south for
 * customer shop. On the third side, home, the manufacturer's own engineer works for mill.
 */
export interface Company {
  organisationId: string;
  people: Record<Person, string>;
  modelId: string;
  ruleId: string;
  overrideId: string;
  /** A name that the glossary keeps as it is. */
  termId: string;
  /** Proposes nothing. */
  planRunId: string;
  /** Of the same. */
  dayRepairId: string;
  articles: { customer: string; engineer: string };
  invitations: { own: string; north: string; south: string };
  north: Side;
  south: Side;
  home: Side;
  /** Bearer of the machine of side home. */
  deviceToken: string;
  commandId: string;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
/** On shift at any time of any day. */
const always = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 0, end: 1_440 }));

export async function makeCompany(database: Database, name: string): Promise<Company> {
  const organisationId = randomUUID();
  return database.transaction(workerOf(organisationId), async tx => {
    const organisation = async (kind: OrganisationRow['kind'], title: string, id: string = randomUUID()) => {
      await insert(tx, OrganisationRow, { id, kind, name: title, timeZone: 'Europe/Sofia', locale: 'en' });
      return id;
    };
    await organisation('manufacturer', name, organisationId);
    const [north, south] = [await organisation('partner', 'North'), await organisation('partner', 'South')];
    const [mill, shop] = [await organisation('customer', 'Mill'), await organisation('customer', 'Shop')];
    const people = await makePeople(tx, { north, south, mill, shop });
    const model = await makeModel(tx);
    const engineer = (title: string, personId: string | null, partnerId: string | null) =>
      insert(tx, EngineerRow, {
        name: title,
        personId,
        partnerId,
        partnerName: partnerId && 'North',
        phone: null,
        homeLat: 42.7,
        homeLng: 23.3,
        city: 'Sofia',
        timeZone: 'Europe/Sofia',
        skills: [],
        certificates: [],
        shifts: always,
        active: true,
      });
    const engineers = {
      home: await engineer('Georgi', people.engineer, null),
      colleague: await engineer('Ivan', people.colleague, null),
      north: await engineer('Petar', people['partner-engineer'], north),
      near: await engineer('Zdravko', people['near-engineer'], north),
      south: await engineer('Stanislav', null, south),
    };
    const sides = {
      north: await sideOf(tx, 'N', {
        model,
        partnerId: north,
        customerId: mill,
        manager: people.manager,
        engineer: engineers.north,
        colleague: engineers.near,
      }),
      south: await sideOf(tx, 'S', {
        model,
        partnerId: south,
        customerId: shop,
        manager: people.manager,
        engineer: engineers.south,
        colleague: engineers.south,
      }),
      home: await sideOf(tx, 'H', {
        model,
        partnerId: null,
        customerId: mill,
        manager: people.manager,
        engineer: engineers.home,
        colleague: engineers.colleague,
      }),
    };
    const rule = await insert(tx, AlertRuleRow, {
      modelId: model.id,
      name: 'Too hot',
      faultKey: 'too-hot',
      faultCode: null,
      urgency: 'high',
      condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 90 },
      pattern: { kind: 'simple' },
      clearCondition: null,
      opensRequest: true,
      opensWorkOrder: false,
    });
    const override = await insert(tx, RuleOverrideRow, {
      ruleId: rule.id,
      siteId: sides.home.ids.site,
      thresholds: [],
      active: false,
    });
    const term = await insert(tx, GlossaryTermRow, { isProtected: true, en: ['AirCore'] });
    const planRun = await insert(tx, PlanRunRow, {
      day: '2026-01-01',
      status: 'proposed',
      requestedBy: 'spec',
      seed: 1,
      budgetSeconds: 5,
    });
    const dayRepair = await insert(tx, PlanRunRow, {
      day: '2026-01-01',
      status: 'proposed',
      requestedBy: 'spec',
      seed: 1,
      budgetSeconds: 5,
      kind: 'repair',
      repair: {
        events: [],
        policy: RepairPolicy.parse({}),
        changes: [changeOf(sides.north.ids['work-order'])],
        waiting: [],
        leftAlone: [],
      },
    });
    return {
      organisationId,
      people,
      modelId: model.id,
      ruleId: rule.id,
      overrideId: override.id,
      termId: term.id,
      planRunId: planRun.id,
      dayRepairId: dayRepair.id,
      ...sides,
      articles: { customer: await article(tx, 'customer'), engineer: await article(tx, 'engineer') },
      invitations: {
        own: await invitation(tx, 'agent', null, people.manager),
        north: await invitation(tx, 'partner-engineer', north, people.manager),
        south: await invitation(tx, 'partner-engineer', south, people.manager),
      },
      ...(await device(tx, sides.home.ids)),
    };
  });
}

async function makePeople(tx: Tx, { north, south, mill, shop }: Record<string, string>) {
  const person = async (key: string, role: Role, partnerId?: string, customerId?: string) => {
    const side = { partnerId: partnerId ?? null, customerId: customerId ?? null };
    const email = `${key}@${String(tx.scope.family === 'worker' && tx.scope.organisationId)}.example`;
    return (await insert(tx, PersonRow, { email, name: `The ${key}`, role, locale: 'en', ...side })).id;
  };
  return {
    manager: await person('manager', 'manager'),
    dispatcher: await person('dispatcher', 'dispatcher'),
    agent: await person('agent', 'agent'),
    engineer: await person('engineer', 'engineer'),
    colleague: await person('colleague', 'engineer'),
    'partner-dispatcher': await person('partner-dispatcher', 'partner-dispatcher', north),
    'partner-engineer': await person('partner-engineer', 'partner-engineer', north),
    'near-engineer': await person('near-engineer', 'partner-engineer', north),
    unhired: await person('unhired', 'partner-engineer', north),
    'south-dispatcher': await person('south-dispatcher', 'partner-dispatcher', south),
    'south-engineer': await person('south-engineer', 'partner-engineer', south),
    customer: await person('customer', 'customer', undefined, mill),
    shop: await person('shop', 'customer', undefined, shop),
  };
}

function makeModel(tx: Tx): Promise<EquipmentModelRow> {
  return insert(tx, EquipmentModelRow, {
    code: 'GA-30',
    name: 'Compressor GA-30',
    family: 'compressor',
    faultCodes: [],
    metrics: [
      { key: 'temperature', title: { en: 'Temperature' }, unit: '°C', kind: 'number', low: null, high: 90 },
    ],
  });
}

async function article(tx: Tx, audience: ArticleRow['audience']): Promise<string> {
  const text = `What a ${audience} does when it overheats`;
  const about = { modelIds: [], faultCodes: [], audience };
  return (await insert(tx, ArticleRow, { slug: audience, locale: 'en', title: text, text, ...about })).id;
}

async function invitation(tx: Tx, role: Role, partnerId: string | null, invitedBy: string): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  const expiresAt = new Date(tx.now.getTime() + 86_400_000);
  const tokenHash = randomBytes(32);
  const facts = { email, name: 'Invited', role, locale: 'en' as const, partnerId, invitedBy };
  return (await insert(tx, InvitationRow, { ...facts, tokenHash, expiresAt })).id;
}

/** A machine that can speak, and was told something. */
async function device(
  tx: Tx,
  { equipment: equipmentId, request: serviceRequestId }: { equipment: string; request: string },
): Promise<Pick<Company, 'deviceToken' | 'commandId'>> {
  const token = `cd_${randomBytes(32).toString('base64url')}`;
  const id = `dev-${randomUUID().slice(0, 8)}`;
  await insert(tx, DeviceRow, { id, equipmentId, tokenHash: hashOf(token), simulated: false });
  await insert(tx, DeviceBindingRow, { deviceId: id, equipmentId, boundAt: tx.now });
  const command = await insert(tx, DeviceCommandRow, {
    equipmentId,
    serviceRequestId,
    deviceId: id,
    messageId: randomUUID(),
    reference: 'C-1',
    name: 'restart',
    title: { en: 'Restart' },
    timeoutSeconds: 20,
    confirmedBy: 'spec',
    status: 'succeeded' as const,
    sentAt: tx.now,
    expiresAt: tx.now,
    endedAt: tx.now,
  });
  return { deviceToken: token, commandId: command.id };
}

/** Of an order that is to wait, and about which its customer is to be phoned; there is no visit that could be canceled. */
function changeOf(workOrderId: string): RepairChange {
  const oldWindow = { start: '2026-01-01T09:00:00.000Z', end: '2026-01-01T10:00:00.000Z' };
  return {
    kind: 'drop',
    workOrderId,
    workOrderVersion: 1,
    number: 'WO-000001',
    title: 'Compressor overheats',
    urgency: 'normal',
    siteName: 'Plant',
    city: 'Sofia',
    timeZone: 'Europe/Sofia',
    position: { lat: 42.69, lng: 23.32 },
    dueAt: null,
    visitId: null,
    from: null,
    to: null,
    movedMinutes: null,
    reasons: [],
    needs: [],
    call: {
      reason: 'no-place',
      customerName: 'The mill',
      contactName: null,
      phone: null,
      oldWindow,
      newWindow: null,
      informed: null,
    },
    isPublished: false,
  };
}
