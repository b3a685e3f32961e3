import { useMemo } from 'react';
import { localized, routes } from '#contracts';
import type { EquipmentModel, Metric } from '#contracts';
import { useLocale, useRoute } from '#ui';

export interface Models {
  models: readonly EquipmentModel[];
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
  byId: (id: string | undefined) => EquipmentModel | undefined;
  byName: (name: string) => EquipmentModel | undefined;
  /** Words of a fault code, best those of the unit's own model; the code itself when no model has it. */
  faultTitle: (code: string, modelName?: string) => string;
  metricTitle: (metric: Metric) => string;
}

const freshMs = 300_000;

/** The catalogue is short and seldom changes: read once, asked by every page that must say a code in words. */
export function useModels(): Models {
  const { locale } = useLocale();
  const query = useRoute(routes.listModels, { query: { limit: 200 } }, { staleTime: freshMs });
  const items = query.data?.items;
  const { isLoading, error, refetch } = query;
  return useMemo(() => {
    const models = items ?? [];
    const byName = (name: string): EquipmentModel | undefined => models.find(model => model.name === name);
    return {
      models,
      isLoading,
      error,
      retry: () => void refetch(),
      byId: id => models.find(model => model.id === id),
      byName,
      faultTitle: (code, modelName) => {
        const own = modelName === undefined ? undefined : byName(modelName);
        const fault = [...(own ? [own] : []), ...models]
          .flatMap(model => model.faultCodes)
          .find(one => one.code === code);
        return fault ? localized(fault.title, locale) : code;
      },
      metricTitle: metric => localized(metric.title, locale),
    };
  }, [items, isLoading, error, refetch, locale]);
}
