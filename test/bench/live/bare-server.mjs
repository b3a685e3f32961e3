// The yardstick: LISTEN in a process, its notifications written at once to every open stream. No scope, no replay.
import { createServer } from 'node:http';
import { Client } from 'pg';

const open = new Set();
const client = new Client({ connectionString: process.argv[2] });
await client.connect();
await client.query('LISTEN bench_note');
client.on('notification', ({ payload }) => {
  const text = `event: change\nid: ${payload}\ndata: {"topic":"work-order"}\n\n`;
  for (const response of open) response.write(text);
});
const server = createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': \n\n');
  open.add(response);
  response.on('close', () => open.delete(response));
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
