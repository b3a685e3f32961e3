import type { TurnMemory } from './model';

/** Steps still open get their outcome. */
export function settled(memory: TurnMemory, outcome: 'helped' | 'not-helped'): TurnMemory['steps'] {
  return memory.steps.map(one => (one.outcome === 'open' ? { ...one, outcome } : one));
}
