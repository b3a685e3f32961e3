/** A place in the outbox: the transaction, then the row in it. Everything at or before it has been seen. */
export interface Position {
  xid: bigint;
  id: bigint;
}

/** Before the first row of a transaction: identities begin at 1. */
export const before = (xid: bigint): Position => ({ xid, id: 0n });

export const isAfter = (one: Position, other: Position): boolean =>
  one.xid === other.xid ? one.id > other.id : one.xid > other.xid;

/** The id of an event. Positions of another epoch (a restored dump, another server) say nothing here. */
export const eventId = (epoch: string, { xid, id }: Position): string => `${epoch}:${xid}:${id}`;

export function readEventId(text: string): { epoch: string; position: Position } | null {
  const [, epoch, xid, id] = /^([\w.-]{1,64}):(\d{1,20}):(\d{1,19})$/.exec(text) ?? [];
  return epoch && xid && id ? { epoch, position: { xid: BigInt(xid), id: BigInt(id) } } : null;
}
