import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Field, IconButton, TextInput, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { withDay } from './access-draft';
import './access.css';

const most = 100;

interface ClosedDaysProps {
  days: readonly string[];
  onChange: (days: string[]) => void;
}

/** Dates on which nobody is let in: holidays, stock-taking, the summer break. */
export function ClosedDays({ days, onChange }: ClosedDaysProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [date, setDate] = useState('');
  const text = (day: string): string => format.dateTime(`${day}T12:00:00Z`, { zone: 'UTC', style: 'date' });
  const add = (): void => {
    if (date) onChange(withDay(days, date));
    setDate('');
  };
  return (
    <fieldset className="cs-conditions cs-form__wide">
      <legend className="co-label">{t('access.closedDays')}</legend>
      {days.length === 0 && <p className="co-muted">{t('access.noClosedDays')}</p>}
      {days.length > 0 && (
        <ul className="cs-closed">
          {days.map(day => (
            <li key={day}>
              <span>{text(day)}</span>
              <IconButton
                small
                icon="x"
                label={t('access.openOn', { day: text(day) })}
                onClick={() => onChange(days.filter(one => one !== day))}
              />
            </li>
          ))}
        </ul>
      )}
      {days.length < most && (
        <div className="cs-closed__add">
          <Field label={t('access.closedDay')}>
            <TextInput
              type="date"
              value={date}
              onChange={event => setDate(event.target.value)}
              onKeyDown={event => {
                if (event.key !== 'Enter') return;
                // Not the form: a day is added first.
                event.preventDefault();
                add();
              }}
            />
          </Field>
          <Button icon="plus" disabled={!date} onClick={add}>
            {t('access.addDay')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
