import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import type { System } from './system';

/** Compressors in Sofia where somebody may come at any hour: a journey must not depend on the day of the week. */
export async function openCompressors(api: Awaited<ReturnType<System['as']>>): Promise<Equipment[]> {
  const [units, sites] = await Promise.all([
    api.call(routes.listEquipment, { query: { family: 'compressor', limit: 200 } }),
    api.call(routes.listSites, { query: { q: 'Sofia', limit: 200 } }),
  ]);
  const open = new Set(sites.items.filter(site => site.accessHours === null).map(site => site.id));
  return units.items.filter(unit => unit.city === 'Sofia' && open.has(unit.siteId));
}
