import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Visit, WorkOrder, WorkOrderTask } from '#contracts';
import { Button, Checkbox, EmptyState, Field, Notice, TextInput, useToasts, useVerb } from '#ui';
import { useT } from '../i18n';

export function Checklist({ visit, workOrder }: { visit: Visit; workOrder: WorkOrder }): ReactNode {
  const t = useT();
  const isOpen = visit.status === 'working' || visit.status === 'paused' || visit.status === 'on_site';
  if (workOrder.tasks.length === 0) return <EmptyState icon="clipboard" title={t('task.none')} />;
  return (
    <div className="fi-stack">
      {!isOpen && visit.status !== 'completed' && <Notice tone="info">{t('task.notYet')}</Notice>}
      <ol className="fi-tasks">
        {workOrder.tasks.map(task => (
          <li key={task.id} data-done={task.done || undefined}>
            <Task task={task} visitId={visit.id} enabled={isOpen} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Task({
  task,
  visitId,
  enabled,
}: {
  task: WorkOrderTask;
  visitId: string;
  enabled: boolean;
}): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [value, setValue] = useState(task.answer ?? '');
  /** What was ticked and is on its way: the tick stands under the thumb at once. */
  const [ticked, setTicked] = useState<boolean | null>(null);
  const answer = useVerb(routes.answerTask, { invalidates: [routes.visitBrief] });
  const send = (done: boolean, text: string | null): void => {
    if (answer.isPending) return;
    setTicked(done);
    answer.mutate(
      {
        params: { id: visitId, taskId: task.id },
        body: { taskVersion: task.version, done, answer: text, deviceTime: new Date().toISOString() },
      },
      { onError: toasts.fail, onSettled: () => setTicked(null) },
    );
  };
  const title = (
    <>
      {task.title} {task.mandatory && <span className="fi-tasks__required">{t('task.mandatory')}</span>}
    </>
  );
  if (task.kind === 'check' || task.kind === 'photo')
    return (
      <Checkbox
        label={title}
        hint={task.kind === 'photo' ? t('task.photo') : undefined}
        checked={ticked ?? task.done}
        disabled={!enabled}
        onChange={event => send(event.target.checked, null)}
      />
    );
  return (
    <form
      className="fi-task"
      onSubmit={event => {
        event.preventDefault();
        const text = value.trim().replace(',', '.');
        if (text !== '') send(true, text);
      }}
    >
      <Field label={title}>
        <TextInput
          value={value}
          inputMode={task.kind === 'reading' ? 'decimal' : 'text'}
          disabled={!enabled}
          after={task.unit ?? undefined}
          onChange={event => setValue(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        icon={task.done && value === task.answer ? 'check' : undefined}
        disabled={!enabled || value.trim() === ''}
        busy={answer.isPending}
      >
        {t('task.save')}
      </Button>
    </form>
  );
}
