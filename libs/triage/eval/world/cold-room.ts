import type { WorldKind } from './kind';

export const coldRoom: WorldKind = {
  kind: 'cold room',
  unit: { id: 'w-cold', name: 'FrostBox FB-12', serial: 'FB12-0904' },
  premise: {
    said: { en: 'The network is fine.', zh: '网络正常。', bg: 'Мрежата е наред.' },
    reading: { metric: 'online', title: 'Online', value: false, unit: '', low: null, high: null },
  },
  faults: [
    {
      code: 'FB-WARM',
      category: 'cooling',
      urgency: 'high',
      skill: 'refrigeration',
      part: ['FB-VALVE', 'Expansion valve'],
      minutes: 150,
      en: {
        title: 'Room not cold enough',
        keywords: ['not cold', 'too warm', 'does not cool', 'thaws'],
        reports: [
          'The cold room does not cool',
          'Inside it is too warm, nine degrees',
          'The goods begin to thaw, the room is not cold any more',
        ],
        steps: ['Keep the door shut for 30 minutes.', 'Take boxes away from the air outlet.'],
      },
      zh: {
        title: '制冷不足',
        keywords: ['不制冷', '不够冷', '温度降不下来', '化冻'],
        reports: ['冷库不制冷', '里面九度，温度降不下来', '货物开始化冻，库里不够冷'],
        steps: ['请关门 30 分钟。', '请移开出风口前的箱子。'],
      },
      bg: {
        title: 'Не изстудява',
        keywords: ['не изстудява', 'не охлажда', 'много топло вътре', 'размразява'],
        reports: [
          'Камерата не охлажда',
          'Вътре е девет градуса, много топло вътре',
          'Стоката се размразява, камерата не изстудява',
        ],
        steps: ['Дръжте вратата затворена 30 минути.', 'Махнете кашоните от изхода на въздуха.'],
      },
    },
    {
      code: 'FB-ICE',
      category: 'defrost',
      urgency: 'normal',
      skill: 'refrigeration',
      part: ['FB-HEAT', 'Defrost heater'],
      minutes: 110,
      en: {
        title: 'Iced up',
        keywords: ['ice', 'iced up', 'frost', 'defrost'],
        reports: [
          'The evaporator is iced up completely',
          'Thick ice on the back wall',
          'Frost everywhere although defrost runs at night',
        ],
        steps: ['Start the manual defrost at the panel.', 'Check that the door seal lies flat.'],
      },
      zh: {
        title: '结冰',
        keywords: ['结冰', '结霜', '化霜', '冰很厚'],
        reports: ['蒸发器全部结冰', '后墙冰很厚', '夜里有化霜，还是到处结霜'],
        steps: ['请在面板上启动手动化霜。', '请检查门封是否贴平。'],
      },
      bg: {
        title: 'Заледяване',
        keywords: ['лед', 'заледен', 'скреж', 'обезскрежаване'],
        reports: [
          'Изпарителят е напълно заледен',
          'Има дебел лед на задната стена',
          'Скреж навсякъде, макар че нощем има обезскрежаване',
        ],
        steps: [
          'Пуснете ръчно обезскрежаване от панела.',
          'Проверете дали уплътнението на вратата лежи равно.',
        ],
      },
    },
    {
      code: 'FB-FAN',
      category: 'fan',
      urgency: 'normal',
      skill: 'electrical',
      part: ['FB-EVF', 'Evaporator fan'],
      minutes: 80,
      en: {
        title: 'Fan does not turn',
        keywords: ['fan', 'fan stopped', 'no air flow', 'blades'],
        reports: [
          'The left fan stands still',
          'No air flow in the room, fan stopped',
          'The blades scrape on the grille and then stand',
        ],
        steps: ['Look through the grille for plastic or paper.', 'Switch the fan off and on at the panel.'],
      },
      zh: {
        title: '风机不转',
        keywords: ['风机', '风扇不转', '没有风', '叶片'],
        reports: ['左边风机不转', '库里没有风，风扇不转', '叶片刮到网罩，然后停了'],
        steps: ['请透过网罩看有没有塑料或纸。', '请在面板上关开一次风机。'],
      },
      bg: {
        title: 'Вентилаторът не се върти',
        keywords: ['вентилатор', 'вентилаторът спря', 'няма въздушен поток', 'перки'],
        reports: [
          'Левият вентилатор стои',
          'Няма въздушен поток, вентилаторът спря',
          'Перките стържат в решетката и спират',
        ],
        steps: [
          'Вижте през решетката дали няма найлон или хартия.',
          'Изключете и включете вентилатора от панела.',
        ],
      },
    },
    {
      code: 'FB-DOOR',
      category: 'door',
      urgency: 'normal',
      skill: 'mechanical',
      part: ['FB-GSK', 'Door gasket'],
      minutes: 60,
      en: {
        title: 'Door does not close tightly',
        keywords: ['door', 'gasket', 'door seal', 'does not close'],
        reports: [
          'The door does not close tightly',
          'The gasket is torn at the bottom',
          'You feel cold air at the door seal',
        ],
        steps: ['Wipe the gasket with warm water.', 'Take things off the threshold.'],
      },
      zh: {
        title: '库门关不严',
        keywords: ['库门', '门封', '关不严', '密封条'],
        reports: ['库门关不严', '下面的密封条破了', '门封那里感觉到冷风'],
        steps: ['请用温水擦拭门封。', '请清理门槛上的东西。'],
      },
      bg: {
        title: 'Вратата не затваря плътно',
        keywords: ['врата', 'уплътнение', 'не затваря плътно', 'гарнитура'],
        reports: [
          'Вратата не затваря плътно',
          'Уплътнението долу е скъсано',
          'При гарнитурата се усеща студен въздух',
        ],
        steps: ['Избършете уплътнението с топла вода.', 'Махнете нещата от прага.'],
      },
    },
    {
      code: 'FB-PROBE',
      category: 'sensor',
      urgency: 'low',
      skill: 'electronics',
      part: ['FB-NTC', 'Temperature probe'],
      minutes: 40,
      en: {
        title: 'Temperature probe faulty',
        keywords: ['probe', 'sensor', 'wrong temperature', 'dashes'],
        reports: [
          'The panel shows dashes instead of degrees',
          'The sensor shows minus 50 all day',
          'A wrong temperature, the probe hangs loose',
        ],
        steps: ['Compare with a thermometer of your own.', 'Note both values.'],
      },
      zh: {
        title: '温度探头故障',
        keywords: ['探头', '传感器', '温度显示不对', '横线'],
        reports: ['面板显示横线，没有度数', '传感器一整天显示零下五十', '温度显示不对，探头松了'],
        steps: ['请用自己的温度计对比。', '请记下两个数值。'],
      },
      bg: {
        title: 'Повреден датчик за температура',
        keywords: ['датчик', 'сензор', 'грешна температура', 'тирета'],
        reports: [
          'Панелът показва тирета вместо градуси',
          'Сензорът цял ден показва минус 50',
          'Грешна температура, датчикът виси',
        ],
        steps: ['Сравнете със свой термометър.', 'Запишете двете стойности.'],
      },
    },
  ],
};
