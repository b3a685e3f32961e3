import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { Alert } from '#contracts';
import { Field, routeKey, SegmentedControl, TextArea, useDynamicT, useNow, useToasts, useVerb } from '#ui';
import { FormDialog } from '../parts/form-dialog';
import { useT } from '../../i18n';
import { VerbNotice } from '../parts/verb-notice';
import { ZonedInput } from '../parts/zoned-input';

export type AskedMove = 'clear' | 'close' | 'suppress';

const hourMs = 3_600_000;
/** Hours, as the choices say them. */
const periods = ['1', '8', '24', '168'] as const;
type Period = (typeof periods)[number] | '';

/** A step that wants words: a note when it ends, the cause and an end when it is kept quiet. */
export function MoveDialog(props: { move: AskedMove; alert: Alert; onClose: () => void }): ReactNode {
  const { move, alert, onClose } = props;
  const t = useT();
  const word = useDynamicT();
  const toasts = useToasts();
  const queries = useQueryClient();
  const now = useNow();
  const [note, setNote] = useState('');
  const [until, setUntil] = useState<string | null>(() => new Date(now + 8 * hourMs).toISOString());
  const [period, setPeriod] = useState<Period>('8');
  const options = {
    invalidates: [routes.getAlert, routes.listAlerts, routes.overview],
    onSuccess: (after: Alert) => {
      toasts.show({ tone: 'good', text: t('alerts.done', { state: word('state.alert', after.status) }) });
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: routeKey(routes.getAlert) }),
  };
  const clear = useVerb(routes.clearAlert, options);
  const close = useVerb(routes.closeAlert, options);
  const suppress = useVerb(routes.suppressAlert, options);
  const verb = { clear, close, suppress }[move];
  const isLate = until !== null && Date.parse(until) <= now;
  const action = word('do.alert', move);

  const save = (): void => {
    const params = { id: alert.id };
    const text = note.trim();
    if (move === 'suppress') {
      if (until && !isLate) suppress.mutate({ params, body: { version: alert.version, until, cause: text } });
      return;
    }
    const body = { version: alert.version, ...(text && { note: text }) };
    (move === 'clear' ? clear : close).mutate({ params, body });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={`${action}: ${alert.title}`}
      action={action}
      busy={verb.isPending}
      onSubmit={save}
    >
      <VerbNotice
        error={verb.error}
        subject={{ type: 'alert', id: alert.id }}
        words={{ state: 'state.alert', step: 'do.alert' }}
        onReload={() => verb.reset()}
      />
      <p className="co-muted">{t(`alerts.${move}Hint`)}</p>
      {move === 'suppress' && (
        <>
          <SegmentedControl
            label={t('alerts.quietFor')}
            value={period}
            onChange={next => {
              setPeriod(next);
              setUntil(new Date(now + Number(next) * hourMs).toISOString());
            }}
            options={periods.map<{ value: Period; label: string }>(value => ({
              value,
              label: t(`alerts.quiet${value}`),
            }))}
          />
          <Field label={t('alerts.until')} error={isLate && t('alerts.untilLate')}>
            <ZonedInput
              required
              zone={alert.timeZone}
              value={until}
              onChange={next => {
                setUntil(next);
                setPeriod('');
              }}
            />
          </Field>
        </>
      )}
      <Field label={t(move === 'suppress' ? 'alerts.cause' : 'parts.note')} optional={move !== 'suppress'}>
        <TextArea
          rows={3}
          required={move === 'suppress'}
          maxLength={1_000}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
