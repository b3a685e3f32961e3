import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { PersonSought } from '#contracts';
import { Button, Card, EmptyState, ErrorState, Field, Skeleton, TextInput, useApi } from '#ui';
import { useT } from '../../../i18n';
import { useSearchParams } from '../../../routing';
import { KeptOf } from './kept-of';
import { soughtIn } from './sought';
import './privacy.css';

/** What is kept of one person, their copy of it, and its end. The address bar has an account’s id at most. */
export function PrivacyCard(): ReactNode {
  const t = useT();
  const api = useApi();
  const [params, change] = useSearchParams();
  const personId = params.get('person');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<PersonSought | null>(null);
  const sought = asked ?? (personId === null ? null : { personId });
  const wanted = soughtIn(typed);
  const found = useQuery({
    queryKey: ['personal data', sought],
    // Nothing of a person stays in memory behind the page.
    gcTime: 0,
    enabled: sought !== null,
    queryFn: ({ signal }) => api.call(routes.personalData, { body: sought ?? {}, signal }),
  });
  return (
    <Card title={t('privacy.title')}>
      <div className="cs-column">
        <p className="co-faint">{t('privacy.hint')}</p>
        <form
          className="cs-privacy__search"
          onSubmit={event => {
            event.preventDefault();
            if (!wanted) return;
            if (personId !== null) change({ person: null });
            setAsked(wanted);
          }}
        >
          <Field label={t('privacy.search')}>
            <TextInput
              value={typed}
              maxLength={254}
              autoComplete="off"
              onChange={event => setTyped(event.target.value)}
            />
          </Field>
          <Button type="submit" icon="search" disabled={wanted === null}>
            {t('privacy.find')}
          </Button>
        </form>
        {sought === null && (
          <EmptyState icon="shield" title={t('privacy.nobody')} text={t('privacy.nobodyHint')} />
        )}
        {found.isLoading && <Skeleton lines={5} />}
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {sought !== null && found.data && !found.error && (
          <KeptOf sought={sought} summary={found.data} onChange={() => void found.refetch()} />
        )}
      </div>
    </Card>
  );
}
