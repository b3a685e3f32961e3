import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Leads to the first field that is wrong, for it may be far above the button that was pressed. `problems`: new at each press. */
export function useFirstProblem(problems: object): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    const first = form.current?.querySelector('.co-field__error')?.parentElement;
    first?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, [problems]);
  return form;
}
