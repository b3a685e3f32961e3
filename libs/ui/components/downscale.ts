/** Longest side of an uploaded photo in pixels. Enough to read a label plate, a tenth of what a phone takes. */
export const longestSide = 2_048;

/** The size that fits into a square of `limit`, with the proportions kept; never larger than the original. */
export function fitWithin(
  width: number,
  height: number,
  limit = longestSide,
): { width: number; height: number } {
  const scale = Math.min(1, limit / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A JPEG of at most 2,048 px on its longest side, upright (EXIF orientation applied, EXIF itself dropped: it holds the
 * place where a photo was taken). Rejects when the browser cannot read the file.
 */
export async function downscale(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = fitWithin(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const jpeg = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.82));
  if (!jpeg) throw new Error('This photo cannot be encoded.');
  return jpeg;
}
