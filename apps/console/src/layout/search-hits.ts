import { routes } from '#contracts';
import { useRoute } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../i18n';
import { entriesFor } from '../pages/find';
import { pages } from '../pages/list';
import { useMay, useMe } from '../session';

export interface Hit {
  kind: 'page' | 'equipment' | 'work-order' | 'request';
  group: string;
  icon: IconName;
  to: string;
  name: string;
  detail?: string;
}

const limit = 6;

/** What fits a text: pages at once, things as soon as the server has answered. */
export function useHits(text: string): { hits: Hit[]; isLoading: boolean; error: Error | null } {
  const t = useT();
  const may = useMay();
  const { role } = useMe().person;
  const isLongEnough = text.length >= 2;
  const args = { query: { q: text, limit } };
  const keep = { staleTime: 10_000 };
  const equipment = useRoute(routes.listEquipment, isLongEnough ? args : 'skip', keep);
  const workOrders = useRoute(routes.listWorkOrders, isLongEnough ? args : 'skip', keep);
  const requests = useRoute(routes.listRequests, isLongEnough && may('request.read') ? args : 'skip', keep);

  const named = entriesFor(pages, role).flatMap(({ path, entry }): Hit[] => {
    if (!entry) return [];
    const name = t(entry.label);
    const fits = name.toLocaleLowerCase().includes(text.toLocaleLowerCase());
    return fits ? [{ kind: 'page', group: t('search.pages'), icon: entry.icon, to: path, name }] : [];
  });
  const hits: Hit[] = [
    ...(equipment.data?.items ?? []).map<Hit>(unit => ({
      kind: 'equipment',
      group: t('nav.equipment'),
      icon: 'cpu',
      to: `/equipment/${unit.id}`,
      name: unit.serialNumber,
      detail: `${unit.modelName} · ${unit.siteName}, ${unit.city}`,
    })),
    ...(workOrders.data?.items ?? []).map<Hit>(order => ({
      kind: 'work-order',
      group: t('nav.workOrders'),
      icon: 'clipboard',
      to: `/work-orders/${order.id}`,
      name: order.number,
      detail: `${order.title} · ${order.siteName}`,
    })),
    ...(requests.data?.items ?? []).map<Hit>(request => ({
      kind: 'request',
      group: t('nav.requests'),
      icon: 'message',
      to: `/requests/${request.id}`,
      name: request.number,
      detail: request.text,
    })),
    ...named,
  ];
  const all = [equipment, workOrders, requests];
  return {
    hits,
    isLoading: all.some(one => one.isLoading),
    error: all.find(one => one.error)?.error ?? null,
  };
}
