import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes, Urgency } from '#contracts';
import type { WorkOrder } from '#contracts';
import {
  Field,
  routeKey,
  Select,
  TextArea,
  TextInput,
  useDynamicT,
  useFormat,
  useSharedT,
  useToasts,
  useVerb,
} from '#ui';
import { FormDialog } from '../parts/form-dialog';
import { useT } from '../../i18n';
import { oneOf } from '../parts/filters';
import { PartFields, SkillFields } from '../parts/need-fields';
import { partNeeds, partRows, skillNeeds, skillRows } from '../parts/needs';
import type { PartRow, SkillRow } from '../parts/needs';
import { PreferredFields } from '../parts/preferred-fields';
import { VerbNotice } from '../parts/verb-notice';
import { wholeWindow, wholeWindows, WindowFields } from '../parts/window-fields';
import type { OpenWindow } from '../parts/window-fields';
import { ZonedInput } from '../parts/zoned-input';
import { staleAfter, verbWords } from './verbs';

interface Fields {
  title: string;
  description: string;
  urgency: Urgency;
  minutes: number;
  skills: SkillRow[];
  parts: PartRow[];
  window: OpenWindow;
  preferred: OpenWindow[];
  dueAt: string | null;
}

const fieldsOf = (order: WorkOrder): Fields => ({
  title: order.title,
  description: order.description,
  urgency: order.urgency,
  minutes: order.estimatedMinutes,
  skills: skillRows(order.skills),
  parts: partRows(order.likelyParts),
  window: order.promisedWindow ?? { start: null, end: null },
  preferred: order.preferredWindows,
  dueAt: order.dueAt,
});

/** Changes an order as it was seen; a due time that nobody touched keeps following the urgency. */
export function EditOrderDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  const format = useFormat();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(order);
  const [fields, setFields] = useState(() => fieldsOf(order));
  const set = (part: Partial<Fields>): void => setFields(before => ({ ...before, ...part }));
  const promisedWindow = wholeWindow(fields.window);
  const preferredWindows = wholeWindows(fields.preferred);
  const change = useVerb(routes.changeWorkOrder, {
    invalidates: staleAfter,
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('workOrders.saved') });
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: routeKey(routes.getWorkOrder) }),
  });
  const save = (): void => {
    if (promisedWindow === undefined || preferredWindows === undefined) return;
    const { title, description, urgency, minutes, skills, parts, dueAt } = fields;
    change.mutate({
      params: { id: seen.id },
      body: {
        version: seen.version,
        title,
        description,
        urgency,
        estimatedMinutes: minutes,
        skills: skillNeeds(skills),
        likelyParts: partNeeds(parts),
        promisedWindow,
        preferredWindows,
        ...(dueAt !== seen.dueAt && { dueAt }),
      },
    });
  };
  const reload = (): void => {
    setSeen(order);
    setFields(fieldsOf(order));
    change.reset();
  };
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={`${t('workOrders.edit')} · ${order.number}`}
      action={shared('common.save')}
      busy={change.isPending}
      onSubmit={save}
    >
      {change.error && (
        <div className="cs-form__wide">
          <VerbNotice
            error={change.error}
            subject={{ type: 'work-order', id: order.id }}
            words={verbWords}
            onReload={reload}
          />
        </div>
      )}
      <Field label={t('workOrders.titleField')} className="cs-form__wide">
        <TextInput
          required
          maxLength={200}
          value={fields.title}
          onChange={event => set({ title: event.target.value })}
        />
      </Field>
      <WindowFields value={fields.window} onChange={window => set({ window })} zone={order.timeZone} />
      <Field label={t('workOrders.dueAt')} hint={order.timeZone} optional>
        <ZonedInput value={fields.dueAt} onChange={dueAt => set({ dueAt })} zone={order.timeZone} />
      </Field>
      <PreferredFields
        value={fields.preferred}
        onChange={preferred => set({ preferred })}
        zone={order.timeZone}
      />
      <Field label={t('noun.urgency')}>
        <Select
          value={fields.urgency}
          options={Urgency.options.map(value => ({ value, label: word('urgency', value) }))}
          onChange={event => set({ urgency: oneOf(event.target.value, Urgency.options) ?? fields.urgency })}
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
      <Field label={t('workOrders.description')} className="cs-form__wide" optional>
        <TextArea
          maxLength={4_000}
          value={fields.description}
          onChange={event => set({ description: event.target.value })}
        />
      </Field>
      <div className="cs-form__wide">
        <SkillFields rows={fields.skills} onChange={skills => set({ skills })} />
      </div>
      <div className="cs-form__wide">
        <PartFields rows={fields.parts} onChange={parts => set({ parts })} />
      </div>
    </FormDialog>
  );
}
