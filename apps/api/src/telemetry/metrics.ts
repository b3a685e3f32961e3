import { Counter, register } from 'prom-client';

const counter = (name: string, help: string): Counter => {
  const known = register.getSingleMetric(name);
  return known instanceof Counter ? known : new Counter({ name, help });
};
const messages = counter('callout_ingest_messages_total', 'Messages of devices that are committed');
const letters = counter(
  'callout_dead_letters_total',
  'Messages of devices of which something could not be used',
);

export function ingested({ messages: count, deadLetters }: { messages: number; deadLetters: number }) {
  messages.inc(count);
  letters.inc(deadLetters);
}
