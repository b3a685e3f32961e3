import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, ErrorNotice, Field, PhotoPicker, TextArea } from '#ui';
import type { Photo } from '#ui';
import { useT } from '../i18n';
import { useSay, useUpload } from './talk';

const MOST_PHOTOS = 5;

/** More words, more photos: what was asked for, or what has happened since. */
export function Words(): ReactNode {
  const t = useT();
  const upload = useUpload();
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { say, isPending, error } = useSay(() => {
    setText('');
    setPhotos([]);
  });

  /** Photos first, one by one: one that has arrived is not stored again when a later one fails. */
  const send = async (): Promise<void> => {
    setFailure(null);
    setSending(true);
    try {
      const attachmentIds: string[] = [];
      for (const photo of photos) attachmentIds.push(await upload(photo));
      say({ text: text.trim() || t('track.photosSent', { count: photos.length }), attachmentIds });
    } catch (caught) {
      setFailure(caught);
    } finally {
      setSending(false);
    }
  };

  return (
    <form
      className="po-form"
      onSubmit={event => {
        event.preventDefault();
        if (text.trim() !== '' || photos.length > 0) void send();
      }}
    >
      <Field label={t('track.message')} hint={t('track.messageHint')}>
        <TextArea rows={2} maxLength={4_000} value={text} onChange={event => setText(event.target.value)} />
      </Field>
      <PhotoPicker
        label={t('report.photos')}
        photos={photos}
        limit={MOST_PHOTOS}
        onAdd={added => setPhotos([...photos, ...added])}
        onRemove={gone => setPhotos(photos.filter(photo => photo.id !== gone.id))}
      />
      <ErrorNotice error={failure ?? error} />
      <Button type="submit" icon="message" busy={isSending || isPending}>
        {t('track.send')}
      </Button>
    </form>
  );
}
