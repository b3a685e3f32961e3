import type { Engineer, NewVisit, Role } from '#contracts';
import type { TestDatabase } from '../../../../test/database';
import { actor } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { AlertListeners, AlertsService } from '../alerts';
import { OutcomesService } from '../alerts/outcomes.service';
import { AttachmentsService } from '../attachments';
import { EngineersService } from '../engineers/engineers.service';
import { PositionsService } from '../engineers/positions.service';
import { SharingService } from '../installed-base';
import { ArticlesService } from '../knowledge';
import { Shelves } from '../knowledge/meaning/shelves';
import { PersonRow } from '../organisations/person.entity';
import { PlanningService } from '../planning/planning.service';
import { insert } from '../platform/database';
import type { Scope } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { createLog } from '../platform/log';
import { RequestsService } from '../requests';
import { AcceptanceService } from '../work-orders/acceptance.service';
import { CreationService } from '../work-orders/creation.service';
import { OpenVisits } from '../work-orders/open-visits';
import { OriginService } from '../work-orders/origin.service';
import { PartnersService } from '../work-orders/partners.service';
import { VerificationService } from '../work-orders/verification.service';
import { WorkOrdersService } from '../work-orders/work-orders.service';
import { AssignService } from './assign.service';
import { EvidenceService } from './evidence.service';
import { MoveService } from './move.service';
import { PerformService } from './perform.service';
import { UploadsService } from './uploads.service';
import { VisitsService } from './visits.service';

/** The services of engineers, work orders, visits and planning, wired as their modules wire them. */
export function workOn(db: TestDatabase) {
  const attachments = new AttachmentsService();
  const requests = new RequestsService(attachments, new Jobs({ appUrl: db.appUrl, work: false }));
  const listeners = new AlertListeners();
  const alerts = new AlertsService(listeners, new OutcomesService(listeners, createLog('error')));
  const origin = new OriginService(requests, alerts);
  const partners = new PartnersService(new SharingService(), attachments);
  const openVisits = new OpenVisits();
  const orders = new WorkOrdersService(openVisits, partners, origin);
  const moving = new MoveService(partners);
  const verification = new VerificationService(origin);
  const uploads = new UploadsService(attachments);
  openVisits.bind((tx, order, reason) => moving.cancelAll(tx, order, reason));
  return {
    orders,
    verification,
    moving,
    creation: new CreationService(),
    acceptance: new AcceptanceService(verification),
    assigning: new AssignService(partners),
    performing: new PerformService(uploads),
    evidence: new EvidenceService(orders, uploads),
    visits: new VisitsService(orders, new ArticlesService(new Shelves())),
    engineers: new EngineersService(),
    positions: new PositionsService(),
    planning: new PlanningService(),
  };
}
export type Work = ReturnType<typeof workOn>;

export interface Member {
  engineer: Engineer;
  scope: Scope;
}

/** On shift at any time of any day: specs that are not about shifts do not depend on when they run. */
const always = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 0, end: 1_440 }));
const sofia = { lat: 42.69, lng: 23.32 };

/** An engineer with an account, of the manufacturer or of the tenant's partner. */
export async function hire(
  db: TestDatabase,
  { engineers }: Work,
  tenant: Tenant,
  name: string,
  { partnerId = null, ...given }: Partial<Engineer> = {},
): Promise<Member> {
  const role: Role = partnerId ? 'partner-engineer' : 'engineer';
  const { organisationId } = tenant;
  const engineer = await db.database.transaction(tenant.scopes.worker, async tx => {
    const email = `${name.toLowerCase()}.${organisationId}@example.com`;
    const person = await insert(tx, PersonRow, { email, name, role, partnerId, locale: 'en' });
    const defaults = {
      home: sofia,
      city: 'Sofia',
      timeZone: 'Europe/Sofia',
      certificates: [],
      shifts: always,
      pace: { factor: 1, bySkill: [] },
      overtime: { maxMinutes: 0, travelHoursPerHour: 1.5 },
    };
    const skills = [{ skill: 'compressor', level: 3 }];
    return engineers.create(tx, {
      ...defaults,
      skills,
      phone: null,
      ...given,
      name,
      personId: person.id,
      partnerId,
    });
  });
  const who = { ...actor(role, engineer.personId), name };
  const scope: Scope = partnerId
    ? { family: 'partner', organisationId, partnerId, ...who }
    : { family: 'manufacturer', organisationId, ...who };
  return { engineer, scope };
}

const HOUR_MS = 3_600_000;

export const inHours = (hours: number): string =>
  new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * HOUR_MS).toISOString();

export function newVisit(
  order: { id: string; version: number },
  { engineer }: Member,
  given: Partial<NewVisit> = {},
): NewVisit {
  return {
    workOrderId: order.id,
    engineerId: engineer.id,
    start: inHours(3),
    workOrderVersion: order.version,
    dispatch: true,
    // A visit over midnight is in no single shift.
    overrideReason: 'As the spec wants it',
    ...given,
  };
}

export const repair = (tenant: Tenant, title = 'Compressor overheats') => ({
  equipmentId: tenant.equipmentId,
  jobType: 'repair' as const,
  title,
  description: '',
  urgency: 'normal' as const,
  faultCode: null,
  skills: [],
  likelyParts: [],
  estimatedMinutes: 60,
  promisedWindow: null,
  preferredWindows: [],
  dueAt: null,
});
