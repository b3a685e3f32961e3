import { useState } from 'react';
import { routes } from '#contracts';
import { useRoute } from '#ui';
import type { PickerSearch } from '../../parts/picker';

/** Customers that fit a text, for a Picker. */
export function useCustomerSearch(): PickerSearch {
  const [text, onText] = useState('');
  const q = text.trim();
  const query = { limit: 8, ...(q && { q }) };
  const customers = useRoute(routes.listCustomers, { query }, { staleTime: 30_000 });
  const options = (customers.data?.items ?? []).map(({ id, name }) => ({ id, name }));
  return { text, onText, options, isLoading: customers.isLoading };
}
