import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { VisitBrief } from '#contracts';
import {
  Button,
  Card,
  ErrorNotice,
  Field,
  Notice,
  PhotoPicker,
  TextArea,
  Timeline,
  useApi,
  useToasts,
  useVerb,
} from '#ui';
import type { Photo } from '#ui';
import { useQueryClient } from '@tanstack/react-query';
import { routeKey } from '#ui';
import { useT } from '../i18n';

/** What the engineer leaves behind: photos and notes. */
export function Record({ brief }: { brief: VisitBrief }): ReactNode {
  return (
    <div className="fi-stack">
      <Photos brief={brief} />
      <Notes brief={brief} />
    </div>
  );
}

function Photos({ brief }: { brief: VisitBrief }): ReactNode {
  const t = useT();
  const api = useApi();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<readonly Photo[]>([]);
  const { visit } = brief;

  const send = async (photo: Photo): Promise<void> => {
    setWaiting(all =>
      all.map(each => (each.id === photo.id ? { ...each, failed: false, progress: 0.4 } : each)),
    );
    try {
      const { id } = await api.call(routes.upload, {
        query: { kind: 'photo' },
        body: photo.blob,
        idempotencyKey: photo.id,
      });
      await api.call(routes.attachToVisit, {
        params: { id: visit.id },
        body: { attachmentId: id },
        idempotencyKey: `${photo.id}-link`,
      });
      setWaiting(all => all.filter(each => each.id !== photo.id));
      await queries.invalidateQueries({ queryKey: routeKey(routes.visitBrief) });
    } catch (error) {
      toasts.fail(error);
      setWaiting(all =>
        all.map(each => (each.id === photo.id ? { ...each, failed: true, progress: undefined } : each)),
      );
    }
  };
  const add = (photos: readonly Photo[]): void => {
    setWaiting(all => [...all, ...photos]);
    for (const photo of photos) void send(photo);
  };
  const failed = waiting.filter(photo => photo.failed);
  return (
    <Card title={t('photo.title')}>
      {visit.attachmentIds.length > 0 && (
        <ul className="fi-photos">
          {visit.attachmentIds.map((id, index) => (
            <li key={id}>
              <a href={api.url(routes.download, { params: { id } })}>
                <img
                  src={api.url(routes.download, { params: { id }, query: { size: 'thumb' } })}
                  alt={t('photo.alt', { number: index + 1 })}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <PhotoPicker
        photos={waiting}
        camera
        limit={20}
        onAdd={add}
        onRemove={gone => setWaiting(all => all.filter(photo => photo.id !== gone.id))}
      />
      {failed.length > 0 && (
        <Notice tone="warn">
          {t('photo.failed')}
          <Button small icon="refresh" onClick={() => failed.forEach(photo => void send(photo))}>
            {t('common.retry')}
          </Button>
        </Notice>
      )}
    </Card>
  );
}

function Notes({ brief }: { brief: VisitBrief }): ReactNode {
  const t = useT();
  const [text, setText] = useState('');
  const { visit, workOrder } = brief;
  const add = useVerb(routes.addNote, { invalidates: [routes.visitBrief], onSuccess: () => setText('') });
  return (
    <Card title={t('note.title')}>
      <form
        className="fi-form"
        onSubmit={event => {
          event.preventDefault();
          if (text.trim() !== '')
            add.mutate({
              params: { id: visit.id },
              body: { text: text.trim(), deviceTime: new Date().toISOString() },
            });
        }}
      >
        <Field label={t('note.title')} hint={t('note.hint')}>
          <TextArea rows={3} maxLength={4_000} value={text} onChange={event => setText(event.target.value)} />
        </Field>
        <ErrorNotice error={add.error} />
        <Button type="submit" icon="plus" disabled={text.trim() === ''} busy={add.isPending}>
          {t('note.add')}
        </Button>
      </form>
      {visit.notes.length === 0 ? (
        <p className="co-muted">{t('note.none')}</p>
      ) : (
        <Timeline
          zone={workOrder.timeZone}
          events={visit.notes.map(note => ({
            id: note.id,
            at: note.at,
            title: note.text,
            who: note.by,
            icon: 'edit',
          }))}
        />
      )}
    </Card>
  );
}
