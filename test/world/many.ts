import { AlertRuleRow } from '../../apps/api/src/alerts/alert-rule.entity';
import { AlertRow } from '../../apps/api/src/alerts/alert.entity';
import { randomUUID } from 'node:crypto';
import { DeviceCommandRow } from '../../apps/api/src/commands/device-command.entity';
import { EngineerRow } from '../../apps/api/src/engineers/engineer.entity';
import { FindingRow } from '../../apps/api/src/findings/finding.entity';
import { EquipmentModelRow } from '../../apps/api/src/installed-base/equipment-model.entity';
import { EquipmentRow } from '../../apps/api/src/installed-base/equipment.entity';
import { SiteRow } from '../../apps/api/src/installed-base/site.entity';
import { ArticleRow } from '../../apps/api/src/knowledge/article.entity';
import { InvitationRow } from '../../apps/api/src/organisations/invitation.entity';
import { OrganisationRow } from '../../apps/api/src/organisations/organisation.entity';
import { PlanRunRow } from '../../apps/api/src/planning/plan-run.entity';
import { GlossaryTermRow } from '../../apps/api/src/triage/glossary/glossary-term.entity';
import { LlmCallRow } from '../../apps/api/src/triage/spending/llm-call.entity';
import { insertMany } from '../../apps/api/src/platform/database';
import type { Database, EntityClass, Tx } from '../../apps/api/src/platform/database';
import { record } from '../../apps/api/src/platform/outbox';
import type { Company } from './company';
import { workerOf } from './installation';

const MORE = 6;

/**
 * Enough of everything for several pages, made in one transaction: rows of one list have the same instant and mostly the
 * same name, so that only a total order tells one page from the next.
 */
export async function makeMany(database: Database, company: Company): Promise<void> {
  await database.transaction(workerOf(company.organisationId), async tx => {
    const { modelId, ruleId, articles, invitations, north } = company;
    const differing = (key: string) => (n: number) => ({ [key]: `many-${n}` });
    await copies(tx, EquipmentModelRow, modelId, differing('code'));
    await copies(tx, AlertRuleRow, ruleId, differing('faultKey'));
    await copies(tx, GlossaryTermRow, company.termId, () => ({}));
    await copies(tx, ArticleRow, articles.customer, differing('slug'));
    await copies(tx, InvitationRow, invitations.own, n => ({
      email: `many-${n}@example.com`,
      tokenHash: Buffer.from(`many ${company.organisationId} ${n}`),
    }));
    await copies(tx, OrganisationRow, north.customerId, n => ({ name: `Customer ${n}` }));
    await copies(tx, EngineerRow, north.ids.engineer, () => ({ personId: null }));
    await copies(tx, SiteRow, north.ids.site, () => ({}));
    await copies(tx, EquipmentRow, north.ids.equipment, n => ({
      serialNumber: `SN-MANY-${n}`,
      publicToken: `many-${company.organisationId}-${n}`,
      installedOn: n % 2 === 0 ? null : '2026-01-01',
    }));
    await copies(tx, AlertRow, north.ids.alert, differing('faultKey'));
    await copies(tx, PlanRunRow, company.planRunId, () => ({}));
    await copies(tx, PlanRunRow, company.dayRepairId, () => ({}));
    await copies(tx, FindingRow, north.ids.finding, differing('metric'));
    await copies(tx, DeviceCommandRow, company.commandId, () => ({ messageId: randomUUID() }));
    const call = { purpose: 'triage' as const, model: 'one', tokensIn: 12, tokensOut: 7 };
    await insertMany(
      tx,
      LlmCallRow,
      Array.from({ length: MORE }, () => call),
    );
    for (const [subjectType, subjectId] of [
      ['work-order', north.ids['work-order']],
      ['equipment', north.ids.equipment],
    ] as const)
      for (let n = 0; n < MORE; n++)
        await record(tx, { verb: `${subjectType}.change`, subjectType, subjectId, detail: { n } });
  });
}

/** Rows like one that there is, but for what must be different. */
async function copies<E extends { id: string }>(
  tx: Tx,
  entity: EntityClass<E>,
  id: string,
  change: (n: number) => object,
): Promise<void> {
  const [row] = await tx.find(entity, { where: {} }).then(rows => rows.filter(one => one.id === id));
  if (!row) throw new RangeError(`No ${entity.name} to copy`);
  await insertMany(
    tx,
    entity,
    Array.from({ length: MORE }, (_, n) => Object.assign({}, row, { id: undefined }, change(n))),
  );
}
