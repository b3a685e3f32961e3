import { routes } from '#contracts';
import type { Finding } from '#contracts';
import { useRoute } from '#ui';
import { useMay } from '../../session';

export interface Findings {
  /** Those that are open; undefined while they are being read, or when they are not this person's to see. */
  items: readonly Finding[] | undefined;
  error: Error | null;
  retry: () => void;
}

export function useFindings(equipmentId: string): Findings {
  const may = useMay();
  const query = useRoute(
    routes.listFindings,
    may('alert.read') ? { query: { equipmentId, open: 'true', limit: 50 } } : 'skip',
  );
  return { items: query.data?.items, error: query.error, retry: () => void query.refetch() };
}
