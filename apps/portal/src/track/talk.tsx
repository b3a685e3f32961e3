import { createContext, useContext } from 'react';
import { routes } from '#contracts';
import type { BodyOf, Press } from '#contracts';
import { useApi, useVerb } from '#ui';
import type { Photo } from '#ui';

const Own = createContext<string | null>(null);

/** Around the page of a request that somebody with an account looks at: its id. Without it the holder of a link is meant. */
export const OwnRequest = Own.Provider;

type Said = BodyOf<typeof routes.addToReport>;
type Accepted = BodyOf<typeof routes.visitorAccept>;

const stale = [routes.tracking];
const ownStale = [routes.requestTracking, routes.listRequests, routes.listWorkOrders];

/** What a customer does in the conversation, whoever they are known by: an account or a link. */
export function usePress() {
  const id = useContext(Own);
  const byLink = useVerb(routes.pressButton, { invalidates: stale });
  const own = useVerb(routes.pressInRequest, { invalidates: ownStale });
  const { isPending, error } = id === null ? byLink : own;
  return {
    isPending,
    error,
    press: (body: Press) => (id === null ? byLink.mutate({ body }) : own.mutate({ params: { id }, body })),
  };
}

export function useSay(onSuccess: () => void) {
  const id = useContext(Own);
  const byLink = useVerb(routes.addToReport, { invalidates: stale, onSuccess });
  const own = useVerb(routes.sayInRequest, { invalidates: ownStale, onSuccess });
  const { isPending, error } = id === null ? byLink : own;
  return {
    isPending,
    error,
    say: (body: Said) => (id === null ? byLink.mutate({ body }) : own.mutate({ params: { id }, body })),
  };
}

export function useAccept(workOrderId: string | null) {
  const id = useContext(Own);
  const byLink = useVerb(routes.visitorAccept, { invalidates: stale });
  const own = useVerb(routes.acceptWork, { invalidates: ownStale });
  const { isPending, error } = id === null ? byLink : own;
  return {
    isPending,
    error,
    accept: (body: Accepted) => {
      if (id === null) byLink.mutate({ body });
      else if (workOrderId !== null) own.mutate({ params: { id: workOrderId }, body });
    },
  };
}

/** Uploads a photo and answers its id. The same photo sent twice is stored once. */
export function useUpload(): (photo: Photo) => Promise<string> {
  const api = useApi();
  const isOwn = useContext(Own) !== null;
  return async ({ id, blob }) => {
    const stored = isOwn
      ? await api.call(routes.upload, { query: { kind: 'photo' }, body: blob, idempotencyKey: id })
      : await api.call(routes.visitorUpload, { body: blob, idempotencyKey: id });
    return stored.id;
  };
}

/** Where a picture of the request is. */
export function usePhotoUrl(): (id: string, size: 'full' | 'thumb') => string {
  const api = useApi();
  const isOwn = useContext(Own) !== null;
  return (id, size) =>
    api.url(isOwn ? routes.download : routes.visitorDownload, { params: { id }, query: { size } });
}
