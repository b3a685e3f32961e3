import { SisterWatch, UnitFindings } from '#telemetry';
import type { Tx } from '../platform/database';
import type { FindingRow } from './finding.entity';
import { heldSisters, modelOf, saveSisters } from './sisters/sisters.store';
import { heldState, saveWatch } from './watches.store';

/**
 * Holds what a finding rests on until the transaction ends: in the order in which the watches take it, before the finding.
 *
 * @returns what takes it back: the metric is learned anew, or may differ from its sisters by as much as it does
 */
export async function heldGround(tx: Tx, finding: FindingRow): Promise<() => Promise<void>> {
  const { equipmentId, metric, detail } = finding;
  if (detail.kind === 'unlike-sisters') {
    const modelId = await modelOf(tx, equipmentId);
    const state = modelId && (await heldSisters(tx, modelId));
    return async () => {
      if (!modelId || !state) return;
      const watch = new SisterWatch(state);
      watch.accept(equipmentId, { metric, ...detail });
      await saveSisters(tx, modelId, watch.snapshot());
    };
  }
  const { kind } = detail;
  const held = await heldState(tx, equipmentId);
  return async () => {
    if (!held?.state) return;
    const watch = new UnitFindings(held.metrics, held.state);
    watch.forget(kind, metric);
    await saveWatch(tx, equipmentId, held.countedTo, watch.snapshot());
  };
}
