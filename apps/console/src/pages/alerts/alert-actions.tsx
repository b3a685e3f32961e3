import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { alertMoves, legalEvents, routes } from '#contracts';
import type { Alert, AlertEvent } from '#contracts';
import { Button, routeKey, useDynamicT, useToasts, useVerb } from '#ui';
import type { ButtonKind, IconName } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { VerbNotice } from '../parts/verb-notice';
import { MoveDialog } from './move-dialog';
import type { AskedMove } from './move-dialog';

const stale = [routes.getAlert, routes.listAlerts, routes.listRequests, routes.overview];

/** The steps that the life cycle allows now; a refusal is explained and the present state read again. */
export function AlertActions({ alert }: { alert: Alert }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const options = {
    invalidates: stale,
    onSuccess: (after: Alert) => {
      toasts.show({ tone: 'good', text: t('alerts.done', { state: word('state.alert', after.status) }) });
    },
    onError: () => {
      for (const route of [routes.getAlert, routes.listAlerts])
        void queries.invalidateQueries({ queryKey: routeKey(route) });
    },
  };
  const acknowledge = useVerb(routes.acknowledgeAlert, options);
  const diagnose = useVerb(routes.diagnoseAlert, options);
  const open = useVerb(routes.openRequestFromAlert, options);
  if (!may('alert.work')) return null;

  const legal = legalEvents(alertMoves, alert.status);
  const plain = { params: { id: alert.id }, body: { version: alert.version } };
  const button = (
    event: AlertEvent,
    icon: IconName,
    press: () => void,
    { kind = 'secondary', busy = false }: { kind?: ButtonKind; busy?: boolean } = {},
  ): ReactNode =>
    legal.includes(event) && (
      <Button small kind={kind} icon={icon} busy={busy} onClick={press}>
        {word('do.alert', event)}
      </Button>
    );
  const failure = acknowledge.error ?? diagnose.error ?? open.error;
  const reset = (): void => {
    acknowledge.reset();
    diagnose.reset();
    open.reset();
  };
  return (
    <>
      {legal.length > 0 && (
        <div className="cs-alert__actions">
          {!alert.serviceRequestId &&
            button('link', 'message', () => open.mutate({ params: { id: alert.id } }), {
              kind: 'primary',
              busy: open.isPending,
            })}
          {button('acknowledge', 'eye', () => acknowledge.mutate(plain), { busy: acknowledge.isPending })}
          {button('diagnose', 'search', () => diagnose.mutate(plain), { busy: diagnose.isPending })}
          {button('suppress', 'moon', () => setAsked('suppress'))}
          {button('clear', 'check', () => setAsked('clear'))}
          {button('close', 'lock', () => setAsked('close'))}
        </div>
      )}
      <VerbNotice
        error={failure}
        subject={{ type: 'alert', id: alert.id }}
        words={{ state: 'state.alert', step: 'do.alert' }}
        onReload={reset}
      />
      {asked && <MoveDialog key={asked} move={asked} alert={alert} onClose={() => setAsked(null)} />}
    </>
  );
}
