import type { AssistantMode, ModeChange, ModeRule, ModeScope } from '#contracts';
import { insert, organisationOf, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { AssistantModeRuleRow } from './assistant-mode-rule.entity';

const MOST_RULES = 500;
const MOST_CHANGES = 50;

export async function standardMode(tx: Tx): Promise<AssistantMode> {
  const row = await tx.one<{ mode: AssistantMode }>(
    'SELECT assistant_mode AS mode FROM organisation WHERE organisation_id = $1 AND id = $1',
    [organisationOf(tx.scope)],
  );
  return row?.mode ?? 'off';
}

export async function modeRules(tx: Tx): Promise<ModeRule[]> {
  const rows = await tx.find(AssistantModeRuleRow, {
    where: { organisationId: organisationOf(tx.scope) ?? '' },
    order: { createdAt: 'ASC', id: 'ASC' },
    take: MOST_RULES,
  });
  return rows.map(({ id, modelId, category, channel, mode }) => ({ id, modelId, category, channel, mode }));
}

/** Every change was written to the trail with the deed itself. */
export async function modeChanges(tx: Tx): Promise<ModeChange[]> {
  const rows = await tx.rows<{ at: Date; by: string; detail: Omit<ModeChange, 'at' | 'by'> }>(
    `SELECT at, actor_name AS by, detail FROM audit_event
     WHERE organisation_id = $1 AND subject_type = 'organisation' AND subject_id = $1
       AND verb = 'organisation.assistant-mode'
     ORDER BY at DESC, id DESC LIMIT ${MOST_CHANGES}`,
    [organisationOf(tx.scope)],
  );
  return rows.map(({ at, by, detail: { scope, from, to } }) => ({
    at: at.toISOString(),
    by,
    scope,
    from,
    to,
  }));
}

/** Holds all modes of the organisation until the end of the transaction. */
export async function holdModes(tx: Tx): Promise<void> {
  await tx.one('SELECT 1 FROM organisation WHERE organisation_id = $1 AND id = $1 FOR UPDATE', [
    organisationOf(tx.scope),
  ]);
}

export async function writeStandardMode(tx: Tx, mode: AssistantMode): Promise<void> {
  await tx.run(
    `UPDATE organisation SET assistant_mode = $2, updated_at = now(), version = version + 1
     WHERE organisation_id = $1 AND id = $1`,
    [organisationOf(tx.scope), mode],
  );
}

/** Of modes that are held; null takes the rule away. */
export async function writeModeRule(
  tx: Tx,
  { modelId, category, channel }: ModeScope,
  mode: AssistantMode | null,
): Promise<void> {
  const rules = await tx.find(AssistantModeRuleRow, {
    where: { organisationId: organisationOf(tx.scope) ?? '' },
  });
  const kept = rules.find(
    one => one.modelId === modelId && one.category === category && one.channel === channel,
  );
  if (mode === null) {
    await tx.run('DELETE FROM assistant_mode_rule WHERE organisation_id = $1 AND id = $2', [
      organisationOf(tx.scope),
      kept?.id,
    ]);
    return;
  }
  if (kept) await updateGuarded(tx, AssistantModeRuleRow, kept, { mode });
  else await insert(tx, AssistantModeRuleRow, { modelId, category, channel, mode });
}

/** The model of a unit, by which a mode may be chosen. */
export async function modelOf(tx: Tx, equipmentId: string): Promise<string> {
  const row = await tx.one<{ modelId: string }>(
    'SELECT model_id AS "modelId" FROM equipment WHERE organisation_id = $1 AND id = $2',
    [organisationOf(tx.scope), equipmentId],
  );
  return row?.modelId ?? '';
}
