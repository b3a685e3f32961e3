import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Refused } from '../refused';
import { Gate } from './gate';
import { reencode, UnreadableImage } from './images';

const photo = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });
const reasonOf = (upload: Buffer) =>
  reencode(upload).then(
    () => 'readable',
    (error: unknown) => (error instanceof UnreadableImage ? error.reason : error),
  );

describe('a picture', () => {
  it('loses the place and the camera, and stands upright', async () => {
    const upload = await photo()
      .withExif({
        IFD0: { Make: 'SecretCam', Orientation: '6' },
        IFD3: { GPSLatitude: '42/1 41/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const before = await sharp(upload).metadata();
    expect([before.exif !== undefined, before.orientation]).toEqual([true, 6]);
    const picture = await reencode(upload);
    expect(picture).toMatchObject({ width: 40, height: 60, contentType: 'image/jpeg' });
    for (const file of [picture.full, picture.thumb]) {
      const { exif, orientation, xmp, iptc, icc } = await sharp(file).metadata();
      expect([exif, orientation, xmp, iptc, icc]).toEqual(Array.from({ length: 5 }, () => undefined));
      expect(file.includes('SecretCam')).toBe(false);
    }
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('may be %s', async format => {
    const picture = await reencode(await photo().toFormat(format).toBuffer());
    expect((await sharp(picture.full).metadata()).format).toBe('jpeg');
    expect([picture.width, picture.height]).toEqual([60, 40]);
  });

  it('is at most 4096 pixels long, its thumbnail 320', async () => {
    const picture = await reencode(await photo(5_000, 1_000).jpeg().toBuffer());
    expect([picture.width, picture.height]).toEqual([4_096, 819]);
    const thumb = await sharp(picture.thumb).metadata();
    expect([thumb.width, thumb.height]).toEqual([320, 64]);
  });

  it('of a signature is a PNG that keeps its transparency', async () => {
    const upload = await sharp({
      create: { width: 50, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const picture = await reencode(upload, 'signature');
    expect(picture.contentType).toBe('image/png');
    expect((await sharp(picture.full).metadata()).hasAlpha).toBe(true);
  });

  it('is all that is left of a file that is also something else', async () => {
    const script = Buffer.from('<html><script>alert(1)</script></html>PK\x03\x04');
    const upload = Buffer.concat([await photo().jpeg().toBuffer(), script]);
    const picture = await reencode(upload);
    expect(picture.full.includes('<script>')).toBe(false);
    expect(picture.full.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  it('that moves is its first frame', async () => {
    const frames = Buffer.alloc(10 * 20 * 3, 255);
    const upload = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    const picture = await reencode(upload);
    expect([picture.width, picture.height]).toEqual([10, 10]);
  });
});

describe('what is no picture', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  it.each([
    ['an SVG', Buffer.from(svg)],
    ['an SVG with a declaration', Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    ['nothing', Buffer.alloc(0)],
    ['a movie', Buffer.from('\0\0\0\x18ftypmp42', 'latin1')],
  ])('is refused: %s', async (_, upload) => {
    expect(await reasonOf(upload)).toBe('type');
  });

  it('is refused though it begins like one', async () => {
    const jpeg = await photo(600, 600).jpeg().toBuffer();
    expect(await reasonOf(jpeg.subarray(0, jpeg.length / 2))).toBe('broken');
    expect(await reasonOf(Buffer.concat([jpeg.subarray(0, 20), Buffer.from(svg)]))).toBe('broken');
    expect(
      await reasonOf(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(svg)])),
    ).toBe('broken');
    expect(await reasonOf(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toBe('broken');
  });

  it('is refused before its pixels are made, if there are too many', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const start = performance.now();
    expect(await reasonOf(bomb)).toBe('too-many-pixels');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('the gate', () => {
  it('lets few in, some wait, and turns the rest away', async () => {
    const gate = new Gate({ atOnce: 2, waiting: 1 });
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await held;
      inside -= 1;
    };
    const passing = [gate.pass(work), gate.pass(work), gate.pass(work)];
    await expect(gate.pass(work)).rejects.toBeInstanceOf(Refused);
    release();
    await Promise.all(passing);
    await gate.pass(work);
    expect(most).toBe(2);
  });
});
