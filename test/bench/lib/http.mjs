import { Agent, request } from 'node:http';

/** Connections that are kept: what is measured is the request and not the handshake. */
export function httpClient(base, { connections = 1 } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(base);
  const call = (path, { method = 'GET', token, body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sent = request({
        agent,
        hostname,
        port,
        path,
        method,
        headers: {
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...(text === undefined
            ? {}
            : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
          ...headers,
        },
      });
      sent.on('error', reject);
      sent.on('response', response => {
        const chunks = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const content = Buffer.concat(chunks);
          if (response.statusCode >= 400)
            reject(
              new Error(`${method} ${path}: ${response.statusCode} ${content.toString().slice(0, 500)}`),
            );
          else resolve(content);
        });
      });
      sent.end(text);
    });
  return {
    call,
    json: async (path, options) => JSON.parse(await call(path, options)),
    close: () => agent.destroy(),
  };
}
