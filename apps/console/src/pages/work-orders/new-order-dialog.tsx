import { useState } from 'react';
import type { ReactNode } from 'react';
import { JobType, routes, Urgency } from '#contracts';
import type { Equipment } from '#contracts';
import {
  Chip,
  ErrorNotice,
  Field,
  Select,
  TextArea,
  TextInput,
  useDynamicT,
  useFormat,
  useRoute,
  useSharedT,
  useToasts,
  useVerb,
} from '#ui';
import { FormDialog } from '../parts/form-dialog';
import { useT } from '../../i18n';
import { navigate } from '../../routing';
import { oneOf } from '../parts/filters';
import { Picker } from '../parts/picker';
import type { PickerOption } from '../parts/picker';
import { PreferredFields } from '../parts/preferred-fields';
import { useModels } from '../parts/use-models';
import { useUnitSearch } from '../parts/use-unit-search';
import { wholeWindow, wholeWindows, WindowFields } from '../parts/window-fields';
import type { OpenWindow } from '../parts/window-fields';
import { ZonedInput } from '../parts/zoned-input';

export interface NewOrderDialogProps {
  /** Left out: the form asks which. */
  unit?: Equipment;
  onClose: () => void;
}

interface Fields {
  jobType: JobType;
  title: string;
  description: string;
  urgency: Urgency;
  faultCode: string;
  minutes: number;
  window: OpenWindow;
  preferred: OpenWindow[];
  dueAt: string | null;
}

const atFirst: Fields = {
  jobType: 'repair',
  title: '',
  description: '',
  urgency: 'normal',
  faultCode: '',
  minutes: 60,
  window: { start: null, end: null },
  preferred: [],
  dueAt: null,
};

/** A job that nobody reported: the fault code brings skills, parts and duration with it. */
export function NewOrderDialog({ unit: given, onClose }: NewOrderDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  const format = useFormat();
  const toasts = useToasts();
  const units = useUnitSearch();
  const models = useModels();
  const [picked, setPicked] = useState<PickerOption | null>(null);
  const read = useRoute(routes.getEquipment, picked ? { params: { id: picked.id } } : 'skip');
  const unit = given ?? read.data;
  const [fields, setFields] = useState(atFirst);
  const set = (part: Partial<Fields>): void => setFields(before => ({ ...before, ...part }));
  const faults = models.byId(unit?.modelId)?.faultCodes ?? [];
  const fault = faults.find(one => one.code === fields.faultCode);
  const zone = unit?.timeZone ?? 'Europe/Sofia';
  const promisedWindow = wholeWindow(fields.window);
  const preferredWindows = wholeWindows(fields.preferred);
  const create = useVerb(routes.createWorkOrder, {
    invalidates: [routes.listWorkOrders, routes.getEquipment, routes.overview],
    onSuccess: order => {
      toasts.show({ tone: 'good', text: t('workOrders.created', { number: order.number }) });
      onClose();
      navigate(`/work-orders/${order.id}`);
    },
  });
  const chooseFault = (code: string): void => {
    const next = faults.find(one => one.code === code);
    if (!next) return set({ faultCode: '' });
    set({
      faultCode: code,
      urgency: next.urgency,
      minutes: next.durationMinutes,
      title: fields.title.trim() && !fault ? fields.title : models.faultTitle(code, unit?.modelName),
    });
  };
  const save = (): void => {
    if (!unit || promisedWindow === undefined || preferredWindows === undefined) return;
    create.mutate({
      body: {
        equipmentId: unit.id,
        jobType: fields.jobType,
        title: fields.title,
        description: fields.description,
        urgency: fields.urgency,
        faultCode: fields.faultCode || null,
        skills: fault?.skills ?? [],
        likelyParts: fault?.likelyParts ?? [],
        estimatedMinutes: fields.minutes,
        promisedWindow,
        preferredWindows,
        dueAt: fields.dueAt,
      },
    });
  };
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={given ? `${t('equipment.createOrder')} · ${given.serialNumber}` : t('equipment.createOrder')}
      action={shared('common.create')}
      busy={create.isPending}
      onSubmit={save}
    >
      {create.error && (
        <div className="cs-form__wide">
          <ErrorNotice error={create.error} />
        </div>
      )}
      {!given && (
        <Field label={t('noun.equipment')} className="cs-form__wide">
          <Picker {...units} chosen={picked} onChoose={setPicked} placeholder={t('equipment.search')} />
        </Field>
      )}
      <Field label={t('workOrders.jobType')}>
        <Select
          value={fields.jobType}
          options={JobType.options.map(value => ({ value, label: word('jobType', value) }))}
          onChange={event => set({ jobType: oneOf(event.target.value, JobType.options) ?? 'repair' })}
        />
      </Field>
      <Field label={t('noun.faultCode')} optional>
        <Select
          value={fields.faultCode}
          placeholder={shared('common.none')}
          options={faults.map(({ code }) => ({
            value: code,
            label: `${models.faultTitle(code, unit?.modelName)} (${code})`,
          }))}
          onChange={event => chooseFault(event.target.value)}
        />
      </Field>
      <Field label={t('workOrders.titleField')} className="cs-form__wide">
        <TextInput
          required
          maxLength={200}
          value={fields.title}
          onChange={event => set({ title: event.target.value })}
        />
      </Field>
      <Field label={t('workOrders.description')} className="cs-form__wide" optional>
        <TextArea
          maxLength={4_000}
          value={fields.description}
          onChange={event => set({ description: event.target.value })}
        />
      </Field>
      <Field label={t('noun.urgency')}>
        <Select
          value={fields.urgency}
          options={Urgency.options.map(value => ({ value, label: word('urgency', value) }))}
          onChange={event => set({ urgency: oneOf(event.target.value, Urgency.options) ?? 'normal' })}
        />
      </Field>
      <Field label={t('workOrders.duration')} hint={format.duration(fields.minutes)}>
        <TextInput
          type="number"
          min={5}
          max={2_880}
          step={5}
          required
          value={fields.minutes}
          onChange={event => set({ minutes: event.target.valueAsNumber || 5 })}
        />
      </Field>
      {fault && (
        <div className="cs-form__wide cs-chips">
          {fault.skills.map(({ skill, level }) => (
            <Chip key={skill} icon="shield">
              {word('skill', skill)}, {t('parts.level', { level })}
            </Chip>
          ))}
          {fault.likelyParts.map(part => (
            <Chip key={part.partNumber} icon="package" title={part.partNumber}>
              {part.quantity} × {part.title}
            </Chip>
          ))}
        </div>
      )}
      <WindowFields value={fields.window} onChange={window => set({ window })} zone={zone} />
      <Field label={t('workOrders.dueAt')} hint={t('workOrders.dueHint')} optional>
        <ZonedInput value={fields.dueAt} onChange={dueAt => set({ dueAt })} zone={zone} />
      </Field>
      <PreferredFields value={fields.preferred} onChange={preferred => set({ preferred })} zone={zone} />
    </FormDialog>
  );
}
