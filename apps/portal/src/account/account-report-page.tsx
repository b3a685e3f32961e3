import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import {
  Button,
  Card,
  ErrorNotice,
  ErrorState,
  Field,
  PhotoPicker,
  Skeleton,
  TextArea,
  useApi,
  useLocale,
  useRoute,
  useToasts,
} from '#ui';
import type { Params, Photo } from '#ui';
import { Danger } from '../danger';
import { useT } from '../i18n';
import { navigate } from '../routing';
import { UnitHead } from '../unit-head';

/** A report by somebody who is known: what is wrong and photos, nothing else. */
export default function AccountReportPage({ params }: { params: Params }): ReactNode {
  const t = useT();
  const api = useApi();
  const toasts = useToasts();
  const { locale } = useLocale();
  const unit = useRoute(routes.getEquipment, { params: { id: params['unit'] ?? '' } });
  const me = useRoute(routes.me, {});
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [key] = useState(() => crypto.randomUUID());

  const send = async (equipmentId: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const attachmentIds: string[] = [];
      for (const photo of photos)
        attachmentIds.push(
          (
            await api.call(routes.upload, {
              query: { kind: 'photo' },
              body: photo.blob,
              idempotencyKey: photo.id,
            })
          ).id,
        );
      const request = await api.call(routes.createRequest, {
        body: { equipmentId, text: text.trim(), locale, attachmentIds },
        idempotencyKey: key,
      });
      toasts.show({ text: t('account.sentReport', { number: request.number }), tone: 'good' });
      navigate(`/account/requests/${request.id}`);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  if (unit.error) return <ErrorState error={unit.error} onRetry={() => void unit.refetch()} />;
  if (!unit.data || !me.data) return <Skeleton lines={6} />;
  const { id } = unit.data;
  return (
    <>
      <UnitHead unit={{ ...unit.data, manufacturerName: unit.data.customerName }} />
      <Card>
        <form
          className="po-form"
          noValidate
          onSubmit={event => {
            event.preventDefault();
            setChecked(true);
            if (text.trim() !== '') void send(id);
          }}
        >
          <h2>{t('report.title')}</h2>
          <Danger />
          <Field
            label={t('report.what')}
            hint={t('report.whatHint')}
            error={isChecked && text.trim() === '' ? t('report.noText') : undefined}
          >
            <TextArea
              rows={5}
              required
              maxLength={4_000}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          </Field>
          <PhotoPicker
            label={t('report.photos')}
            photos={photos}
            limit={5}
            onAdd={added => setPhotos([...photos, ...added])}
            onRemove={gone => setPhotos(photos.filter(photo => photo.id !== gone.id))}
          />
          <ErrorNotice error={error} />
          <div className="po-buttons">
            <Button kind="quiet" icon="chevronLeft" onClick={() => navigate('/account')}>
              {t('common.back')}
            </Button>
            <Button type="submit" kind="primary" busy={isBusy}>
              {t('report.send')}
            </Button>
          </div>
        </form>
      </Card>
    </>
  );
}
