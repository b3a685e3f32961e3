import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button, Checkbox, Field, Icon, IconButton, TextInput, useLocale, weekdayName } from '#ui';
import { useT } from '../../i18n';
import { Toggle } from '../parts/filter-controls';
import { newHours, newWindow, week } from './rule-hours';
import type { HoursDraft, WindowDraft } from './rule-hours';

const most = 7;

export interface HoursFieldsProps {
  /** null: at all hours. */
  hours: HoursDraft | null;
  onChange: (hours: HoursDraft | null) => void;
  problemOf: (field: string) => string | undefined;
  /** What the hours are of; absent: of a rule. */
  words?: { only: string; hint: string; hours: string };
  /** false: by clocks that are known anyway. */
  hasZone?: boolean;
}

/** At which hours of which days something holds, the watch of a rule say, and by whose clocks. */
export function HoursFields({
  hours,
  onChange,
  problemOf,
  words,
  hasZone = true,
}: HoursFieldsProps): ReactNode {
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
          label={words?.only ?? t('alerts.onlyHours')}
          hint={words?.hint ?? t('alerts.onlyHoursHint')}
          checked={hours !== null}
          onChange={event => onChange(event.target.checked ? newHours() : null)}
        />
      </div>
      {hours && (
        <fieldset className="cs-conditions cs-form__wide">
          <legend className="co-label">{words?.hours ?? t('alerts.hours')}</legend>
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
          {hasZone && (
            <Zone
              zones={zones}
              timeZone={hours.timeZone}
              error={problemOf('timeZone')}
              onChange={timeZone => onChange({ ...hours, timeZone })}
            />
          )}
        </fieldset>
      )}
    </>
  );
}

interface ZoneProps {
  zones: string;
  timeZone: string;
  error: string | undefined;
  onChange: (timeZone: string) => void;
}

function Zone({ zones, timeZone, error, onChange }: ZoneProps): ReactNode {
  const t = useT();
  return (
    <>
      <Field className="cs-hours__zone" label={t('alerts.zone')} hint={t('alerts.zoneHint')} error={error}>
        <TextInput
          maxLength={64}
          list={zones}
          placeholder={t('alerts.zoneOfSite')}
          value={timeZone}
          onChange={event => onChange(event.target.value)}
        />
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map(zone => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
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
  const { locale } = useLocale();
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
            {weekdayName(locale, one)}
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
