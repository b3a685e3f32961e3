import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { OverridableRule, RuleOverride } from '#contracts';
import { routeKey, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { withoutLost } from './override-draft';

export const staleOverrides = [routes.listRuleOverrides, routes.listAlertRules, routes.listRulesOfUnit];

/** What is done to an override in the list, at once: taken out, with an undo, or rid of what its rule has lost. */
export function useOverrideVerbs(rule: OverridableRule): {
  takeOut: (override: RuleOverride) => void;
  tidy: (override: RuleOverride) => void;
  isBusy: boolean;
} {
  const t = useT();
  const toasts = useToasts();
  const queries = useQueryClient();
  const options = {
    invalidates: staleOverrides,
    onError: (error: Error) => {
      toasts.fail(error);
      void queries.invalidateQueries({ queryKey: routeKey(routes.listRuleOverrides) });
    },
  };
  const put = useVerb(routes.putRuleOverride, options);
  const remove = useVerb(routes.deleteRuleOverride, options);
  const gone = (override: RuleOverride, text: string): void => {
    const { ruleId, id } = override;
    // What the rule has lost cannot be put back.
    const rest = withoutLost(override, rule);
    remove.mutate(
      { params: { id: ruleId, overrideId: id } },
      {
        onSuccess: () =>
          toasts.show({
            tone: 'good',
            text,
            ...(rest && {
              undo: () => put.mutate({ params: { id: ruleId }, body: { ...rest, replaces: null } }),
            }),
          }),
      },
    );
  };
  const tidy = (override: RuleOverride): void => {
    const rest = withoutLost(override, rule);
    const text = t('overrides.tidied', { place: override.scopeName });
    if (!rest) return gone(override, text);
    put.mutate(
      { params: { id: override.ruleId }, body: { ...rest, replaces: override.version } },
      { onSuccess: () => toasts.show({ tone: 'good', text }) },
    );
  };
  return {
    takeOut: override => gone(override, t('overrides.gone', { place: override.scopeName })),
    tidy,
    isBusy: put.isPending || remove.isPending,
  };
}
