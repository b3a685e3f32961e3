import type { SeenDay } from './changes';

const MEMORY = 'callout.field.seen-day';

/** Null: this day was not looked at on this phone by this person, or what was kept cannot be read. */
export function readSeen(personId: string, from: string): SeenDay['visits'] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(MEMORY) ?? 'null');
    return isSeenDay(kept) && kept.personId === personId && kept.from === from ? kept.visits : null;
  } catch {
    return null;
  }
}

/** A full or forbidden memory only means that nothing is told of changes behind its back. */
export function writeSeen(day: SeenDay): void {
  try {
    localStorage.setItem(MEMORY, JSON.stringify(day));
  } catch {
    // The day itself is on the screen.
  }
}

const texts = ['id', 'title', 'siteName', 'city', 'timeZone', 'start'];

function isSeenDay(kept: unknown): kept is SeenDay {
  if (typeof kept !== 'object' || kept === null || !('visits' in kept) || !Array.isArray(kept.visits))
    return false;
  return kept.visits.every(
    (one: unknown) =>
      typeof one === 'object' &&
      one !== null &&
      texts.every(name => typeof Reflect.get(one, name) === 'string'),
  );
}
