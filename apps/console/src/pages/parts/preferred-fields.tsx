import type { ReactNode } from 'react';
import { Button, Field, IconButton } from '#ui';
import { useT } from '../../i18n';
import { setStart } from './window-fields';
import type { OpenWindow } from './window-fields';
import { ZonedInput } from './zoned-input';

const most = 4;

export interface PreferredFieldsProps {
  value: readonly OpenWindow[];
  onChange: (value: OpenWindow[]) => void;
  zone: string;
}

/** The times that the customer had rather have: none, one or a choice of them. */
export function PreferredFields({ value, onChange, zone }: PreferredFieldsProps): ReactNode {
  const t = useT();
  const put = (index: number, window: OpenWindow): void => onChange(value.with(index, window));
  return (
    <fieldset className="cs-rows cs-form__wide">
      <legend className="co-label">{t('parts.preferred')}</legend>
      <p className="co-muted">{t('parts.preferredHint', { zone })}</p>
      {value.map((window, index) => (
        <div key={index} className="co-line cs-preferred">
          <Field label={t('parts.preferredFrom')}>
            <ZonedInput
              value={window.start}
              onChange={start => put(index, setStart(window, start))}
              zone={zone}
            />
          </Field>
          <Field label={t('parts.preferredTo')} error={isWrong(window) && t('parts.endBeforeStart')}>
            <ZonedInput value={window.end} onChange={end => put(index, { ...window, end })} zone={zone} />
          </Field>
          <IconButton
            icon="trash"
            label={t('parts.removePreferred', { number: index + 1 })}
            onClick={() => onChange(value.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      {value.length < most && (
        <Button small icon="plus" onClick={() => onChange([...value, { start: null, end: null }])}>
          {t('parts.addPreferred')}
        </Button>
      )}
    </fieldset>
  );
}

const isWrong = ({ start, end }: OpenWindow): boolean => start !== null && end !== null && start >= end;
