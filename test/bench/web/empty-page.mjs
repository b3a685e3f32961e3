import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const types = { '.html': 'text/html', '.js': 'text/javascript' };

/** The yardstick: a page with React and nothing else, built by the same tool and served compressed as well. */
export async function serveEmptyPage(folder) {
  await build({
    root: fileURLToPath(new URL('empty', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  // Compressed beforehand, as the product keeps its own.
  const files = new Map();
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const raw = readFileSync(path);
    files.set(path.slice(folder.length), { br: brotliCompressSync(raw), gzip: gzipSync(raw) });
  }
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url;
    const file = files.get(path);
    if (!file) return response.writeHead(404).end();
    const encoding = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? 'br' : 'gzip';
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Length', file[encoding].length);
    return response.end(file[encoding]);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}
