import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Authenticated, BareCall } from '../platform/http';
import { Refused } from '../platform/refused';
import type { AttachmentRow } from './attachment.entity';
import { DownloadsService } from './downloads.service';
import { UploadsService } from './uploads.service';

@Controller()
export class AttachmentsController {
  constructor(
    @Inject(UploadsService) private readonly uploads: UploadsService,
    @Inject(DownloadsService) private readonly downloads: DownloadsService,
  ) {}

  @Serve(routes.upload, { transaction: false })
  upload({ who, query, file, request }: BareCall<typeof routes.upload>) {
    return this.uploads.upload({ who: known(who), kind: query.kind, file, request, route: routes.upload });
  }

  @Serve(routes.download, { transaction: false })
  download({ who, params, query, response }: BareCall<typeof routes.download>) {
    return this.downloads.download(known(who), params.id, { size: query.size, response });
  }

  @Serve(routes.visitorUpload, { transaction: false })
  visitorUpload({ who, file, request }: BareCall<typeof routes.visitorUpload>) {
    const route = routes.visitorUpload;
    return this.uploads.upload({ who: known(who), kind: 'photo', file, request, route });
  }

  /** Of one label several people may hold a session: a loose picture is only its own session's. */
  @Serve(routes.visitorDownload, { transaction: false })
  visitorDownload({ who, params, query, response }: BareCall<typeof routes.visitorDownload>) {
    const visitor = known(who);
    const maySee = (row: AttachmentRow) =>
      row.serviceRequestId !== null || row.sessionId === visitor.credentialId;
    return this.downloads.download(visitor, params.id, { size: query.size, response, maySee });
  }
}

function known(who: Authenticated | null): Authenticated {
  if (!who) throw new Refused('not-signed-in');
  return who;
}
