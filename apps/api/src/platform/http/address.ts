import { isIP } from 'node:net';
import type { Request } from 'express';

/**
 * Where a request comes from: the peer of the connection, or what the last of our own proxies says
 * (CALLOUT_TRUST_PROXY). An IPv4 address that came in through an IPv6 socket is the same address.
 */
export function addressOf(request: Pick<Request, 'ip' | 'socket'>): string | null {
  const address = request.ip ?? request.socket.remoteAddress;
  return address?.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '').replace(/%.*$/, '') ?? null;
}

/** Whom to count: a home or a server has a whole /64 of IPv6 to choose addresses from, and one of IPv4. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [front = '', back] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const head = groups(front);
  const tail = groups(back ?? '');
  const all = [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
  const network = all.slice(0, 4).map(group => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
