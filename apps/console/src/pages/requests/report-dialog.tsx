import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import {
  ErrorNotice,
  Field,
  PhotoPicker,
  TextArea,
  TextInput,
  useApi,
  useLocale,
  useSharedT,
  useToasts,
  useVerb,
} from '#ui';
import { FormDialog } from '../parts/form-dialog';
import type { Photo } from '#ui';
import { useT } from '../../i18n';
import { navigate } from '../../routing';
import { Picker } from '../parts/picker';
import type { PickerOption } from '../parts/picker';
import { useUnitSearch } from '../parts/use-unit-search';

export interface ReportDialogProps {
  /** Left out: the form asks which. */
  unit?: Equipment;
  onClose: () => void;
}

const empty = { text: '', name: '', email: '', phone: '' };

/** Somebody called: what they said, who they are, which unit. */
export function ReportDialog({ unit, onClose }: ReportDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const units = useUnitSearch();
  const api = useApi();
  const { locale } = useLocale();
  const [fields, setFields] = useState(empty);
  const [picked, setPicked] = useState<PickerOption | null>(null);
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const equipmentId = unit?.id ?? picked?.id;
  const set = (part: Partial<typeof empty>): void => setFields(before => ({ ...before, ...part }));
  const create = useVerb(routes.createRequest, {
    invalidates: [routes.listRequests, routes.getEquipment, routes.overview],
  });

  const send = async (): Promise<void> => {
    if (!equipmentId) return;
    setSending(true);
    setFailure(null);
    try {
      const attachmentIds: string[] = [];
      for (const photo of photos) {
        // The photo's own id is the key: what arrived already does not arrive twice.
        const made = await api.call(routes.upload, {
          query: { kind: 'photo' },
          body: photo.blob,
          idempotencyKey: photo.id,
        });
        attachmentIds.push(made.id);
      }
      const { text, name, email, phone } = fields;
      const contact = name.trim()
        ? { name: name.trim(), email: email.trim() || null, phone: phone.trim() || null }
        : null;
      const request = await create.mutateAsync({
        body: { equipmentId, text, locale, contact, attachmentIds },
      });
      toasts.show({ tone: 'good', text: t('requests.reported', { number: request.number }) });
      onClose();
      navigate(`/requests/${request.id}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  };

  return (
    <FormDialog
      wide
      onClose={onClose}
      title={unit ? `${t('equipment.report')} · ${unit.serialNumber}` : t('equipment.report')}
      action={t('equipment.report')}
      busy={sending}
      onSubmit={() => void send()}
    >
      {failure !== null && (
        <div className="cs-form__wide">
          <ErrorNotice error={failure} />
        </div>
      )}
      {!unit && (
        <Field label={t('noun.equipment')} className="cs-form__wide">
          <Picker {...units} chosen={picked} onChoose={setPicked} placeholder={t('equipment.search')} />
        </Field>
      )}
      <Field label={t('requests.whatIsWrong')} hint={t('requests.ownWords')} className="cs-form__wide">
        <TextArea
          required
          rows={4}
          maxLength={4_000}
          value={fields.text}
          onChange={event => set({ text: event.target.value })}
        />
      </Field>
      <Field label={t('requests.contactName')} optional>
        <TextInput
          maxLength={120}
          required={fields.email !== '' || fields.phone !== ''}
          value={fields.name}
          onChange={event => set({ name: event.target.value })}
        />
      </Field>
      <Field label={shared('common.phone')} optional>
        <TextInput
          type="tel"
          maxLength={40}
          value={fields.phone}
          onChange={event => set({ phone: event.target.value })}
        />
      </Field>
      <Field label={shared('common.email')} optional>
        <TextInput
          type="email"
          maxLength={254}
          value={fields.email}
          onChange={event => set({ email: event.target.value })}
        />
      </Field>
      <div className="cs-form__wide">
        <PhotoPicker
          photos={photos}
          onAdd={added => setPhotos(before => [...before, ...added])}
          onRemove={photo => setPhotos(before => before.filter(other => other.id !== photo.id))}
        />
      </div>
    </FormDialog>
  );
}
