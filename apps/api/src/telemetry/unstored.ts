import type { Incoming } from './ingest-batch';

/**
 * The counters of each boot that arrived here and could not be stored, until they come again. What came after them may be
 * committed before them: then the device must not be told that everything up to there is safe.
 */
export class Unstored {
  private readonly byDevice = new Map<string, Map<number, Set<number>>>();

  /** The lowest of each boot. */
  of(deviceId: string): ReadonlyMap<number, number> {
    const boots = this.byDevice.get(deviceId) ?? new Map<number, Set<number>>();
    return new Map([...boots].map(([epoch, seqs]) => [epoch, Math.min(...seqs)]));
  }

  add(deviceId: string, one: Incoming) {
    const boots = this.byDevice.get(deviceId) ?? new Map<number, Set<number>>();
    for (const { epoch, seq } of countersOf(one)) boots.set(epoch, (boots.get(epoch) ?? new Set()).add(seq));
    if (boots.size > 0) this.byDevice.set(deviceId, boots);
  }

  settle(batch: readonly Incoming[]) {
    if (this.byDevice.size === 0) return;
    for (const one of batch) {
      const { deviceId } = one.message.device;
      const boots = this.byDevice.get(deviceId);
      for (const { epoch, seq } of boots ? countersOf(one) : []) {
        boots?.get(epoch)?.delete(seq);
        if (boots?.get(epoch)?.size === 0) boots.delete(epoch);
      }
      if (boots?.size === 0) this.byDevice.delete(deviceId);
    }
  }
}

function countersOf({ content }: Incoming): { epoch: number; seq: number }[] {
  return content.points.flatMap(({ name, point: { epoch, seq } }) =>
    name !== null || epoch === null || seq === null ? [] : [{ epoch, seq }],
  );
}
