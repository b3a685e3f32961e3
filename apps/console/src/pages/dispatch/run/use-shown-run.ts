import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from '../../../routing';

/** What is chosen on the desk, or the other kind of run, would lie over a run. */
const others = { order: null, visit: null, engineer: null } as const;

interface ShownRun {
  id: string | null;
  show: (id: string | null) => void;
  /** What of the run is not wanted: forgotten as soon as another run is shown. */
  unwanted: ReadonlySet<string>;
  setUnwanted: (names: ReadonlySet<string>) => void;
}

/** Which run of a kind is shown, in the address, and what of it the dispatcher does not want. */
export function useShownRun(kind: 'plan' | 'repair'): ShownRun {
  const [params, change] = useSearchParams();
  const id = params.get(kind);
  const [unticked, setUnticked] = useState<{ id: string; names: ReadonlySet<string> } | null>(null);
  const show = useCallback(
    (run: string | null) => {
      const closed = run === null ? {} : { plan: null, repair: null, ...others };
      change({ ...closed, [kind]: run });
    },
    [change, kind],
  );
  const unwanted = useMemo<ReadonlySet<string>>(
    () => (unticked?.id === id ? unticked.names : new Set()),
    [unticked, id],
  );
  return { id, show, unwanted, setUnwanted: names => setUnticked({ id: id ?? '', names }) };
}

/** The first of them that is under way. */
export function busyVerb<Verb extends string>(
  verbs: Readonly<Record<Verb, { isPending: boolean }>>,
): Verb | null {
  for (const verb in verbs) if (verbs[verb].isPending) return verb;
  return null;
}
