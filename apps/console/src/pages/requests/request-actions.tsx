import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { legalEvents, routes, serviceRequestMoves } from '#contracts';
import type { ServiceRequest, ServiceRequestEvent } from '#contracts';
import { Button, IconButton, KeyHint, Menu, useDynamicT, useToasts, useVerb } from '#ui';
import type { MenuItem } from '#ui';
import { useT } from '../../i18n';
import { isTyping } from '../../layout/typing';
import { navigate } from '../../routing';
import { useMay } from '../../session';
import { VerbNotice } from '../parts/verb-notice';
import { ConvertDialog } from './convert-dialog';
import { DuplicateDialog } from './duplicate-dialog';
import { NoteDialog } from './note-dialog';

const stale = [routes.getRequest, routes.listRequests, routes.overview];
type Open = 'convert' | 'resolve' | 'reject' | 'duplicate' | null;

/** What can be decided about a request in its present state. */
export function RequestActions({ request }: { request: ServiceRequest }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const toasts = useToasts();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const said = (after: ServiceRequest): void => {
    const state = word('state.request', after.status);
    toasts.show({ tone: 'good', text: t('requests.done', { number: after.number, state }) });
    close();
  };
  const options = { invalidates: stale, onSuccess: said };
  const tryRemote = useVerb(routes.tryRemoteFix, options);
  const resolve = useVerb(routes.resolveRemotely, options);
  const reject = useVerb(routes.rejectRequest, options);
  const again = useVerb(routes.triageAgain, { invalidates: stale });
  const converted = (after: ServiceRequest): void => {
    close();
    toasts.show({ tone: 'good', text: t('requests.converted', { number: after.number }) });
    if (!after.workOrderId) return;
    navigate(
      may('visit.plan') ? `/dispatch?order=${after.workOrderId}` : `/work-orders/${after.workOrderId}`,
    );
  };

  const legal = legalEvents(serviceRequestMoves, request.status);
  const allows = (event: ServiceRequestEvent): boolean =>
    legal.includes(event) && may(event === 'convert' ? 'work-order.create' : 'request.work');
  const plain = { params: { id: request.id }, body: { version: request.version } };
  const withNote = (note: string) => ({ ...plain, body: { ...plain.body, ...(note && { note }) } });

  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    press.current = event => {
      const isShortcut = event.key === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isShortcut || isTyping(event) || document.querySelector('dialog[open]')) return;
      if (!allows('convert')) return;
      event.preventDefault();
      setOpen('convert');
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press.current(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  const items: MenuItem[] = [];
  if (allows('mark-duplicate'))
    items.push({
      label: word('do.request', 'mark-duplicate'),
      icon: 'copy',
      onSelect: () => setOpen('duplicate'),
    });
  if (allows('triage') || allows('try-remote-fix'))
    items.push({
      label: word('audit', 'request.triage'),
      icon: 'refresh',
      onSelect: () => again.mutate(plain),
    });
  if (allows('reject'))
    items.push({
      label: word('do.request', 'reject'),
      icon: 'x',
      danger: true,
      divided: items.length > 0,
      onSelect: () => setOpen('reject'),
    });
  const failure = tryRemote.error ?? again.error;
  const reset = (): void => {
    tryRemote.reset();
    again.reset();
  };

  return (
    <>
      <div className="cs-request__actions">
        {allows('try-remote-fix') && (
          <Button icon="bolt" busy={tryRemote.isPending} onClick={() => tryRemote.mutate(plain)}>
            {word('do.request', 'try-remote-fix')}
          </Button>
        )}
        {allows('resolve-remotely') && (
          <Button icon="checkCircle" onClick={() => setOpen('resolve')}>
            {word('do.request', 'resolve-remotely')}
          </Button>
        )}
        {allows('convert') && (
          <Button kind="primary" icon="clipboard" aria-keyshortcuts="c" onClick={() => setOpen('convert')}>
            {t('requests.convert')}
            <KeyHint keys={['C']} />
          </Button>
        )}
        {request.workOrderId && may('visit.plan') && request.status === 'converted' && (
          <Button icon="map" onClick={() => navigate(`/dispatch?order=${request.workOrderId}`)}>
            {t('requests.toDispatch')}
          </Button>
        )}
        {items.length > 0 && (
          <Menu
            renderTrigger={trigger => (
              <IconButton {...trigger} icon="more" kind="secondary" label={t('requests.decisions')} />
            )}
            items={items}
          />
        )}
      </div>
      {failure && (
        <div className="cs-request__refusal">
          <VerbNotice
            error={failure}
            subject={{ type: 'service-request', id: request.id }}
            words={{ state: 'state.request', step: 'do.request' }}
            onReload={reset}
          />
        </div>
      )}
      {open === 'resolve' && (
        <NoteDialog
          title={t('requests.remoteTitle')}
          hint={t('requests.remoteHint')}
          action={word('do.request', 'resolve-remotely')}
          busy={resolve.isPending}
          error={resolve.error}
          request={request}
          onSave={note => resolve.mutate(withNote(note))}
          onClose={close}
        />
      )}
      {open === 'reject' && (
        <NoteDialog
          title={t('requests.rejectTitle', { number: request.number })}
          hint={t('requests.rejectHint')}
          action={word('do.request', 'reject')}
          isDanger
          busy={reject.isPending}
          error={reject.error}
          request={request}
          onSave={note => reject.mutate(withNote(note))}
          onClose={close}
        />
      )}
      {open === 'convert' && <ConvertDialog request={request} onDone={converted} onClose={close} />}
      {open === 'duplicate' && <DuplicateDialog request={request} onDone={said} onClose={close} />}
    </>
  );
}
