// A process of its own that plays the screens: it keeps the streams open and notes when each event came.
import { Agent, request } from 'node:http';

const now = () => performance.timeOrigin + performance.now();
const agent = new Agent({ maxSockets: Infinity });
let streams = [];

function listen({ url, token }) {
  return new Promise((resolve, reject) => {
    const stream = { heard: [], ended: false };
    const headers = { Accept: 'text/event-stream', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const sent = request(url, { agent, headers }, response => {
      if (response.statusCode !== 200) return reject(new Error(`the stream answered ${response.statusCode}`));
      let text = '';
      response.setEncoding('utf8');
      response.on('close', () => (stream.ended = true));
      response.on('data', chunk => {
        const at = now();
        const blocks = (text + chunk).split('\n\n');
        text = blocks.pop();
        for (const block of blocks)
          if (block.startsWith('event: change')) stream.heard.push([/^id: (.*)$/m.exec(block)[1], at]);
        resolve(stream);
      });
      return undefined;
    });
    sent.on('error', error => (stream.ended ? undefined : reject(error)));
    stream.close = () => {
      stream.ended = true;
      sent.destroy();
    };
    sent.end();
  });
}

async function take({ open, report }) {
  if (open) {
    streams = await Promise.all(open.map(listen));
    return { open: streams.length };
  }
  if (!report) return {};
  const heard = streams.map(stream => ({ heard: stream.heard, cut: stream.ended }));
  for (const stream of streams) stream.close();
  return { heard };
}

process.on('message', order => {
  take(order).then(
    result => process.send({ result }),
    error => process.send({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
