import type { ReactNode } from 'react';
import { AssistantMode, routes } from '#contracts';
import type { AssistantModes, ModeScope } from '#contracts';
import { Card, ErrorState, IconButton, Select, Skeleton, useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { oneOf } from '../parts/filters';
import { VerbNotice } from '../parts/verb-notice';
import { AddMode } from './add-mode';
import { ModeHistory } from './mode-history';
import { useScopeText } from './use-scope-text';

const house: ModeScope = { modelId: null, category: null, channel: null };

/** What the assistant may do by itself: in the whole house, and where that differs. */
export function ModesCard(): ReactNode {
  const t = useT();
  const modes = useRoute(routes.assistantModes, {});
  return (
    <Card title={t('settings.modes')}>
      {modes.data && <Modes modes={modes.data} />}
      {modes.isLoading && <Skeleton lines={4} />}
      {modes.error && !modes.data && <ErrorState error={modes.error} onRetry={() => void modes.refetch()} />}
    </Card>
  );
}

function Modes({ modes: { mode, rules, history } }: { modes: AssistantModes }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const scopeText = useScopeText();
  const set = useVerb(routes.setAssistantMode, {
    invalidates: [routes.assistantModes],
    onSuccess: () => toasts.show({ tone: 'good', text: t('settings.saved') }),
  });
  const change = (scope: ModeScope, from: AssistantMode | null, to: AssistantMode | null): void => {
    if (from !== to) set.mutate({ body: { scope, from, to } });
  };
  const options = AssistantMode.options.map(value => ({ value, label: t(`settings.mode.${value}`) }));
  return (
    <div className="cs-column">
      <label className="cs-mode__line">
        <b className="co-grow">{t('settings.modeHouse')}</b>
        <Select
          className="cs-mode__choice"
          value={mode}
          options={options}
          disabled={set.isPending}
          onChange={event => change(house, mode, oneOf(event.target.value, AssistantMode.options) ?? mode)}
        />
      </label>
      <p className="co-faint">{t(`settings.modeHint.${mode}`)}</p>
      {rules.length > 0 && (
        <ul className="cs-plain" aria-label={t('settings.modeRules')}>
          {rules.map(({ id, mode: own, ...scope }) => (
            <li key={id}>
              <span className="co-grow">{scopeText(scope)}</span>
              <Select
                aria-label={scopeText(scope)}
                className="cs-mode__choice"
                value={own}
                options={options}
                disabled={set.isPending}
                onChange={event =>
                  change(scope, own, oneOf(event.target.value, AssistantMode.options) ?? own)
                }
              />
              <IconButton
                icon="trash"
                label={t('settings.modeRemove', { what: scopeText(scope) })}
                disabled={set.isPending}
                onClick={() => change(scope, own, null)}
              />
            </li>
          ))}
        </ul>
      )}
      <VerbNotice error={set.error} onReload={() => set.reset()} />
      <AddMode options={options} busy={set.isPending} onAdd={(scope, to) => change(scope, null, to)} />
      <p className="co-faint">{t('settings.modeOrder')}</p>
      <ModeHistory changes={history} />
    </div>
  );
}
