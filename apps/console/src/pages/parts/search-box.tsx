import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { IconButton, TextInput, useSharedT } from '#ui';
import { useSearchParams } from '../../routing';

const pauseMs = 250;

export interface SearchBoxProps {
  label: string;
  /** Of the filter in the address. */
  name?: string;
  /** What else a new search ends: the row that was open. */
  clears?: readonly string[];
}

/** Writes into the address when the typing pauses; follows it when it changes from outside. */
export function SearchBox({ label, name = 'q', clears = [] }: SearchBoxProps): ReactNode {
  const t = useSharedT();
  const [params, change] = useSearchParams();
  const asked = params.get(name) ?? '';
  const [text, setText] = useState(asked);
  const [followed, setFollowed] = useState(asked);
  if (followed !== asked) {
    setFollowed(asked);
    if (asked !== text.trim()) setText(asked);
  }
  const write = useRef<(value: string) => void>(() => undefined);
  useEffect(() => {
    write.current = value =>
      change({ ...Object.fromEntries(clears.map(key => [key, null])), [name]: value || null });
  });
  useEffect(() => {
    const value = text.trim();
    if (value === asked) return undefined;
    const timer = setTimeout(() => write.current(value), pauseMs);
    return () => clearTimeout(timer);
  }, [text, asked]);
  return (
    <div className="cs-search-box">
      <TextInput
        icon="search"
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={100}
        onChange={event => setText(event.target.value)}
        after={text && <IconButton small icon="x" label={t('common.clear')} onClick={() => setText('')} />}
      />
    </div>
  );
}
