import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Skeleton } from '../components/feedback';
import type { ServiceMapProps } from './service-map';

export type { ServiceMapHandle, ServiceMapProps } from './service-map';
export { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02';
export type * from './types';

const Lazy = /* @__PURE__ */ lazy(() => import('./service-map'));

/** The map, fetched when it is first shown. Fills its container: give that a height. */
export function ServiceMap(props: ServiceMapProps): ReactNode {
  return (
    <Suspense fallback={<Skeleton height="100%" />}>
      <Lazy {...props} />
    </Suspense>
  );
}
