import type { ReactNode } from 'react';
import type { AssistantMode, ModeChange } from '#contracts';
import { useT } from '../../i18n';
import { Ago } from '../parts/moment';
import { useScopeText } from './use-scope-text';

/** Who let the assistant do more or less, where and when. */
export function ModeHistory({ changes }: { changes: readonly ModeChange[] }): ReactNode {
  const t = useT();
  const scopeText = useScopeText();
  const name = (mode: AssistantMode | null): string =>
    mode === null ? t('settings.modeNone') : t(`settings.mode.${mode}`);
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{t('settings.modeHistory', { count: changes.length })}</summary>
      <ul className="cs-plain">
        {changes.map(change => (
          <li key={`${change.at} ${scopeText(change.scope)}`}>
            <span className="co-grow">
              {scopeText(change.scope)}: {name(change.from)} → <b>{name(change.to)}</b>
            </span>
            <span className="co-faint">
              {change.by}, <Ago at={change.at} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
