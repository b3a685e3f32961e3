import { above, below, check, lasting, metric, photo, reading, stateMetric } from './model';
import type { SeedFamily } from './model';

export const display: SeedFamily = {
  family: 'display',
  models: [
    { code: 'LX-55', name: 'LumaSign LX-55', prefix: 'LX55' },
    { code: 'LX-86', name: 'LumaSign LX-86 Outdoor', prefix: 'LX86' },
  ],
  metrics: [
    metric('panelTemperature', 'Panel temperature', '面板温度', 'Температура на панела', '°C', 0, 70),
    metric('brightness', 'Brightness', '亮度', 'Яркост', 'cd/m²', 300, 3_000),
    metric('backlightHours', 'Backlight hours', '背光时长', 'Часове подсветка', 'h', 0, 60_000),
    metric('fanRpm', 'Fan speed', '风扇转速', 'Обороти на вентилатора', 'rpm', 1_200, 4_000),
    metric('power', 'Power', '功率', 'Мощност', 'W', 0, 900),
    stateMetric('state', 'State', '状态', 'Състояние'),
  ],
  warranty: { labourMonths: 36, partsMonths: 36, travelMonths: 12 },
  commands: [
    {
      name: 'restart',
      title: { en: 'Restart the display', zh: '重启显示屏', bg: 'Рестартиране на екрана' },
      effect: {
        en: 'The picture goes away for about a minute and comes back by itself.',
        zh: '画面会消失约一分钟，然后自动恢复。',
        bg: 'Картината изчезва за около минута и се връща сама.',
      },
      faultCodes: ['D-NOSIGNAL'],
      precondition: { metric: 'panelTemperature', low: 0, high: 70 },
      safe: true,
      byCustomer: true,
      timeoutSeconds: 20,
    },
  ],
  faultCodes: [
    {
      code: 'D-FAN',
      title: { en: 'Fan failure', zh: '风扇故障', bg: 'Повреда на вентилатор' },
      category: 'cooling',
      urgency: 'high',
      safety: false,
      skills: [{ skill: 'display', level: 2 }],
      likelyParts: [{ partNumber: 'LX-FAN-120', title: 'Fan 120 mm', quantity: 2 }],
      durationMinutes: 60,
      keywords: {
        en: ['fan', 'hot', 'noise', 'overheats'],
        zh: ['风扇', '过热', '噪音', '发热'],
        bg: ['вентилатор', 'прегрява', 'шум'],
      },
    },
    {
      code: 'D-BACKLIGHT',
      title: { en: 'Dark or uneven picture', zh: '画面暗或不均', bg: 'Тъмна или неравномерна картина' },
      category: 'panel',
      urgency: 'normal',
      safety: false,
      skills: [{ skill: 'display', level: 3 }],
      likelyParts: [{ partNumber: 'LX-LED-BAR', title: 'LED bar set', quantity: 1 }],
      durationMinutes: 120,
      keywords: {
        en: ['dark', 'dim', 'backlight', 'uneven', 'spots', 'brightness'],
        zh: ['暗', '背光', '亮度', '斑', '不均匀'],
        bg: ['тъмен', 'подсветка', 'яркост', 'петна', 'неравномерно'],
      },
    },
    {
      code: 'D-NOSIGNAL',
      title: { en: 'No picture', zh: '无画面', bg: 'Няма картина' },
      category: 'signal',
      urgency: 'high',
      safety: false,
      skills: [{ skill: 'display', level: 1 }],
      likelyParts: [{ partNumber: 'LX-MB', title: 'Main board', quantity: 1 }],
      durationMinutes: 75,
      keywords: {
        en: ['no picture', 'black', 'no signal', 'blank', 'off', 'nothing on screen'],
        zh: ['黑屏', '没有画面', '无信号', '不亮'],
        bg: ['няма картина', 'черен', 'няма сигнал', 'не свети', 'изключен'],
      },
    },
    {
      code: 'D-GLASS',
      title: { en: 'Broken glass', zh: '玻璃破裂', bg: 'Счупено стъкло' },
      category: 'housing',
      urgency: 'high',
      safety: true,
      skills: [
        { skill: 'display', level: 2 },
        { skill: 'two-person-lift', level: 1 },
      ],
      likelyParts: [{ partNumber: 'LX-GLASS-86', title: 'Front glass', quantity: 1 }],
      durationMinutes: 150,
      keywords: {
        en: ['glass', 'broken', 'cracked', 'shattered', 'vandalism'],
        zh: ['玻璃', '破裂', '碎', '裂缝'],
        bg: ['стъкло', 'счупено', 'пукнато', 'разбито'],
      },
    },
  ],
  rules: [
    {
      faultKey: 'fan-failure',
      faultCode: 'D-FAN',
      name: 'Fan below 600 rpm for 20 s while on',
      urgency: 'high',
      condition: {
        type: 'and',
        conditions: [
          { type: 'compare', metric: 'fanRpm', op: 'lt', value: 600 },
          { type: 'compare', metric: 'power', op: 'gt', value: 40 },
        ],
      },
      pattern: lasting(20),
      clearCondition: above('fanRpm', 1_000),
    },
    {
      faultKey: 'panel-hot',
      faultCode: 'D-FAN',
      name: 'Panel above 75 °C for 30 s',
      urgency: 'critical',
      condition: above('panelTemperature', 75),
      pattern: lasting(30),
      clearCondition: below('panelTemperature', 65),
    },
    {
      faultKey: 'silent',
      faultCode: 'D-NOSIGNAL',
      name: 'No reading for 30 minutes',
      urgency: 'normal',
      condition: { type: 'no-data', seconds: 1_800 },
      pattern: { kind: 'simple' },
      clearCondition: null,
    },
  ],
  tasks: {
    repair: [
      check('Power off, mounting secured'),
      photo('Picture as found', true),
      check('Fault cause found and removed'),
      reading('Brightness in the centre', 'cd/m²'),
      photo('Picture after the repair', true),
    ],
    upgrade: [
      check('Configuration saved'),
      check('Firmware installed'),
      check('Picture and schedule checked'),
    ],
  },
};
