import type { ReactNode } from 'react';
import { ErrorState, IconButton } from '#ui';
import { useT } from '../i18n';
import { navigate } from '../routing';

/** A visit that cannot be shown: moved to somebody else, or the network is gone. The day is one press away. */
export function NotHere({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactNode {
  const t = useT();
  return (
    <>
      <header className="fi-top">
        <IconButton icon="chevronLeft" label={t('visit.back')} onClick={() => navigate('/')} />
      </header>
      <main className="fi-main">
        <ErrorState error={error} onRetry={onRetry} />
      </main>
    </>
  );
}
