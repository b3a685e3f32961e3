import { routes } from '#contracts';
import { createClient, createQueryClient } from '#ui';

export const queryClient = createQueryClient();
export const client = createClient({ routes });
