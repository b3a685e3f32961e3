import type { ModeScope } from '#contracts';
import { useDynamicT } from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';

/** "AirCore AX-22 · Cooling · Label": where a mode holds, in the reader's words. */
export function useScopeText(): (scope: ModeScope) => string {
  const t = useT();
  const word = useDynamicT();
  const models = useModels();
  return ({ modelId, category, channel }) => {
    const parts = [
      modelId && (models.byId(modelId)?.name ?? modelId),
      category && word('category', category),
      channel && word('channel', channel),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : t('settings.modeHouse');
  };
}
