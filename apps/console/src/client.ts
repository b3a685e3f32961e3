import { routes } from '#contracts';
import { createClient, createQueryClient } from '#ui';
import { leaveForSignIn } from './session/leave';

export const queryClient = createQueryClient();
export const client = createClient({ routes, onSignedOut: () => leaveForSignIn(queryClient) });
