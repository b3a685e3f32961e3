import type { ReactNode } from 'react';
import { Field } from '#ui';
import { useT } from '../../i18n';
import { ZonedInput } from './zoned-input';

export interface OpenWindow {
  start: string | null;
  end: string | null;
}

export interface WindowFieldsProps {
  value: OpenWindow;
  onChange: (value: OpenWindow) => void;
  zone: string;
}

const twoHoursMs = 7_200_000;

/** With a start that has no end behind it, one of two hours later is offered. */
export function setStart({ end }: OpenWindow, start: string | null): OpenWindow {
  const needsEnd = start !== null && (end === null || end <= start);
  return { start, end: needsEnd ? new Date(Date.parse(start) + twoHoursMs).toISOString() : end };
}

/** From when to when somebody was promised to come. */
export function WindowFields({ value, onChange, zone }: WindowFieldsProps): ReactNode {
  const t = useT();
  const isWrong = value.start !== null && value.end !== null && value.start >= value.end;
  return (
    <>
      <Field label={t('parts.promisedFrom')} hint={zone} optional>
        <ZonedInput value={value.start} onChange={start => onChange(setStart(value, start))} zone={zone} />
      </Field>
      <Field label={t('parts.promisedTo')} optional error={isWrong && t('parts.endBeforeStart')}>
        <ZonedInput value={value.end} onChange={end => onChange({ ...value, end })} zone={zone} />
      </Field>
    </>
  );
}

/** A window that is whole, null for none, undefined while it cannot be sent. */
export function wholeWindow({ start, end }: OpenWindow): { start: string; end: string } | null | undefined {
  if (start === null && end === null) return null;
  if (start === null || end === null || start >= end) return undefined;
  return { start, end };
}

/** Those that are entered, undefined while one of them cannot be sent. */
export function wholeWindows(windows: readonly OpenWindow[]): { start: string; end: string }[] | undefined {
  const whole = windows.map(wholeWindow);
  return whole.includes(undefined) ? undefined : whole.flatMap(window => window ?? []);
}
