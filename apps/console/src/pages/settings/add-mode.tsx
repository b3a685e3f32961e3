import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { AssistantMode, ModeScope } from '#contracts';
import { Button, Field, Select, useDynamicT } from '#ui';
import type { Option } from '#ui';
import { useT } from '../../i18n';
import { oneOf } from '../parts/filters';
import { useModels } from '../parts/use-models';

const channels = ModeScope.shape.channel.unwrap().unwrap().options;

export interface AddModeProps {
  options: readonly Option[];
  busy: boolean;
  onAdd: (scope: ModeScope, mode: AssistantMode) => void;
}

/** An exception: at a model, for a class of problem, on a channel, or where several of these meet. */
export function AddMode({ options, busy, onAdd }: AddModeProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const { models } = useModels();
  const [modelId, setModel] = useState('');
  const [category, setCategory] = useState('');
  const [channel, setChannel] = useState('');
  const [mode, setMode] = useState<AssistantMode>('auto');
  const categories = useMemo(
    () => [...new Set(models.flatMap(model => model.faultCodes.map(fault => fault.category)))].toSorted(),
    [models],
  );
  const isEmpty = modelId === '' && category === '' && channel === '';
  return (
    <form
      className="cs-mode__add"
      onSubmit={event => {
        event.preventDefault();
        if (isEmpty) return;
        const scope = {
          modelId: modelId || null,
          category: category || null,
          channel: oneOf(channel, channels) ?? null,
        };
        onAdd(scope, mode);
        setModel('');
        setCategory('');
        setChannel('');
      }}
    >
      <Field label={t('settings.modeModel')}>
        <Select
          value={modelId}
          placeholder={t('settings.modeAny')}
          options={models.map(model => ({ value: model.id, label: model.name }))}
          onChange={event => setModel(event.target.value)}
        />
      </Field>
      <Field label={t('settings.modeCategory')}>
        <Select
          value={category}
          placeholder={t('settings.modeAny')}
          options={categories.map(value => ({ value, label: word('category', value) }))}
          onChange={event => setCategory(event.target.value)}
        />
      </Field>
      <Field label={t('settings.modeChannel')}>
        <Select
          value={channel}
          placeholder={t('settings.modeAny')}
          options={channels.map(value => ({ value, label: word('channel', value) }))}
          onChange={event => setChannel(event.target.value)}
        />
      </Field>
      <Field label={t('settings.modeMode')}>
        <Select
          value={mode}
          options={options}
          onChange={event => setMode(oneOf(event.target.value, AssistantMode.options) ?? mode)}
        />
      </Field>
      <Button type="submit" icon="plus" busy={busy} disabled={isEmpty}>
        {t('settings.modeAdd')}
      </Button>
    </form>
  );
}
