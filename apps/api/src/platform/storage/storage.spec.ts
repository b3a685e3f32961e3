import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileStorage } from './file-storage';
import { S3Storage } from './s3-storage';
import { NotStored, StorageUnavailable } from './storage';
import type { Storage } from './storage';

let dataDir: string;
let server: Server;
let objects: Map<string, { content: Buffer; contentType: string }>;
let hang: boolean;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'callout-storage-'));
  objects = new Map();
  hang = false;
  // The little of S3 that we use.
  server = createServer((request, response) => {
    void buffer(request).then(content => {
      const key = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname);
      if (hang) return;
      if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/'))
        response.writeHead(403);
      else if (request.method === 'PUT')
        objects.set(key, { content, contentType: request.headers['content-type'] ?? '' });
      else if (request.method === 'DELETE') {
        objects.delete(key);
        response.writeHead(204);
      } else if (!objects.has(key)) response.writeHead(404);
      else if (request.method === 'GET') {
        response.end(objects.get(key)?.content);
        return;
      }
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(dataDir, { recursive: true });
});

function s3(deadlineMs?: number): S3Storage {
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const endpoint = `http://127.0.0.1:${port}`;
  return new S3Storage({
    endpoint,
    bucket: 'callout',
    region: 'us-east-1',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
    deadlineMs,
  });
}

const kinds: [string, () => Storage][] = [
  ['files', () => new FileStorage(dataDir)],
  ['S3', () => s3()],
];

describe.each(kinds)('storage in %s', (_, open) => {
  it('gives back what was put, replaces it and removes it', async () => {
    const storage = open();
    await storage.prepare();
    await storage.put('org/2026/one.jpg', Buffer.from('first'), 'image/jpeg');
    await storage.put('org/2026/one.jpg', Buffer.from('second'), 'image/jpeg');
    expect(String(await buffer(await storage.get('org/2026/one.jpg')))).toBe('second');
    await storage.remove('org/2026/one.jpg');
    await storage.remove('org/2026/one.jpg');
    await expect(storage.get('org/2026/one.jpg')).rejects.toBeInstanceOf(NotStored);
  });

  it.each([
    '../secret',
    'a/../../b',
    '/etc/passwd',
    'a//b',
    '.hidden',
    'a/.b',
    'a\\b',
    'a\0b',
    '',
    'a/b.jpg/../c',
    'x'.repeat(201),
    'a b',
    '%2e%2e/x',
  ])('refuses the key %j', async key => {
    const storage = open();
    await expect(storage.put(key, Buffer.from('x'), 'image/jpeg')).rejects.toThrow(/not a storage key/i);
    await expect(storage.get(key)).rejects.toThrow(/not a storage key/i);
    await expect(storage.remove(key)).rejects.toThrow(/not a storage key/i);
  });
});

describe('storage in files', () => {
  it('leaves nothing half done, and keeps others out', async () => {
    const storage = new FileStorage(dataDir);
    await writeFile(join(dataDir, 'files'), 'in the way');
    await expect(storage.put('a/b', Buffer.from('x'))).rejects.toThrow();
    await rm(join(dataDir, 'files'));
    await storage.put('a/b', Buffer.from('x'));
    expect(await readdir(join(dataDir, 'files', '.incoming'))).toEqual([]);
    expect((await stat(join(dataDir, 'files', 'a', 'b'))).mode & 0o777).toBe(0o600);
  });
});

describe('storage in S3', () => {
  it('makes its bucket and says what things are', async () => {
    await s3().prepare();
    expect([...objects.keys()].map(key => key.replace(/\/$/, ''))).toEqual(['/callout']);
    await s3().put('a/b.png', Buffer.from('x'), 'image/png');
    expect(objects.get('/callout/a/b.png')?.contentType).toBe('image/png');
  });

  it('gives up on a store that does not answer', async () => {
    hang = true;
    const start = performance.now();
    await expect(s3(300).get('a/b')).rejects.toBeInstanceOf(StorageUnavailable);
    await expect(s3(300).put('a/b', Buffer.from('x'), 'image/png')).rejects.toBeInstanceOf(
      StorageUnavailable,
    );
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
