import { useState } from 'react';
import type { ReactNode } from 'react';
import { TextInput } from '#ui';
import { instantOfLocal, localText } from './local-time';

export interface ZonedInputProps {
  /** ISO instant, or null while nothing is entered. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** Of the site: what is typed is a time on its wall clocks. */
  zone: string;
  required?: boolean;
  'aria-label'?: string;
}

/** Date and time in the zone of the site, whatever the zone of the one who types. */
export function ZonedInput({ value, onChange, zone, ...rest }: ZonedInputProps): ReactNode {
  const [text, setText] = useState(() => (value ? localText(value, zone) : ''));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (instantOfLocal(text, zone) !== value) setText(value ? localText(value, zone) : '');
  }
  return (
    <TextInput
      {...rest}
      type="datetime-local"
      value={text}
      onChange={event => {
        setText(event.target.value);
        onChange(instantOfLocal(event.target.value, zone));
      }}
    />
  );
}
