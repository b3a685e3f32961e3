import type { WorldKind } from './kind';

export const pump: WorldKind = {
  kind: 'pump',
  unit: { id: 'w-pump', name: 'HydroLift HL-4', serial: 'HL4-7720' },
  premise: {
    said: { en: 'The pump is switched on.', zh: '水泵是开着的。', bg: 'Помпата е включена.' },
    reading: { metric: 'state', title: 'State', value: 'off', unit: '', low: null, high: null },
  },
  faults: [
    {
      code: 'HL-FLOW',
      category: 'hydraulics',
      urgency: 'high',
      skill: 'pump',
      part: ['HL-IMP', 'Impeller'],
      minutes: 130,
      en: {
        title: 'Little or no water',
        keywords: ['no water', 'little water', 'weak flow', 'flow'],
        reports: [
          'No water comes out on the third floor',
          'Weak flow since the morning',
          'There is little water although the tank is filled',
        ],
        steps: ['Open the valve after the pump fully.', 'Check that the tank has water above the mark.'],
      },
      zh: {
        title: '水量小或不出水',
        keywords: ['不出水', '水量小', '没水', '流量'],
        reports: ['三楼不出水', '早上开始水量小', '水箱有水，但是流量很低'],
        steps: ['请把泵后阀门完全打开。', '请确认水箱水位高于标线。'],
      },
      bg: {
        title: 'Малко или никаква вода',
        keywords: ['няма вода', 'малко вода', 'слаб дебит', 'дебит'],
        reports: [
          'На третия етаж няма вода',
          'От сутринта слаб дебит',
          'Тече малко вода, макар че резервоарът е пълен',
        ],
        steps: ['Отворете докрай крана след помпата.', 'Проверете дали водата в резервоара е над чертата.'],
      },
    },
    {
      code: 'HL-SEAL',
      category: 'seal',
      urgency: 'normal',
      skill: 'pump',
      part: ['HL-MSEAL', 'Mechanical seal'],
      minutes: 120,
      en: {
        title: 'Shaft seal drips',
        keywords: ['drips', 'shaft seal', 'dripping', 'wet underneath'],
        reports: [
          'It drips from the shaft seal',
          'Dripping between pump and base, a cup an hour',
          'It is wet underneath all the time',
        ],
        steps: [
          'Put a bowl below and note how long it takes to fill.',
          'Close the inlet valve if it gets worse.',
        ],
      },
      zh: {
        title: '轴封滴水',
        keywords: ['滴水', '轴封', '渗水', '下面湿'],
        reports: ['轴封滴水', '泵和底座之间渗水，一小时一杯', '水泵下面湿的，一直这样'],
        steps: ['请在下面放个盆，记下多久装满。', '如果变严重，请关闭进水阀。'],
      },
      bg: {
        title: 'Капе от уплътнението',
        keywords: ['капе', 'уплътнение на вала', 'мокро отдолу', 'просмуква'],
        reports: [
          'Капе от уплътнението на вала',
          'Капе между помпата и основата, чаша на час',
          'Отдолу е мокро през цялото време, просмуква',
        ],
        steps: [
          'Поставете съд отдолу и отбележете за колко се пълни.',
          'Затворете крана на входа, ако се влоши.',
        ],
      },
    },
    {
      code: 'HL-AIR',
      category: 'hydraulics',
      urgency: 'normal',
      skill: 'pump',
      part: ['HL-VENT', 'Vent valve'],
      minutes: 60,
      en: {
        title: 'Air in the line',
        keywords: ['air in the line', 'air bubbles', 'gurgles', 'spits'],
        reports: [
          'The taps spit, there is air in the line',
          'It gurgles after the maintenance',
          'Air bubbles in the sight glass all day',
        ],
        steps: ['Open the highest tap for five minutes.', 'Close it when the water runs evenly.'],
      },
      zh: {
        title: '管路有空气',
        keywords: ['有空气', '气泡', '咕噜', '喷气'],
        reports: ['水龙头喷气，管里有空气', '保养以后一直咕噜响', '视镜里全天有气泡'],
        steps: ['请打开最高处的水龙头五分钟。', '水流均匀后请关闭。'],
      },
      bg: {
        title: 'Въздух в тръбата',
        keywords: ['въздух в тръбата', 'мехурчета', 'клокочи', 'плюе'],
        reports: [
          'Крановете плюят, има въздух в тръбата',
          'След профилактиката клокочи',
          'Цял ден има мехурчета в стъклото',
        ],
        steps: ['Отворете най-високия кран за пет минути.', 'Затворете го, когато водата потече равномерно.'],
      },
    },
    {
      code: 'HL-CYCLE',
      category: 'control',
      urgency: 'normal',
      skill: 'electrical',
      part: ['HL-PSW', 'Pressure switch'],
      minutes: 70,
      en: {
        title: 'Switches on and off all the time',
        keywords: ['on and off', 'short cycling', 'pressure switch', 'every few seconds'],
        reports: [
          'It goes on and off without end',
          'Short cycling, every few seconds a click',
          'The pressure switch clicks every few seconds at night',
        ],
        steps: ['Close all taps and count the starts in one minute.', 'Write the number down for us.'],
      },
      zh: {
        title: '频繁启停',
        keywords: ['频繁启停', '一会开一会停', '压力开关', '每几秒'],
        reports: ['水泵频繁启停', '一会开一会停，停不下来', '夜里压力开关每几秒响一下'],
        steps: ['请关闭所有水龙头，数一分钟内启动几次。', '请把次数写给我们。'],
      },
      bg: {
        title: 'Включва и изключва непрекъснато',
        keywords: ['включва и изключва', 'цикли', 'пресостат', 'през няколко секунди'],
        reports: [
          'Включва и изключва без край',
          'Цикли, през няколко секунди щраква',
          'Нощем пресостатът щраква през няколко секунди',
        ],
        steps: ['Затворете всички кранове и пребройте пусканията за минута.', 'Напишете ни броя.'],
      },
    },
    {
      code: 'HL-BLOCK',
      category: 'mechanical',
      urgency: 'high',
      skill: 'mechanical',
      part: ['HL-SHAFT', 'Shaft kit'],
      minutes: 140,
      en: {
        title: 'Pump blocked',
        keywords: ['blocked', 'seized', 'does not turn', 'overload tripped'],
        reports: [
          'The pump is blocked, it only hums',
          'Overload tripped again at start',
          'After the winter it seems seized and does not turn',
        ],
        steps: ['Press the reset of the overload once.', 'Leave it off if it trips again.'],
      },
      zh: {
        title: '水泵卡死',
        keywords: ['卡死', '卡住', '转不动', '过载跳'],
        reports: ['水泵卡死，只有嗡嗡声', '一启动就过载跳', '过了冬天好像卡住，转不动'],
        steps: ['请按一次过载复位。', '如果再跳，请保持关闭。'],
      },
      bg: {
        title: 'Блокирала помпа',
        keywords: ['блокирала', 'заяла', 'не се върти', 'претоварване'],
        reports: [
          'Помпата е блокирала и само бучи',
          'Пак падна от претоварване при пускане',
          'След зимата изглежда заяла и не се върти',
        ],
        steps: [
          'Натиснете веднъж бутона за нулиране на претоварването.',
          'Оставете я изключена, ако пак падне.',
        ],
      },
    },
  ],
};
