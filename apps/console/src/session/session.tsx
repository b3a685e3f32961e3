import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { allows } from '#contracts';
import type { Me, Permission } from '#contracts';

const Context = createContext<Me | null>(null);

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }): ReactNode {
  return <Context.Provider value={me}>{children}</Context.Provider>;
}

/** The signed-in person. Only below the frame: pages without a session do not have one. */
export function useMe(): Me {
  const me = useContext(Context);
  if (!me) throw new Error('useMe outside of a session.');
  return me;
}

/** Hides what the server would refuse: `const may = useMay(); may('visit.plan') && <Button ...>`. */
export function useMay(): (permission: Permission) => boolean {
  const { person } = useMe();
  return permission => allows(permission, person.role);
}
