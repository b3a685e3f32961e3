import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { NotStored, soundKey, Storage, StorageUnavailable } from './storage';

export interface S3StorageOptions {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** For each call, all its attempts together; of a download until it begins. */
  deadlineMs?: number;
}

const MAX_ATTEMPTS = 3;
/** A download that stalls for so long has ended. */
const SOCKET_TIMEOUT_MS = 10_000;

/** S3 or what speaks like it. The bucket stands in the path: a MinIO has no names below its own. */
export class S3Storage extends Storage {
  private readonly client: S3Client;
  private readonly deadlineMs: number;

  constructor(private readonly options: S3StorageOptions) {
    super();
    const { endpoint, region, accessKeyId, secretAccessKey, deadlineMs = 15_000 } = options;
    this.deadlineMs = deadlineMs;
    this.client = new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: true,
      maxAttempts: MAX_ATTEMPTS,
      // Not every store knows the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 3_000, socketTimeout: SOCKET_TIMEOUT_MS },
    });
  }

  async prepare(): Promise<void> {
    const bucket = { Bucket: this.options.bucket };
    await this.within(async abortSignal => {
      try {
        await this.client.send(new HeadBucketCommand(bucket), { abortSignal });
      } catch (error) {
        if (!isMissing(error)) throw error;
        await this.client.send(new CreateBucketCommand(bucket), { abortSignal });
      }
    }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StorageUnavailable(`S3_ENDPOINT: ${this.options.endpoint} is not usable: ${reason}`, {
        cause: error,
      });
    });
  }

  async put(key: string, content: Buffer, contentType: string): Promise<void> {
    const object = {
      ...this.at(key),
      Body: content,
      ContentType: contentType,
      ContentLength: content.length,
    };
    await this.within(abortSignal => this.client.send(new PutObjectCommand(object), { abortSignal }));
  }

  async get(key: string): Promise<Readable> {
    const { Body } = await this.within(abortSignal =>
      this.client.send(new GetObjectCommand(this.at(key)), { abortSignal }),
    );
    if (!(Body instanceof Readable)) throw new StorageUnavailable('The store sent no content');
    return Body;
  }

  async remove(key: string): Promise<void> {
    await this.within(abortSignal =>
      this.client.send(new DeleteObjectCommand(this.at(key)), { abortSignal }),
    );
  }

  private at(key: string) {
    return { Bucket: this.options.bucket, Key: soundKey(key) };
  }

  private async within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.deadlineMs);
    try {
      return await work(deadline.signal);
    } catch (error) {
      if (isMissing(error)) throw new NotStored('not in the store', { cause: error });
      throw new StorageUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

const isMissing = (error: unknown) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
