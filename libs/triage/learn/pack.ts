import { z } from 'zod';
import type { Classifier } from './classifier';
import { columns } from './features';

const Header = z.object({
  labels: z.array(z.string()),
  calibration: z.object({ sharpness: z.number(), acceptFrom: z.number() }),
  cases: z.number(),
});

/** First of the bytes; another layout is another number. */
const layout = 1;

/**
 * A classifier as bytes, to be kept: a header in JSON, then for the rarity and each plane the columns that are not zero and their
 * values (32-bit integers and floats, little-endian). `unpack` gives the same classifier back, to the bit.
 */
export function pack({ labels, planes, rarity, calibration, cases }: Classifier): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify({ labels, calibration, cases }));
  const tables = [rarity, ...planes].map(sparse);
  const size = 8 + header.length + tables.reduce((sum, { at }) => sum + 4 + at.length * 8, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, layout, true);
  view.setUint32(4, header.length, true);
  bytes.set(header, 8);
  let offset = 8 + header.length;
  for (const { at, values } of tables) {
    view.setUint32(offset, at.length, true);
    offset += 4;
    for (let index = 0; index < at.length; index++) {
      view.setUint32(offset, at[index]!, true);
      view.setFloat32(offset + 4, values[index]!, true);
      offset += 8;
    }
  }
  return bytes;
}

function sparse(table: Float32Array): { at: number[]; values: number[] } {
  const at: number[] = [];
  const values: number[] = [];
  for (let column = 0; column < table.length; column++) {
    if (table[column] === 0) continue;
    at.push(column);
    values.push(table[column]!);
  }
  return { at, values };
}

/** @throws RangeError when the bytes are of another layout, cut or changed */
export function unpack(bytes: Uint8Array): Classifier {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== layout)
    throw new RangeError('The bytes are no classifier of this layout');
  const length = view.getUint32(4, true);
  const { labels, calibration, cases } = headerOf(bytes.subarray(8, 8 + length));
  let offset = 8 + length;
  const next = (size: number): Float32Array => {
    const table = new Float32Array(size);
    const count = view.getUint32(offset, true);
    offset += 4;
    for (let index = 0; index < count; index++, offset += 8) {
      const column = view.getUint32(offset, true);
      if (column >= size) throw new RangeError('The bytes name a column that is not there');
      table[column] = view.getFloat32(offset + 4, true);
    }
    return table;
  };
  const rarity = next(columns);
  const planes = labels.map(() => next(columns + 1));
  if (offset !== bytes.length) throw new RangeError('The bytes do not end where the classifier does');
  return { labels, planes, rarity, calibration, cases };
}

function headerOf(bytes: Uint8Array): z.infer<typeof Header> {
  try {
    return Header.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    throw new RangeError('The bytes have no readable header', { cause });
  }
}
