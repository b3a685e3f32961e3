import type { WorldKind } from './kind';

export const compressor: WorldKind = {
  kind: 'compressor',
  unit: { id: 'w-compressor', name: 'NordAir NA-30', serial: 'NA30-0207' },
  premise: {
    said: { en: 'The oil level is fine.', zh: '油位正常。', bg: 'Маслото е наред.' },
    reading: { metric: 'oilLevel', title: 'Oil level', value: 18, unit: '%', low: 35, high: 100 },
  },
  faults: [
    {
      code: 'NA-HEAT',
      category: 'cooling',
      urgency: 'high',
      skill: 'compressor',
      part: ['NA-FAN', 'Cooling fan'],
      minutes: 120,
      en: {
        title: 'Runs too hot',
        keywords: ['overheats', 'too hot', 'temperature alarm', 'high temperature'],
        reports: [
          'The compressor overheats and stops after an hour',
          'Temperature alarm again, it gets too hot in the afternoon',
          'High temperature shown, then it switches itself off',
        ],
        steps: [
          'Let the machine run down by itself.',
          'Clear one metre in front of the air inlet.',
          'Restart once after 20 minutes.',
        ],
      },
      zh: {
        title: '运行过热',
        keywords: ['过热', '温度高', '高温报警', '发烫'],
        reports: ['空压机过热，一小时就停', '下午又高温报警停机', '显示温度高，然后自己停了'],
        steps: ['请让机器自行停机。', '请清空进风口前一米内的物品。', '请等待 20 分钟后只重启一次。'],
      },
      bg: {
        title: 'Прегряване',
        keywords: ['прегрява', 'висока температура', 'аларма за температура', 'загрява много'],
        reports: [
          'Компресорът прегрява и спира след час',
          'Следобед пак аларма за температура',
          'Показва висока температура и се изключва сам',
        ],
        steps: [
          'Оставете машината да спре сама.',
          'Освободете един метър пред входа за въздух.',
          'Рестартирайте веднъж след 20 минути.',
        ],
      },
    },
    {
      code: 'NA-PRESS',
      category: 'air end',
      urgency: 'high',
      skill: 'compressor',
      part: ['NA-INTAKE', 'Intake valve'],
      minutes: 110,
      en: {
        title: 'Does not build up pressure',
        keywords: ['no pressure', 'low pressure', 'pressure drops', 'does not build up pressure'],
        reports: [
          'It runs but does not build up pressure',
          'Low pressure at all outlets since this morning',
          'The pressure drops to four bar as soon as we draw air',
        ],
        steps: [
          'Close all outlets and watch the gauge for two minutes.',
          'Check that the drain valve of the tank is shut.',
        ],
      },
      zh: {
        title: '压力上不去',
        keywords: ['压力上不去', '压力低', '气压不足', '没压力'],
        reports: ['机器在转但是压力上不去', '从早上开始所有出口气压不足', '一用气压力低到四公斤'],
        steps: ['请关闭所有出口，观察压力表两分钟。', '请确认储气罐排水阀已关闭。'],
      },
      bg: {
        title: 'Не качва налягане',
        keywords: ['не качва налягане', 'ниско налягане', 'налягането пада', 'няма налягане'],
        reports: [
          'Работи, но не качва налягане',
          'От сутринта има ниско налягане на всички изходи',
          'Налягането пада на четири бара, щом ползваме въздух',
        ],
        steps: [
          'Затворете всички изходи и гледайте манометъра две минути.',
          'Проверете дали кранът за източване на резервоара е затворен.',
        ],
      },
    },
    {
      code: 'NA-OIL',
      category: 'lubrication',
      urgency: 'high',
      skill: 'compressor',
      part: ['NA-SEAL', 'Seal kit'],
      minutes: 100,
      en: {
        title: 'Loses oil',
        keywords: ['oil leak', 'loses oil', 'oil puddle', 'oil on the floor'],
        reports: [
          'There is an oil puddle under the compressor',
          'It loses oil, a litre in a week',
          'Oil on the floor around the machine every morning',
        ],
        steps: [
          'Put a tray under the machine and note how full it is after an hour.',
          'Do not add oil of another kind.',
        ],
      },
      zh: {
        title: '漏油',
        keywords: ['漏油', '滴油', '油迹', '地上有油'],
        reports: ['空压机下面漏油', '一周少一升，一直滴油', '每天早上机器周围地上有油'],
        steps: ['请在机器下放接油盘，一小时后记录油量。', '请勿添加其他型号的油。'],
      },
      bg: {
        title: 'Губи масло',
        keywords: ['губи масло', 'теч на масло', 'локва масло', 'масло по пода'],
        reports: [
          'Под компресора има локва масло',
          'Губи масло, литър на седмица',
          'Всяка сутрин има масло по пода около машината',
        ],
        steps: [
          'Поставете вана под машината и отбележете колко е пълна след час.',
          'Не доливайте друг вид масло.',
        ],
      },
    },
    {
      code: 'NA-NOISE',
      category: 'mechanical',
      urgency: 'normal',
      skill: 'mechanical',
      part: ['NA-BRG', 'Bearing set'],
      minutes: 180,
      en: {
        title: 'Loud or vibrating',
        keywords: ['vibrates', 'loud noise', 'knocking', 'rattling'],
        reports: [
          'It vibrates strongly and walks on the floor',
          'A loud noise like knocking when it runs',
          'Since the move there is rattling inside all the time',
        ],
        steps: ['Check that all four feet stand firmly.', 'Take loose things off the machine.'],
      },
      zh: {
        title: '噪音或振动大',
        keywords: ['振动大', '噪音大', '敲击声', '异响'],
        reports: ['机器振动大，在地上移位', '运行时有敲击声，噪音大', '搬家以后里面一直有异响'],
        steps: ['请确认四个支脚都站稳。', '请取下机器上的杂物。'],
      },
      bg: {
        title: 'Шум или вибрации',
        keywords: ['вибрира', 'силен шум', 'чукане', 'тракане'],
        reports: [
          'Вибрира силно и се мести по пода',
          'Силен шум, като чукане, когато работи',
          'След преместването вътре има тракане през цялото време',
        ],
        steps: ['Проверете дали четирите крака стоят стабилно.', 'Махнете нещата, оставени върху машината.'],
      },
    },
    {
      code: 'NA-START',
      category: 'electrical',
      urgency: 'high',
      skill: 'electrical',
      part: ['NA-CONT', 'Contactor 40 A'],
      minutes: 90,
      en: {
        title: 'Does not start',
        keywords: ['does not start', 'will not start', 'start button', 'motor hums'],
        reports: [
          'The compressor does not start this morning',
          'I press the start button and the motor hums only',
          'It will not start since the weekend',
        ],
        steps: ['Turn the emergency stop to release it.', 'Press reset once, then start.'],
      },
      zh: {
        title: '无法启动',
        keywords: ['无法启动', '启动不了', '不启动', '按启动没反应'],
        reports: ['今天早上空压机启动不了', '按启动没反应，只有嗡嗡声', '周末以后就无法启动'],
        steps: ['请旋转急停按钮使其复位。', '请按一次复位，再按启动。'],
      },
      bg: {
        title: 'Не стартира',
        keywords: ['не стартира', 'не тръгва', 'не пали', 'бутон старт'],
        reports: [
          'Тази сутрин компресорът не стартира',
          'Натискам бутон старт и само бучи',
          'От събота не тръгва',
        ],
        steps: ['Завъртете аварийния бутон, за да се освободи.', 'Натиснете веднъж нулиране, после старт.'],
      },
    },
  ],
};
