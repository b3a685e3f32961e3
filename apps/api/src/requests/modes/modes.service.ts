import { Injectable } from '@nestjs/common';
import type { AssistantMode, AssistantModes, BodyOf, ModeScope, routes } from '#contracts';
import { organisationOf, violationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import {
  holdModes,
  modeChanges,
  modeRules,
  standardMode,
  writeModeRule,
  writeStandardMode,
} from './modes.store';

const MOST_RULES = 500;

/** What the assistant may do where. Every change stands in the trail with what was before. */
@Injectable()
export class ModesService {
  async modes(tx: Tx): Promise<AssistantModes> {
    return { mode: await standardMode(tx), rules: await modeRules(tx), history: await modeChanges(tx) };
  }

  /**
   * @throws Refused stale-version if somebody was faster, input-invalid if the whole house would be left without a mode,
   * reference-unknown if there is no such model
   */
  async set(tx: Tx, { scope, from, to }: BodyOf<typeof routes.setAssistantMode>): Promise<AssistantModes> {
    await holdModes(tx);
    const rules = await modeRules(tx);
    const isHouse = scope.modelId === null && scope.category === null && scope.channel === null;
    const now = isHouse ? await standardMode(tx) : (rules.find(rule => isSame(rule, scope))?.mode ?? null);
    if (now !== from) throw new Refused('stale-version', { mode: now });
    if (isHouse && to === null) throw new Refused('input-invalid', { field: 'to' });
    if (now === null && rules.length >= MOST_RULES)
      throw new Refused('too-many-requests', { most: MOST_RULES });
    if (now === to) return this.modes(tx);
    await this.write(tx, scope, to, isHouse);
    await record(tx, {
      verb: 'organisation.assistant-mode',
      subjectType: 'organisation',
      subjectId: organisationOf(tx.scope),
      detail: { scope, from, to },
    });
    return this.modes(tx);
  }

  private async write(tx: Tx, scope: ModeScope, to: AssistantMode | null, isHouse: boolean): Promise<void> {
    if (isHouse && to !== null) return writeStandardMode(tx, to);
    try {
      await writeModeRule(tx, scope, to);
    } catch (error) {
      if (violationOf(error)?.constraint === 'assistant_mode_rule_model')
        throw new Refused('reference-unknown', { field: 'modelId' });
      throw error;
    }
  }
}

const isSame = (one: ModeScope, other: ModeScope): boolean =>
  one.modelId === other.modelId && one.category === other.category && one.channel === other.channel;
