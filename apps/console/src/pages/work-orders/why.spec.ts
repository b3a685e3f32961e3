import { describe, expect, it } from '@jest/globals';
import type { VisitStatus, WorkOrderVisit } from '#contracts';
import { gateLines, reached, whyOf } from './why';

const visit = (status: VisitStatus): WorkOrderVisit => ({
  id: status,
  status,
  engineerId: 'e',
  engineerName: 'Georgi Iliev',
  start: '2026-03-03T08:00:00Z',
  end: '2026-03-03T10:00:00Z',
  version: 1,
});

describe('the state of a work order explained', () => {
  it('tells a fresh order from one that needs another visit', () => {
    expect(whyOf({ status: 'ready', visits: [] })).toBe('ready');
    expect(whyOf({ status: 'ready', visits: [visit('canceled')] })).toBe('ready');
    expect(whyOf({ status: 'ready', visits: [visit('incomplete')] })).toBe('readyAgain');
    expect(whyOf({ status: 'scheduled', visits: [visit('incomplete'), visit('planned')] })).toBe('scheduled');
  });
  it('shows how far a held order had come', () => {
    expect(reached({ status: 'on_hold', visits: [] })).toBe(0);
    expect(reached({ status: 'on_hold', visits: [visit('incomplete')] })).toBe(2);
    expect(reached({ status: 'closed', visits: [visit('completed')] })).toBe(5);
    expect(reached({ status: 'draft', visits: [] })).toBe(-1);
  });
  it('lists what is done as well as what is missing', () => {
    expect(gateLines({ openGates: ['acceptance'], visits: [visit('completed')] })).toEqual([
      { gate: 'visits-open', isOpen: false },
      { gate: 'mandatory-tasks', isOpen: false },
      { gate: 'report', isOpen: false },
      { gate: 'acceptance', isOpen: true },
    ]);
  });
  it('does not say that all visits ended when there was none', () => {
    const visitsGate = (visits: WorkOrderVisit[]) => gateLines({ openGates: ['report'], visits })[0];
    expect(visitsGate([])).toEqual({ gate: 'visits-open', isOpen: true });
    expect(visitsGate([visit('canceled')])).toEqual({ gate: 'visits-open', isOpen: true });
    expect(visitsGate([visit('completed')])).toEqual({ gate: 'visits-open', isOpen: false });
  });
});
