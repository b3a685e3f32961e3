import type { PreferenceKind, PreferenceScope } from '#contracts';

/** A unit and what it belongs to. */
export interface Place {
  equipmentId: string;
  siteId: string;
  customerId: string;
}

/** What is said of an engineer, and where: of the three ids one is there. */
export interface Said {
  engineerId: string;
  kind: PreferenceKind;
  equipmentId: string | null;
  siteId: string | null;
  customerId: string | null;
}

/** Who had better do the work at a place, and who may not. */
export interface EngineerWishes {
  preferredEngineerIds: readonly string[];
  excludedEngineerIds: readonly string[];
}

const nearness: Record<PreferenceScope, number> = { unit: 0, site: 1, customer: 2 };

export function scopeOf({ equipmentId, siteId }: Omit<Said, 'engineerId' | 'kind'>): PreferenceScope {
  if (equipmentId !== null) return 'unit';
  return siteId === null ? 'customer' : 'site';
}

/** Of each engineer what is said nearest to the unit: a site's "not again" ends where the unit's own says "preferred". */
export function counting<S extends Said>(all: readonly S[], place: Place): S[] {
  const nearest = new Map<string, S>();
  for (const one of all) {
    if (!concerns(one, place)) continue;
    const known = nearest.get(one.engineerId);
    if (!known || nearness[scopeOf(one)] < nearness[scopeOf(known)]) nearest.set(one.engineerId, one);
  }
  return [...nearest.values()];
}

export function wishesAt(all: readonly Said[], place: Place): EngineerWishes {
  const ids = (kind: PreferenceKind) =>
    said.filter(one => one.kind === kind).map(({ engineerId }) => engineerId);
  const said = counting(all, place);
  return { preferredEngineerIds: ids('preferred'), excludedEngineerIds: ids('excluded') };
}

const concerns = (one: Said, { equipmentId, siteId, customerId }: Place): boolean =>
  one.equipmentId === equipmentId || one.siteId === siteId || one.customerId === customerId;
