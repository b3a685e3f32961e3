import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { CompressedFiles, encodingFor } from './compressed';
import { servePages } from './pages';

const code = 'export const message = "a machine that is hot";\n'.repeat(400);
let root: string;
let server: Server;
let port: number;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'callout-pages-'));
  for (const folder of ['console', 'assets']) await mkdir(join(root, folder));
  await writeFile(join(root, 'console/index.html'), `<!doctype html>${'<p>Console</p>'.repeat(200)}`);
  await writeFile(join(root, 'assets/console-1a2b.js'), code);
  await writeFile(join(root, 'assets/photo-1a2b.png'), Buffer.alloc(4_000, 7));
  await writeFile(join(root, 'theme.js'), 'tiny');
  const app = express();
  app.use(servePages(root));
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
  await rm(root, { recursive: true, force: true });
});

/** As it travels: fetch would unpack it. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers, method }, response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}

describe('servePages', () => {
  it('sends code compressed as the browser takes it, for ever if its name is hashed', async () => {
    const brotli = await get('/assets/console-1a2b.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(brotli.body.length),
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(code);
    const zipped = await get('/assets/console-1a2b.js', { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe(code);
    expect(zipped.body.length).toBeLessThan(code.length / 10);
  });

  it('sends it plain to who takes nothing else, and pictures and tiny files always', async () => {
    for (const taken of ['', 'identity, br;q=0, gzip; q=0.0']) {
      const plain = await get('/assets/console-1a2b.js', { 'accept-encoding': taken });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.toString()).toBe(code);
    }
    for (const path of ['/assets/photo-1a2b.png', '/theme.js'])
      expect((await get(path, { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('answers a deep link with the shell of its app, to be asked for again each time', async () => {
    const shell = await get('/console/work-orders/42');
    expect(shell.headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(shell.body.toString()).toContain('Console');
    const again = await get('/console/work-orders/42', { 'if-none-match': String(shell.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('notices that a file has changed', async () => {
    const page = join(root, 'console/index.html');
    await get('/console/', { 'accept-encoding': 'br' });
    const before = await get('/console/');
    await writeFile(page, `<!doctype html>${'<p>Another</p>'.repeat(200)}`);
    await utimes(page, new Date(), new Date(Date.now() + 5_000));
    const changed = await get('/console/', {
      'accept-encoding': 'br',
      'if-none-match': String(before.headers['etag']),
    });
    expect(brotliDecompressSync(changed.body).toString()).toContain('Another');
  });

  it('tells the length without the content to HEAD', async () => {
    const headers = { 'accept-encoding': 'br' };
    const asked = await get('/assets/console-1a2b.js', headers, 'HEAD');
    const sent = await get('/assets/console-1a2b.js', headers);
    expect([asked.body.length, asked.headers['content-length']]).toEqual([0, String(sent.body.length)]);
  });

  it('knows nothing outside its folder, nor an app without a build', async () => {
    for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets', '/%', '/a%00b'])
      expect((await get(path)).status).toBe(404);
    expect((await get('/portal/')).status).toBe(503);
  });
});

describe('encodingFor', () => {
  it('prefers brotli, and takes a weight of nothing for a no', () => {
    expect(encodingFor('gzip;q=1.0, br;q=0.1')).toBe('br');
    expect(encodingFor('br;q=0, gzip')).toBe('gzip');
    expect(encodingFor('deflate, zbr')).toBeNull();
    expect(encodingFor(undefined)).toBeNull();
  });
});

describe('CompressedFiles', () => {
  it('compresses once for all who ask, and forgets what was asked for longest ago', async () => {
    const files = new CompressedFiles(250);
    const file = join(root, 'assets/console-1a2b.js');
    const [first, second] = await Promise.all([files.get(file, 'a', 'gzip'), files.get(file, 'a', 'gzip')]);
    expect(second).toBe(first);
    for (const stamp of ['b', 'c', 'd', 'e']) await files.get(file, stamp, 'gzip');
    expect(files.size).toBeLessThanOrEqual(250);
    expect(await files.get(file, 'a', 'gzip')).not.toBe(first);
  });

  it('does not keep a failure', async () => {
    const files = new CompressedFiles(1_000);
    const file = join(root, 'late.js');
    await expect(files.get(file, 'a', 'br')).rejects.toThrow('ENOENT');
    await writeFile(file, code);
    expect(brotliDecompressSync(await files.get(file, 'a', 'br')).toString()).toBe(code);
  });
});
