import { useState } from 'react';
import type { ReactNode } from 'react';
import { localized, routes } from '#contracts';
import type { EquipmentModel, ModelCommand } from '#contracts';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  Field,
  IconButton,
  Select,
  useLocale,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../../i18n';
import { useModels } from '../../parts/use-models';
import { CommandDialog } from './command-dialog';

/** The catalogue of commands, model by model: what units can be told from afar, and what a customer may confirm. */
export function CommandsCard(): ReactNode {
  const t = useT();
  const { models } = useModels();
  const [modelId, setModelId] = useState('');
  const model =
    models.find(one => one.id === modelId) ?? models.find(one => one.commands.length > 0) ?? models[0];
  return (
    <Card title={t('commands.title')}>
      <div className="cs-column">
        <p className="co-faint">{t('commands.about')}</p>
        {model && (
          <>
            <Field label={t('commands.model')}>
              <Select
                options={models.map(({ id, name }) => ({ value: id, label: name }))}
                value={model.id}
                onChange={event => setModelId(event.target.value)}
              />
            </Field>
            <Catalogue model={model} key={model.id} />
          </>
        )}
      </div>
    </Card>
  );
}

function Catalogue({ model }: { model: EquipmentModel }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [open, setOpen] = useState<ModelCommand | 'new' | null>(null);
  const { id, version, commands } = model;
  const change = useVerb(routes.changeModel, { invalidates: [routes.listModels], onError: toasts.fail });
  const takeOut = (name: string): void =>
    change.mutate(
      { params: { id }, body: { version, commands: commands.filter(one => one.name !== name) } },
      { onSuccess: () => toasts.show({ tone: 'good', text: t('commands.gone', { name }) }) },
    );
  return (
    <>
      {commands.length === 0 ? (
        <EmptyState title={t('commands.none')} text={t('commands.noneHint')} />
      ) : (
        <ul className="cs-plain">
          {commands.map(command => (
            <Line
              key={command.name}
              command={command}
              busy={change.isPending}
              onEdit={() => setOpen(command)}
              onDelete={() => takeOut(command.name)}
            />
          ))}
        </ul>
      )}
      <div className="cs-settings__chips">
        <Button small icon="plus" onClick={() => setOpen('new')}>
          {t('commands.add')}
        </Button>
      </div>
      {open !== null && (
        <CommandDialog model={model} command={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface LineProps {
  command: ModelCommand;
  busy: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

function Line({ command, busy, onEdit, onDelete }: LineProps): ReactNode {
  const t = useT();
  const { locale } = useLocale();
  const { name, title, faultCodes, safe, byCustomer } = command;
  const words = localized(title, locale);
  return (
    <li>
      <span className="co-grow">
        <b>{words}</b> <span className="co-mono co-faint">{[name, ...faultCodes].join(' · ')}</span>
      </span>
      <Chip tone={safe && byCustomer ? 'good' : 'neutral'}>
        {t(safe && byCustomer ? 'commands.offered' : 'commands.notOffered')}
      </Chip>
      <IconButton icon="edit" small label={t('commands.edit', { name: words })} onClick={onEdit} />
      <IconButton
        icon="trash"
        small
        label={t('commands.delete', { name: words })}
        disabled={busy}
        onClick={onDelete}
      />
    </li>
  );
}
