import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** The best encoding that the client takes and we have; null: send it as it is. Weights only exclude. */
export function encodingFor(acceptEncoding: string | undefined): Encoding | null {
  const accepted = new Set(
    (acceptEncoding ?? '')
      .toLowerCase()
      .split(',')
      .map(part => part.trim().split(/\s*;\s*/))
      .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
      .map(([name]) => name),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : null;
}

/** Files compressed on their first request, off the event loop, and kept until there are too many bytes of them. */
export class CompressedFiles {
  private readonly kept = new Map<string, Promise<Buffer>>();
  /** What is done; the others have no size yet. */
  private readonly counted = new Map<string, number>();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  /** `stamp` changes with the content. Rejects if the file cannot be read. */
  get(file: string, stamp: string, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${stamp} ${file}`;
    const found = this.kept.get(key);
    if (found) {
      // Asked for last, given up last.
      this.kept.delete(key);
      this.kept.set(key, found);
      return found;
    }
    // All who ask meanwhile wait for the same work.
    const made = compress(file, encoding);
    this.kept.set(key, made);
    made.then(
      content => this.count(key, content),
      () => this.kept.delete(key),
    );
    return made;
  }

  get size(): number {
    return this.bytes;
  }

  private count(key: string, content: Buffer) {
    this.bytes += content.length;
    this.counted.set(key, content.length);
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.mostBytes) return;
      const length = this.counted.get(oldest);
      if (length === undefined) continue;
      this.bytes -= length;
      this.counted.delete(oldest);
      this.kept.delete(oldest);
    }
  }
}

async function compress(file: string, encoding: Encoding): Promise<Buffer> {
  const raw = await readFile(file);
  if (encoding === 'gzip') return gzipAsync(raw, { level: 9 });
  return brotliAsync(raw, {
    params: {
      // Beyond 9 the map's megabytes would take seconds for a few per cent.
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
}
