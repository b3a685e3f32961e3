import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { Gate } from './gate';

/** Not a picture that we take: the reason says in which way. */
export class UnreadableImage extends Error {
  override readonly name = 'UnreadableImage';
  constructor(
    readonly reason: 'type' | 'broken' | 'too-many-pixels',
    options?: ErrorOptions,
  ) {
    super(`The image is unreadable: ${reason}`, options);
  }
}

export interface Picture {
  full: Buffer;
  thumb: Buffer;
  /** Of `full`. */
  width: number;
  height: number;
  contentType: 'image/jpeg' | 'image/png';
}

const MAX_PIXELS = 50_000_000;
const MAX_EDGE = 4_096;
const MAX_SIGNATURE_EDGE = 1_200;
const THUMB_EDGE = 320;
const DEADLINE_S = 20;

/** Everything else that the library could load (SVG, GIF, PDF, TIFF ...) is refused by it, whatever a file pretends. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
// One thread a picture; how many pictures at once is ours to say.
sharp.concurrency(1);
sharp.cache(false);
const gate = new Gate({ atOnce: 2, waiting: 40 });

/**
 * A picture made anew from the pixels of an upload: the orientation applied, everything that is no pixel (place, camera,
 * scripts, appended files) gone, at most 4096 pixels long. Photos become JPEG, signatures PNG.
 * @throws UnreadableImage, Refused busy when too many are waiting
 */
export async function reencode(upload: Buffer, kind: 'photo' | 'signature' = 'photo'): Promise<Picture> {
  if (!isPicture(upload)) throw new UnreadableImage('type');
  return await gate.pass(async () => {
    try {
      return await made(upload, kind);
    } catch (error) {
      const pixels = error instanceof Error && /pixel limit/i.test(error.message);
      throw new UnreadableImage(pixels ? 'too-many-pixels' : 'broken', { cause: error });
    }
  });
}

async function made(upload: Buffer, kind: 'photo' | 'signature'): Promise<Picture> {
  const signature = kind === 'signature';
  const edge = signature ? MAX_SIGNATURE_EDGE : MAX_EDGE;
  const source = sharp(upload, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
    .timeout({ seconds: DEADLINE_S })
    .autoOrient()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
  const { data: full, info } = await encoded(source, signature).toBuffer({ resolveWithObject: true });
  const small = sharp(full).resize({
    width: THUMB_EDGE,
    height: THUMB_EDGE,
    fit: 'inside',
    withoutEnlargement: true,
  });
  return {
    full,
    thumb: await encoded(small, signature).toBuffer(),
    width: info.width,
    height: info.height,
    contentType: signature ? 'image/png' : 'image/jpeg',
  };
}

const encoded = (image: Sharp, signature: boolean): Sharp =>
  signature
    ? image.png({ compressionLevel: 9 })
    : image.flatten({ background: '#fff' }).jpeg({ quality: 82 });

const MEDIA_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis']);

/** By the first bytes; the name and the announced type are whatever the sender likes. */
function isPicture(bytes: Buffer): boolean {
  const at = (from: number, to: number) => bytes.toString('latin1', from, to);
  return (
    at(0, 3) === '\xff\xd8\xff' ||
    at(0, 8) === '\x89PNG\r\n\x1a\n' ||
    (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') ||
    (at(4, 8) === 'ftyp' && MEDIA_BRANDS.has(at(8, 12)))
  );
}
