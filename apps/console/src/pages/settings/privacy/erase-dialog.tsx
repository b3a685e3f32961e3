import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ErasureHold, PersonalDataSummary, PersonSought } from '#contracts';
import { Button, Dialog, ErrorNotice, Field, Notice, TextInput, useFormat, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { Link } from '../../../routing';
import { pageOf } from '../../parts/page-of';
import { isTypedOf } from './sought';

export interface EraseDialogProps {
  sought: PersonSought;
  summary: PersonalDataSummary;
  onErased: () => void;
  /** What stands in the way has changed since it was shown. */
  onRefused: () => void;
  onClose: () => void;
}

/** What goes and what stays, what is still in the way, and who is meant, typed once more. */
export function EraseDialog({ sought, summary, onErased, onRefused, onClose }: EraseDialogProps): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [typed, setTyped] = useState('');
  const erase = useVerb(routes.erasePersonalData, {
    invalidates: [routes.listPeople, routes.listRequests, routes.listWorkOrders],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('privacy.done') });
      onErased();
    },
    onError: onRefused,
  });
  const isHeld = summary.holds.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t('privacy.erase')}: ${summary.names[0] ?? summary.email ?? ''}`}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {!isHeld && (
            <Button
              kind="danger"
              busy={erase.isPending}
              disabled={!isTypedOf(typed, summary)}
              onClick={() => erase.mutate({ body: { ...sought, confirm: typed } })}
            >
              {t('privacy.eraseNow')}
            </Button>
          )}
        </>
      }
    >
      <div className="cs-column">
        {isHeld ? <Holds holds={summary.holds} /> : <Fates kinds={summary.kinds} />}
        {!isHeld && (
          <>
            <p className="co-faint">{t('privacy.reach')}</p>
            <Field label={t('privacy.confirm')} hint={summary.names[0] ?? summary.email ?? undefined}>
              <TextInput
                value={typed}
                maxLength={254}
                autoComplete="off"
                onChange={event => setTyped(event.target.value)}
              />
            </Field>
          </>
        )}
        <ErrorNotice error={erase.error} />
      </div>
    </Dialog>
  );
}

function Fates({ kinds }: { kinds: PersonalDataSummary['kinds'] }): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {(['removed', 'without-person'] as const).map(fate => {
        const these = kinds.filter(one => one.fate === fate);
        if (these.length === 0) return null;
        return (
          <section key={fate} className="cs-privacy__fate">
            <h3>{t(`privacy.will.${fate}`)}</h3>
            <ul>
              {these.map(({ kind, count }) => (
                <li key={kind}>
                  {t(`privacy.kind.${kind}`)}: {format.number(count)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Holds({ holds }: { holds: readonly ErasureHold[] }): ReactNode {
  const t = useT();
  return (
    <Notice tone="warn">
      <p>{t('privacy.held')}</p>
      <ul className="cs-privacy__holds">
        {holds.map((hold, place) => (
          <li key={`${hold.because} ${hold.id ?? place}`}>
            {t(`privacy.hold.${hold.because}`)} <Where hold={hold} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A visit is ended at its order. */
function Where({ hold: { because, id, number } }: { hold: ErasureHold }): ReactNode {
  if (id === null) return null;
  const isReport = because === 'request-open' || because === 'hand-over-open';
  return <Link to={pageOf[isReport ? 'service-request' : 'work-order'](id)}>{number}</Link>;
}
