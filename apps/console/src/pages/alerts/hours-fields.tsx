import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button, Checkbox, Field, Icon, IconButton, TextInput } from '#ui';
import { useT } from '../../i18n';
import { Toggle } from '../parts/filter-controls';
import { newHours, newWindow, week } from './rule-hours';
import type { HoursDraft, WindowDraft } from './rule-hours';
import { useHoursText } from './use-hours-text';

const most = 7;

export interface HoursFieldsProps {
  /** null: at all hours. */
  hours: HoursDraft | null;
  onChange: (hours: HoursDraft | null) => void;
  problemOf: (field: string) => string | undefined;
}

/** At which hours of which days the rule watches, and by whose clocks. */
export function HoursFields({ hours, onChange, problemOf }: HoursFieldsProps): ReactNode {
  const t = useT();
  const zones = useId();
  const windows = hours?.windows ?? [];
  const put = (next: readonly WindowDraft[]): void => {
    if (hours) onChange({ ...hours, windows: next });
  };
  return (
    <>
      <div className="cs-form__wide">
        <Checkbox
          label={t('alerts.onlyHours')}
          hint={t('alerts.onlyHoursHint')}
          checked={hours !== null}
          onChange={event => onChange(event.target.checked ? newHours() : null)}
        />
      </div>
      {hours && (
        <fieldset className="cs-conditions cs-form__wide">
          <legend className="co-label">{t('alerts.hours')}</legend>
          {windows.map(one => (
            <Window
              key={one.id}
              window={one}
              problem={problemOf(`hours.${one.id}`)}
              onChange={next => put(windows.map(other => (other.id === one.id ? next : other)))}
              onRemove={
                windows.length > 1 ? () => put(windows.filter(other => other.id !== one.id)) : undefined
              }
            />
          ))}
          {windows.length < most && (
            <Button small icon="plus" onClick={() => put([...windows, newWindow(windows)])}>
              {t('alerts.addHours')}
            </Button>
          )}
          <Field
            className="cs-hours__zone"
            label={t('alerts.zone')}
            hint={t('alerts.zoneHint')}
            error={problemOf('timeZone')}
          >
            <TextInput
              maxLength={64}
              list={zones}
              placeholder={t('alerts.zoneOfSite')}
              value={hours.timeZone}
              onChange={event => onChange({ ...hours, timeZone: event.target.value })}
            />
          </Field>
          <datalist id={zones}>
            {Intl.supportedValuesOf('timeZone').map(zone => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </datalist>
        </fieldset>
      )}
    </>
  );
}

interface WindowProps {
  window: WindowDraft;
  problem: string | undefined;
  onChange: (window: WindowDraft) => void;
  onRemove: (() => void) | undefined;
}

function Window({ window, problem, onChange, onRemove }: WindowProps): ReactNode {
  const t = useT();
  const { day } = useHoursText();
  const { days } = window;
  const turn = (one: number): void =>
    onChange({ ...window, days: days.includes(one) ? days.filter(other => other !== one) : [...days, one] });
  const time = (field: 'from' | 'to'): ReactNode => (
    <TextInput
      type="time"
      aria-label={t(field === 'from' ? 'alerts.hoursFrom' : 'alerts.hoursTo')}
      value={window[field]}
      onChange={event => onChange({ ...window, [field]: event.target.value })}
    />
  );
  return (
    <div className="cs-hours">
      <fieldset className="cs-toggles">
        <legend className="co-sr">{t('alerts.hoursDays')}</legend>
        {week.map(one => (
          <Toggle key={one} pressed={days.includes(one)} onPress={() => turn(one)}>
            {day(one)}
          </Toggle>
        ))}
      </fieldset>
      <span className="cs-hours__span">
        {time('from')}
        <span aria-hidden="true">–</span>
        {time('to')}
        {onRemove && <IconButton icon="trash" label={t('alerts.removeHours')} onClick={onRemove} />}
      </span>
      {problem && (
        <span className="co-field__error" role="alert">
          <Icon name="alert" size={15} />
          <span>{problem}</span>
        </span>
      )}
    </div>
  );
}
