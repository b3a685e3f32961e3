import { FileStorage } from './file-storage';
import { S3Storage } from './s3-storage';
import type { S3StorageOptions } from './s3-storage';
import type { Storage } from './storage';

export { FileStorage } from './file-storage';
export { reencode, UnreadableImage } from './images';
export type { Picture } from './images';
export { S3Storage } from './s3-storage';
export type { S3StorageOptions } from './s3-storage';
export { NotStored, Storage, StorageUnavailable } from './storage';
export { StorageModule } from './storage.module';

/** S3 where there is an endpoint, else files. */
export function openStorage({ s3, dataDir }: { s3: S3StorageOptions | null; dataDir: string }): Storage {
  return s3 ? new S3Storage(s3) : new FileStorage(dataDir);
}
