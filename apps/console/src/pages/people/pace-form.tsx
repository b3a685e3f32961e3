import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Engineer, Pace } from '#contracts';
import { Button, ErrorNotice, Field, Select, useDynamicT, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { factorChoices, factorOf, samePace, withSkill } from './pace';

/** How long jobs take this engineer, in general and where they ask for a skill. */
export function PaceForm({ engineer }: { engineer: Engineer }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const toasts = useToasts();
  const may = useMay();
  const [pace, setPace] = useState<Pace>(engineer.pace);
  const save = useVerb(routes.changeEngineer, {
    invalidates: [routes.listEngineers, routes.getEngineer, routes.candidates],
    onSuccess: () => toasts.show({ tone: 'good', text: t('engineers.paceSaved') }),
  });
  const percent = (factor: number): string =>
    factor === 1
      ? t('engineers.paceUsual')
      : t('engineers.pacePercent', { percent: Math.round(factor * 100) });
  const options = (current: number | null) =>
    factorChoices(current).map(factor => ({ value: String(factor), label: percent(factor) }));
  const skills = [...new Set([...engineer.skills, ...pace.bySkill].map(one => one.skill))];
  const isReadOnly = !may('engineer.change');
  return (
    <form
      className="cs-column"
      onSubmit={event => {
        event.preventDefault();
        save.mutate({ params: { id: engineer.id }, body: { version: engineer.version, pace } });
      }}
    >
      <p className="co-muted">{t('engineers.paceHint')}</p>
      <div className="cs-column__pair">
        <Field label={t('engineers.paceGeneral')}>
          <Select
            disabled={isReadOnly}
            value={String(pace.factor)}
            options={options(pace.factor)}
            onChange={event => setPace({ ...pace, factor: Number(event.target.value) })}
          />
        </Field>
        {skills.map(skill => {
          const own = factorOf(pace, skill);
          return (
            <Field key={skill} label={word('skill', skill)}>
              <Select
                disabled={isReadOnly}
                value={own === null ? '' : String(own)}
                options={[{ value: '', label: t('engineers.paceAsGeneral') }, ...options(own)]}
                onChange={({ target }) =>
                  setPace(withSkill(pace, skill, target.value === '' ? null : Number(target.value)))
                }
              />
            </Field>
          );
        })}
      </div>
      <ErrorNotice error={save.error} />
      {!isReadOnly && (
        <Button type="submit" icon="check" disabled={samePace(pace, engineer.pace)} busy={save.isPending}>
          {t('engineers.paceSave')}
        </Button>
      )}
    </form>
  );
}
