import { useState } from 'react';
import { routes } from '#contracts';
import { useRoute } from '#ui';
import type { PickerSearch } from './picker';

/** Equipment that fits a text, for a Picker; of one model when it is given. */
export function useUnitSearch(modelId?: string): PickerSearch {
  const [text, onText] = useState('');
  const q = text.trim();
  const query = { limit: 8, ...(q && { q }), ...(modelId && { modelId }) };
  const units = useRoute(routes.listEquipment, { query }, { staleTime: 30_000 });
  const options = (units.data?.items ?? []).map(unit => ({
    id: unit.id,
    name: unit.serialNumber,
    detail: `${unit.modelName} · ${unit.siteName}, ${unit.city}`,
  }));
  return { text, onText, options, isLoading: units.isLoading };
}
