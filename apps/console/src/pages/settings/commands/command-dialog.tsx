import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { EquipmentModel, ModelCommand } from '#contracts';
import { ErrorNotice, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { FormDialog } from '../../parts/form-dialog';
import { CommandFields } from './command-fields';
import { commandOf, draftOf } from './draft';

interface CommandDialogProps {
  model: EquipmentModel;
  /** null: a new one. */
  command: ModelCommand | null;
  onClose: () => void;
}

/** One command of a model, new or as it is. */
export function CommandDialog({ model, command, onClose }: CommandDialogProps): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [draft, setDraft] = useState(() => draftOf(command));
  const change = useVerb(routes.changeModel, {
    invalidates: [routes.listModels],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('commands.saved') });
      onClose();
    },
  });
  const said = commandOf(draft);
  const others = model.commands.filter(one => one.name !== command?.name);
  const isTaken = others.some(one => one.name === draft.name.trim());
  const save = (): void => {
    if (!said || isTaken) return;
    const commands = command
      ? model.commands.map(one => (one.name === command.name ? said : one))
      : [...others, said];
    change.mutate({ params: { id: model.id }, body: { version: model.version, commands } });
  };
  return (
    <FormDialog
      title={t(command ? 'commands.editTitle' : 'commands.addTitle')}
      action={t('commands.save')}
      busy={change.isPending}
      disabled={!said || isTaken}
      onSubmit={save}
      onClose={onClose}
    >
      <ErrorNotice error={change.error} />
      <CommandFields model={model} draft={draft} isTaken={isTaken} onChange={setDraft} />
    </FormDialog>
  );
}
