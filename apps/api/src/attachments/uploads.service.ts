import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Attachment } from '#contracts';
import type { Route } from '#contracts';
import { Database, insert, organisationOf } from '../platform/database';
import type { Scope, Tx, WorkerScope } from '../platform/database';
import type { Authenticated, CalloutRequest } from '../platform/http';
import { claimKey, rememberAnswer } from '../platform/http/idempotency';
import { Jobs } from '../platform/jobs';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { NotStored, reencode, Storage, StorageUnavailable, UnreadableImage } from '../platform/storage';
import type { Picture } from '../platform/storage';
import { AttachmentRow } from './attachment.entity';
import { attachmentOf } from './attachment.view';
import { MOST_PER_REQUEST } from './attachments.service';
import { looseOf, removeIfLoose } from './attachments.store';
import { forgetLoose } from './jobs';

const LOOSE_MS = 48 * 3_600_000;

export interface Upload {
  who: Authenticated;
  kind: 'photo' | 'signature';
  file: Buffer;
  request: CalloutRequest;
  route: Route;
}

/** From bytes of anybody to a picture of ours: made anew, stored, and only then known to the database. */
@Injectable()
export class UploadsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Storage) private readonly storage: Storage,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** @throws Refused file-type-refused | file-too-large | too-many-files | busy | unavailable */
  async upload({ who, kind, file, request, route }: Upload): Promise<Attachment> {
    const { scope, credentialId } = who;
    const organisationId = organisationOf(scope);
    if (organisationId === null) throw new Refused('forbidden');
    const picture = await picked(file, kind);
    const id = randomUUID();
    const storageKey = `${organisationId}/${id}.${picture.contentType === 'image/png' ? 'png' : 'jpg'}`;
    await this.database.transaction(scope, async tx => {
      if (scope.family === 'visitor') await refuseTooMany(tx, credentialId);
      const startAfter = new Date(tx.now.getTime() + LOOSE_MS);
      await this.jobs.enqueue(
        tx,
        forgetLoose,
        { organisationId, attachmentId: id, storageKey },
        { startAfter },
      );
    });
    await this.store(storageKey, picture);
    return this.database.transaction(scope, tx =>
      once(tx, route, request, file, async () => {
        const row = await insert(tx, AttachmentRow, {
          id,
          ...sideOf(scope),
          sessionId: credentialId,
          kind,
          contentType: picture.contentType,
          bytes: picture.full.length,
          width: picture.width,
          height: picture.height,
          sha256: createHash('sha256').update(picture.full).digest(),
          storageKey,
          uploadedBy: scope.name,
        });
        await record(tx, {
          verb: 'attachment.upload',
          subjectType: 'attachment',
          subjectId: id,
          detail: { kind },
        });
        return attachmentOf(row);
      }),
    );
  }

  /** The job that was enqueued with the upload. */
  async forgetIfLoose(
    { attachmentId, storageKey }: { attachmentId: string; storageKey: string },
    scope: WorkerScope,
  ): Promise<void> {
    if (!(await this.database.transaction(scope, tx => removeIfLoose(tx, attachmentId)))) return;
    await this.storage.remove(storageKey);
    await this.storage.remove(thumbKey(storageKey));
  }

  private async store(key: string, { full, thumb, contentType }: Picture): Promise<void> {
    try {
      await this.storage.put(key, full, contentType);
      await this.storage.put(thumbKey(key), thumb, contentType);
    } catch (error) {
      throw unavailable(error);
    }
  }
}

export const thumbKey = (key: string): string => key.replace(/\.(\w+)$/, '-thumb.$1');

/** What the store says, as an answer: lost bytes are not there, a store that is away is away for a moment. */
export function unavailable(error: unknown): unknown {
  if (error instanceof NotStored) return new Refused('not-found');
  if (!(error instanceof StorageUnavailable)) return error;
  return new Refused('unavailable', { reason: 'storage' }, undefined, { cause: error });
}

async function picked(file: Buffer, kind: 'photo' | 'signature'): Promise<Picture> {
  try {
    return await reencode(file, kind);
  } catch (error) {
    if (!(error instanceof UnreadableImage)) throw error;
    throw new Refused(error.reason === 'too-many-pixels' ? 'file-too-large' : 'file-type-refused', {
      reason: error.reason,
    });
  }
}

async function refuseTooMany(tx: Tx, sessionId: string) {
  if ((await looseOf(tx, sessionId)) >= MOST_PER_REQUEST)
    throw new Refused('too-many-files', { most: MOST_PER_REQUEST });
}

/** Until it is put somewhere, an upload is seen by the side that made it. */
function sideOf(scope: Scope): Partial<AttachmentRow> {
  if (scope.family === 'customer') return { customerId: scope.customerId };
  if (scope.family === 'partner') return { partnerId: scope.partnerId };
  return scope.family === 'visitor' ? { equipmentId: scope.equipmentId } : {};
}

/** The interceptor does this for every other route; an upload has its own transaction, so it does it itself. */
async function once(
  tx: Tx,
  route: Route,
  { headers, originalUrl }: CalloutRequest,
  file: Buffer,
  work: () => Promise<Attachment>,
): Promise<Attachment> {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return work();
  const name = `${route.method} ${route.path}`;
  const earlier = await claimKey(tx, name, key.slice(0, 255), originalUrl, file);
  // What was stored for this repetition has no row, and goes with its job.
  if (earlier) return Attachment.parse(earlier.body);
  const made = await work();
  await rememberAnswer(tx, name, key.slice(0, 255), originalUrl, file, { status: 200, body: made });
  return made;
}
