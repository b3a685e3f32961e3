import type { ReactNode } from 'react';
import { Button, EmptyState } from '#ui';
import { useT } from '../../i18n';
import { useSearchParams } from '../../routing';

/** A list whose filters leave nothing, with the way back. */
export function NoMatch({ names }: { names: readonly string[] }): ReactNode {
  const t = useT();
  const [, change] = useSearchParams();
  return (
    <EmptyState
      icon="search"
      title={t('parts.noMatch')}
      text={t('parts.noMatchHint')}
      action={
        <Button onClick={() => change(Object.fromEntries(names.map(name => [name, null])))}>
          {t('parts.clearFilters')}
        </Button>
      }
    />
  );
}
