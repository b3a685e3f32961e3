import { createReadStream } from 'node:fs';
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';
import { CompressedFiles, encodingFor } from './compressed';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};
const compressible = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.map']);
/** Below this a packet carries it anyway. */
const LEAST_BYTES = 1_024;
const MOST_KEPT_BYTES = 32 * 1024 * 1024;

/** Serves the three web apps: hashed assets for ever, an app's index.html for every deep link below it. */
export function servePages(root: string) {
  const compressed = new CompressedFiles(MOST_KEPT_BYTES);

  async function send(request: Request, response: Response, { file, facts, immutable }: Found) {
    const stamp = `${facts.size.toString(36)}-${Math.trunc(facts.mtimeMs).toString(36)}`;
    const worthIt = compressible.has(extname(file)) && facts.size >= LEAST_BYTES;
    const encoding = worthIt ? encodingFor(request.headers['accept-encoding']) : null;
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('ETag', `W/"${stamp}"`);
    if (worthIt) response.setHeader('Vary', 'Accept-Encoding');
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    if (encoding) {
      const content = await compressed.get(file, stamp, encoding);
      response.setHeader('Content-Encoding', encoding);
      response.setHeader('Content-Length', content.length);
      response.end(content);
      return;
    }
    response.setHeader('Content-Length', facts.size);
    if (request.method === 'HEAD') response.end();
    else pipeline(createReadStream(file), response, () => undefined);
  }

  async function serve(request: Request, response: Response, next: NextFunction) {
    const path = decoded(request.path);
    const file = path === null ? null : normalize(join(root, path));
    if (path === null || !file?.startsWith(root + sep)) return next();
    const facts = await fileFacts(file);
    if (facts) return send(request, response, { file, facts, immutable: path.startsWith('/assets/') });
    const app = /^\/(console|field|portal)(\/|$)/.exec(path)?.[1];
    if (!app || extname(path) !== '') return next();
    const shell = join(root, app, 'index.html');
    const shellFacts = await fileFacts(shell);
    if (shellFacts) return send(request, response, { file: shell, facts: shellFacts, immutable: false });
    response.status(503).type('text/plain').send('The web apps are not built yet: npm run build');
  }

  return (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    // No page is there, and every question to the api would cost a look at the disk.
    if (request.path.startsWith('/api/')) return next();
    // The console sends everyone who is not its own on to theirs.
    if (request.path === '/') return response.redirect(302, '/console/');
    serve(request, response, next).catch(next);
  };
}

interface Found {
  file: string;
  facts: Stats;
  /** Its name changes with its content. */
  immutable: boolean;
}

async function fileFacts(file: string): Promise<Stats | null> {
  const facts = await stat(file).catch(() => null);
  return facts?.isFile() ? facts : null;
}

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
