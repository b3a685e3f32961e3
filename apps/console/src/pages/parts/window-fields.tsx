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

/** From when to when somebody was promised to come; an end of two hours later is offered with the start. */
export function WindowFields({ value, onChange, zone }: WindowFieldsProps): ReactNode {
  const t = useT();
  const isWrong = value.start !== null && value.end !== null && value.start >= value.end;
  const setStart = (start: string | null): void => {
    const needsEnd = start !== null && (value.end === null || value.end <= start);
    onChange({ start, end: needsEnd ? new Date(Date.parse(start) + twoHoursMs).toISOString() : value.end });
  };
  return (
    <>
      <Field label={t('parts.promisedFrom')} hint={zone} optional>
        <ZonedInput value={value.start} onChange={setStart} zone={zone} />
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
