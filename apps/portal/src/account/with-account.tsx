import type { ReactNode } from 'react';
import { homeOf, routes } from '#contracts';
import type { Me } from '#contracts';
import { ApiProblem, ErrorState, LiveProvider, Skeleton, useRoute } from '#ui';
import { SignIn } from './sign-in';

const lists = [routes.listWorkOrders, routes.getWorkOrder, routes.requestTracking];
const topics = {
  'service-request': [routes.listRequests, routes.requestTracking],
  'work-order': lists,
  visit: lists,
  engineer: [routes.requestTracking],
  equipment: [routes.listEquipment],
};

/** What only a signed-in customer sees, kept live; everybody else signs in here, or is led to their own place. */
export function WithAccount({
  children,
}: {
  children: (me: Me, readAgain: () => void) => ReactNode;
}): ReactNode {
  const me = useRoute(routes.me, {});
  const readAgain = (): void => void me.refetch();
  if (me.error instanceof ApiProblem && me.error.status === 401) return <SignIn onDone={readAgain} />;
  if (me.error) return <ErrorState error={me.error} onRetry={readAgain} />;
  if (!me.data) return <Skeleton lines={8} />;
  if (homeOf[me.data.person.role] !== '/portal/') {
    window.location.replace(homeOf[me.data.person.role]);
    return <Skeleton lines={8} />;
  }
  return (
    <LiveProvider topics={topics} after={me.data.livePosition}>
      {children(me.data, readAgain)}
    </LiveProvider>
  );
}
