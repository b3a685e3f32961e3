import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ReportReceived } from '#contracts';
import {
  Button,
  Card,
  ErrorNotice,
  Icon,
  Notice,
  PhotoPicker,
  TextArea,
  Field,
  useApi,
  useLocale,
} from '#ui';
import type { Photo } from '#ui';
import { Danger } from '../danger';
import { useT } from '../i18n';
import { navigate } from '../routing';
import { ContactFields, contactErrors, emptyContact } from './contact-fields';

const TOTAL = 2;

/** What is wrong, how to reach you, sent: two steps and a thank-you. */
export function ReportForm({ onBack }: { onBack: () => void }): ReactNode {
  const t = useT();
  const api = useApi();
  const { locale } = useLocale();
  const [step, setStep] = useState<1 | 2>(1);
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [sentPhotos, setSentPhotos] = useState<Readonly<Record<string, string>>>({});
  const [contact, setContact] = useState(emptyContact);
  const [isChecked, setChecked] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [received, setReceived] = useState<ReportReceived | null>(null);
  const [reportKey] = useState(() => crypto.randomUUID());
  const errors = contactErrors(contact, t);

  /** Photos first, one by one: what has arrived is not sent again when a later one fails. */
  const send = async (): Promise<void> => {
    setError(null);
    const known = { ...sentPhotos };
    try {
      for (const [index, photo] of photos.entries()) {
        if (known[photo.id]) continue;
        setSending(t('report.sending', { number: index + 1, total: photos.length }));
        const { id } = await api.call(routes.visitorUpload, { body: photo.blob, idempotencyKey: photo.id });
        known[photo.id] = id;
        setSentPhotos({ ...known });
      }
      setSending(t('report.send'));
      const attachmentIds = photos.flatMap(photo => known[photo.id] ?? []);
      const body = {
        text: text.trim(),
        locale,
        attachmentIds,
        contact: {
          name: contact.name.trim(),
          email: contact.email.trim() || null,
          phone: contact.phone.trim() || null,
        },
      };
      setReceived(await api.call(routes.report, { body, idempotencyKey: reportKey }));
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(null);
    }
  };

  if (received) return <Received received={received} />;
  return (
    <Card>
      <form
        className="po-form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          setChecked(true);
          if (step === 1 && text.trim() !== '') {
            setStep(2);
            setChecked(false);
          }
          if (step === 2 && Object.keys(errors).length === 0) void send();
        }}
      >
        <p className="po-step" aria-live="polite">
          {t('report.step', { step, total: TOTAL })}
        </p>
        {step === 1 ? (
          <>
            <h2>{t('report.title')}</h2>
            <Danger />
            <Field
              label={t('report.what')}
              hint={t('report.whatHint')}
              error={isChecked && text.trim() === '' ? t('report.noText') : undefined}
            >
              <TextArea
                rows={5}
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
          </>
        ) : (
          <>
            <h2>{t('report.who')}</h2>
            <ContactFields contact={contact} errors={isChecked ? errors : {}} onChange={setContact} />
            <ErrorNotice error={error} />
            {error !== null && Object.keys(sentPhotos).length < photos.length && (
              <Notice tone="warn">{t('report.photoLost')}</Notice>
            )}
          </>
        )}
        <div className="po-buttons">
          <Button kind="quiet" icon="chevronLeft" onClick={() => (step === 1 ? onBack() : setStep(1))}>
            {t('common.back')}
          </Button>
          <Button type="submit" kind="primary" busy={sending !== null}>
            {step === 1 ? t('report.next') : (sending ?? t('report.send'))}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Received({ received }: { received: ReportReceived }): ReactNode {
  const t = useT();
  const to = received.trackingPath.replace(/^\/portal/, '');
  return (
    <Card>
      <output className="po-received">
        <span className="po-received__mark">
          <Icon name="check" size={34} />
        </span>
        <h2>{t(received.duplicate ? 'report.duplicate' : 'report.sent')}</h2>
        <p>{t('report.number', { number: received.number })}</p>
        <p className="co-muted">{t(received.duplicate ? 'report.duplicateHint' : 'report.keep')}</p>
        <Button kind="primary" wide icon="route" onClick={() => navigate(to)}>
          {t('report.follow')}
        </Button>
      </output>
    </Card>
  );
}
