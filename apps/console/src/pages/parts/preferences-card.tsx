import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { EngineerPreference } from '#contracts';
import { Button, Card, Chip, ErrorState, IconButton, Skeleton, useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { PreferenceDialog } from './preference-dialog';
import { preferencesStale } from './preferences';
import type { PreferencePlace } from './preferences';

/** Who had better go to a unit, and who is not to come again; each can be taken out, and put back while the toast stands. */
export function PreferencesCard({ place }: { place: PreferencePlace }): ReactNode {
  const t = useT();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const mayChange = may('engineer-preference.change');
  const params = { id: place.equipmentId };
  const { data, error, refetch } = useRoute(routes.listEngineerPreferences, { params });
  const items = data?.items;
  if (items?.length === 0 && !mayChange) return null;
  return (
    <Card
      flush
      title={t('preferences.title')}
      actions={
        mayChange && (
          <Button small kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {t('preferences.add')}
          </Button>
        )
      }
    >
      {error && !items && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !items && (
        <div className="cs-pad">
          <Skeleton lines={2} />
        </div>
      )}
      {items?.length === 0 && <p className="cs-pad co-muted">{t('preferences.none')}</p>}
      <ul className="cs-list">
        {items?.map(one => (
          <Preference key={one.id} one={one} place={place} mayChange={mayChange} />
        ))}
      </ul>
      {isAdding && <PreferenceDialog place={place} onClose={() => setAdding(false)} />}
    </Card>
  );
}

interface PreferenceProps {
  one: EngineerPreference;
  place: PreferencePlace;
  mayChange: boolean;
}

function Preference({ one, place, mayChange }: PreferenceProps): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const params = { id: place.equipmentId };
  const verb = { invalidates: preferencesStale, onError: toasts.fail };
  const add = useVerb(routes.addEngineerPreference, verb);
  const remove = useVerb(routes.removeEngineerPreference, verb);
  const { engineerId, engineerName, kind, scope, scopeName, reason } = one;
  const takeOut = (): void =>
    remove.mutate(
      { params: { ...params, preferenceId: one.id } },
      {
        onSuccess: () =>
          toasts.show({
            tone: 'good',
            text: t('preferences.gone', { engineer: engineerName }),
            undo: () => add.mutate({ params, body: { engineerId, kind, scope, reason } }),
          }),
      },
    );
  return (
    <li className="cs-pad cs-preference">
      <span className="cs-two-lines co-grow">
        <span className={one.counts ? '' : 'co-muted'}>
          {engineerName}
          {one.partnerName && <span className="co-muted"> · {one.partnerName}</span>}
        </span>
        <small>
          {t(`preferences.scope.${scope}`, { name: scopeName })}
          {reason && <> · {reason}</>}
          {!one.counts && <> · {t('preferences.outdone')}</>}
        </small>
      </span>
      <Chip
        tone={!one.counts ? 'neutral' : kind === 'preferred' ? 'good' : 'bad'}
        icon={kind === 'preferred' ? 'heart' : 'ban'}
        bare
      >
        {t(`preferences.${kind}`)}
      </Chip>
      {mayChange && (
        <IconButton
          icon="trash"
          small
          label={t('preferences.takeOut', { engineer: engineerName })}
          disabled={remove.isPending}
          onClick={takeOut}
        />
      )}
    </li>
  );
}
