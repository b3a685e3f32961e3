import { describe, expect, it } from '@jest/globals';
import { coverOf } from './cover-text';

const unit = {
  equipmentId: 'u1',
  warranty: { labourMonths: 24, partsMonths: 36, travelMonths: 0 },
  installedOn: '2025-03-01',
};

describe('the warranty in words', () => {
  it('says until when each part of it runs, and what is not in it', () => {
    expect(coverOf(unit, '2026-05-04')).toEqual({
      id: 'warranty:u1',
      text: {
        en: 'warranty of the unit, installed on 2025-03-01: labour until 2027-03-01, parts until 2028-03-01, travel not included',
        zh: '设备质保（2025-03-01 安装）：人工至 2027-03-01，备件至 2028-03-01，差旅不含',
        bg: 'гаранция на устройството, монтирано на 2025-03-01: труд до 2027-03-01, части до 2028-03-01, път не се включва',
      },
    });
  });

  it('says what has ended', () => {
    expect(coverOf(unit, '2027-03-02')?.text.en).toContain('labour ended on 2027-03-01, parts until');
  });

  it('is silent when nothing is on record', () => {
    expect(coverOf({ ...unit, warranty: null }, '2026-05-04')).toBeNull();
    expect(coverOf({ ...unit, installedOn: null }, '2026-05-04')).toBeNull();
  });
});
