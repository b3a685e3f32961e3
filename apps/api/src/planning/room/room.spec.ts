import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Room } from '#contracts';
import type { RoomMaking } from '#contracts';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { NotVisible } from '../../platform/database';
import type { Scope, Tx } from '../../platform/database';
import { RearrangeService } from '../../visits';
import { hire, newVisit, repair, workOn } from '../../visits/work.fixture';
import type { Member, Work } from '../../visits/work.fixture';
import { workingShifts } from './room.rules';
import { RoomService } from './room.service';

let db: TestDatabase;
let work: Work;
let rooms: RoomService;
let tenant: Tenant;
let only: Member;
let other: Member;

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);
const byManager = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => as(tenant.scopes.manager, deed);
const day = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Sofia' });
/** In winter or summer: an instant of that day is enough, the shifts below are wide. */
const at = (hour: number) => new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000).toISOString();
const wide = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 6 * 60, end: 18 * 60 }));
const laser = { skill: 'laser', level: 1 };

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  rooms = new RoomService(new RearrangeService(work.moving, work.assigning));
});

/** The only one with the skill is busy all day with what anybody could do. */
async function busyDay(given: { promised?: boolean } = {}) {
  const window = { start: at(6), end: at(7) };
  const standing = await byManager(tx =>
    work.creation.create(tx, {
      ...repair(tenant, 'Anybody can do it'),
      promisedWindow: given.promised ? window : null,
    }),
  );
  const visit = await byManager(tx =>
    work.assigning.assign(tx, newVisit(standing, only, { start: at(6), durationMinutes: 540 })),
  );
  const waiting = await byManager(tx =>
    work.creation.create(tx, {
      ...repair(tenant, 'Needs the laser'),
      skills: [laser],
      estimatedMinutes: 180,
    }),
  );
  return { standing, visit, waiting };
}

const making = (room: Room, workOrderVersion: number): RoomMaking => ({
  workOrderVersion,
  engineerId: room.engineerId,
  start: room.start,
  move: {
    visitId: room.moved.visitId,
    from: {
      engineerId: room.moved.from.engineerId,
      start: room.moved.from.start,
      end: room.moved.from.end,
    },
    to: { engineerId: room.moved.to.engineerId, start: room.moved.to.start },
  },
  why: 'As the spec wants it',
});

describe('room for an order', () => {
  beforeEach(async () => {
    tenant = await makeTenant(db.database);
    only = await hire(db, work, tenant, 'Only', { skills: [laser], shifts: wide });
    other = await hire(db, work, tenant, 'Other', { shifts: wide });
  });

  it('is a visit that somebody else can have, with whom to phone, and both changes are made at once', async () => {
    const { standing, visit, waiting } = await busyDay();
    const { items } = await byManager(tx => rooms.room(tx, waiting.id, { day }));
    const room = Room.parse(items[0]);
    expect(room).toMatchObject({ engineerName: 'Only', earlierMinutes: null });
    expect(room.moved).toMatchObject({
      visitId: visit.id,
      number: standing.number,
      from: { engineerName: 'Only' },
      to: { engineerName: 'Other' },
    });
    const isMoved = room.moved.to.start !== room.moved.from.start;
    expect(room.moved.call === null).toBe(!isMoved);
    const made = await byManager(tx => rooms.makeRoom(tx, waiting.id, making(room, waiting.version)));
    expect(made.visit).toMatchObject({ engineerId: only.engineer.id, start: room.start });
    expect(made.moved).toMatchObject({ id: visit.id, engineerId: other.engineer.id });
    // It does not wait any more.
    expect(await byManager(tx => rooms.room(tx, waiting.id, { day }))).toEqual({ items: [] });
  });

  it('keeps what the moved visit was promised', async () => {
    const { waiting } = await busyDay({ promised: true });
    const { items } = await byManager(tx => rooms.room(tx, waiting.id, { day }));
    for (const { moved } of items) {
      expect(Date.parse(moved.to.start)).toBeGreaterThanOrEqual(Date.parse(at(6)));
      expect(Date.parse(moved.to.start)).toBeLessThanOrEqual(Date.parse(at(7)));
      expect(moved.call).toBeNull();
    }
    expect(items.length).toBe(1);
  });

  it('is not made if the visit is elsewhere by now, and then nothing is', async () => {
    const { visit, waiting } = await busyDay();
    const { items } = await byManager(tx => rooms.room(tx, waiting.id, { day }));
    const room = Room.parse(items[0]);
    await byManager(tx =>
      work.moving.move(tx, visit.id, { version: visit.version, start: at(6.5), overrideReason: 'Later' }),
    );
    const late = byManager(tx => rooms.makeRoom(tx, waiting.id, making(room, waiting.version)));
    await expect(late).rejects.toMatchObject({ code: 'repair-outdated' });
    const stale = byManager(tx =>
      rooms.makeRoom(tx, waiting.id, {
        ...making(room, waiting.version + 5),
        move: {
          ...making(room, 1).move,
          from: { engineerId: only.engineer.id, start: at(6.5), end: at(15.5) },
        },
      }),
    );
    await expect(stale).rejects.toMatchObject({ code: 'repair-outdated' });
    const still = await byManager(tx => work.visits.get(tx, visit.id));
    expect(still).toMatchObject({ engineerId: only.engineer.id, start: at(6.5) });
  });

  it('moves no pinned visit, and nothing of another organisation', async () => {
    const { visit, waiting } = await busyDay();
    const { items } = await byManager(tx => rooms.room(tx, waiting.id, { day }));
    const room = Room.parse(items[0]);
    await byManager(tx =>
      work.moving.move(tx, visit.id, { version: visit.version, pinned: true, overrideReason: null }),
    );
    expect(await byManager(tx => rooms.room(tx, waiting.id, { day }))).toEqual({ items: [] });
    const stranger = await makeTenant(db.database);
    const foreign = as(stranger.scopes.manager, tx => rooms.room(tx, waiting.id, { day }));
    await expect(foreign).rejects.toThrow(NotVisible);
    const theirs = as(stranger.scopes.manager, tx =>
      rooms.makeRoom(tx, waiting.id, making(room, waiting.version)),
    );
    await expect(theirs).rejects.toThrow(NotVisible);
  });
});

describe('the shifts in which room is made', () => {
  it('are of each day, and of a readiness the working hours', () => {
    const start = Date.parse('2026-11-19T22:00:00Z');
    const hours = (from: number, to: number) => ({
      start: start + from * 3_600_000,
      end: start + to * 3_600_000,
    });
    const days = [hours(0, 24), hours(24, 48)];
    expect(workingShifts([hours(8, 17), hours(24, 48)], days)).toEqual([hours(8, 17), hours(32, 42)]);
    // What is left of last night's.
    expect(workingShifts([hours(-8, 7)], days)).toEqual([]);
  });
});
