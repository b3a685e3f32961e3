import { Controller, Redirect } from '@nestjs/common';
import { z } from 'zod';
import { route } from '#contracts';
import { Serve } from '../../platform/http';
import type { BareCall } from '../../platform/http';

/**
 * What is printed on the machine: outside of /api and of the contracts, a page and not a call. It says nothing about the
 * token: an unknown one leads to the portal as well, which explains it to the person.
 */
const label = route({
  method: 'GET',
  path: '/e/:publicToken',
  summary: 'A scanned label opens the portal at its unit',
  permission: 'public.read',
  params: z.object({ publicToken: z.string().max(200) }),
});

@Controller()
export class LabelController {
  @Serve(label, { transaction: false })
  @Redirect('/portal/', 302)
  open({ params }: BareCall<typeof label>) {
    return { url: `/portal/e/${encodeURIComponent(params.publicToken)}`, statusCode: 302 };
  }
}
