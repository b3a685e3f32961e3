import { useState } from 'react';
import { routes } from '#contracts';
import { useRoute } from '#ui';
import type { PickerSearch } from '../parts/picker';

/** Sites that fit a text, for a Picker. */
export function useSiteSearch(): PickerSearch {
  const [text, onText] = useState('');
  const q = text.trim();
  const query = { limit: 8, ...(q && { q }) };
  const sites = useRoute(routes.listSites, { query }, { staleTime: 30_000 });
  const options = (sites.data?.items ?? []).map(site => ({
    id: site.id,
    name: `${site.name}, ${site.city}`,
    detail: `${site.customerName} · ${site.address}`,
  }));
  return { text, onText, options, isLoading: sites.isLoading };
}
