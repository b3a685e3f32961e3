import sharp from 'sharp';

const width = 1_600;
const height = 1_200;

/**
 * A photo as a phone takes it, with the place in its EXIF data: a dark field with a lighter circle. Made of pixels, not of
 * SVG: the api, in whose process a spec may have run before, forbids this process to read any.
 */
export function photo(hue = 20): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isLight = Math.hypot(x - width / 2, y - height / 2) < 380;
      pixels.set(isLight ? [230, 120 + hue, 90] : [120, 60 + hue, 50], (y * width + x) * 3);
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 41/1 0/1' } })
    .toBuffer();
}
