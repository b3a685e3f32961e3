import { useState } from 'react';
import { routes } from '#contracts';
import { useRoute } from '#ui';
import type { PickerSearch } from './picker';

/** Engineers at work who fit a text, for a Picker. */
export function useEngineerSearch(): PickerSearch {
  const [text, onText] = useState('');
  const q = text.trim();
  const query = { limit: 8, active: true, ...(q && { q }) };
  const engineers = useRoute(routes.listEngineers, { query }, { staleTime: 30_000 });
  const options = (engineers.data?.items ?? []).map(({ id, name, city, partnerName }) => ({
    id,
    name,
    detail: [city, partnerName].filter(Boolean).join(' · '),
  }));
  return { text, onText, options, isLoading: engineers.isLoading };
}
