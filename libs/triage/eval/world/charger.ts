import type { WorldKind } from './kind';

export const charger: WorldKind = {
  kind: 'charger',
  unit: { id: 'w-charger', name: 'VoltPost VP-60', serial: 'VP60-1142' },
  premise: {
    said: { en: 'It is switched on.', zh: '设备已通电。', bg: 'Включена е в мрежата.' },
    reading: { metric: 'supplyVoltage', title: 'Supply voltage', value: 0, unit: 'V', low: 200, high: 260 },
  },
  faults: [
    {
      code: 'VP-CABLE',
      category: 'cable',
      urgency: 'normal',
      skill: 'electrical',
      part: ['VP-CBL-5', 'Charging cable 5 m'],
      minutes: 45,
      en: {
        title: 'Charging cable locked or stuck',
        keywords: ['cable stuck', 'plug locked', 'cannot unplug', 'connector will not release'],
        reports: [
          'The cable is stuck in my car and the plug stays locked',
          'I cannot unplug after charging, the connector will not release',
          'After the charge ended the plug is still locked and I cannot drive away',
        ],
        steps: [
          'End the session with the card it was started with.',
          'Unlock the car twice and pull the plug straight out.',
        ],
      },
      zh: {
        title: '充电枪锁止拔不出来',
        keywords: ['拔不出', '枪锁住', '锁死', '卡枪'],
        reports: ['充电枪拔不出来了', '充完电以后枪锁住了，车开不走', '充电结束枪还是锁死，怎么拔都拔不出'],
        steps: ['请用开始充电时的卡结束充电。', '请将车辆解锁两次，然后笔直拔出充电枪。'],
      },
      bg: {
        title: 'Блокиран кабел за зареждане',
        keywords: ['кабелът е блокирал', 'не мога да извадя кабела', 'щекерът е заключен', 'блокирал кабел'],
        reports: [
          'Кабелът е блокирал в колата и не излиза',
          'Не мога да извадя кабела след зареждане',
          'Зареждането свърши, но щекерът е заключен',
        ],
        steps: [
          'Прекратете зареждането със същата карта.',
          'Отключете колата два пъти и издърпайте щекера направо.',
        ],
      },
    },
    {
      code: 'VP-CARD',
      category: 'payment',
      urgency: 'normal',
      skill: 'electronics',
      part: ['VP-RFID', 'Card reader'],
      minutes: 40,
      en: {
        title: 'Card is not read',
        keywords: ['card reader', 'card not recognised', 'does not read my card', 'card rejected'],
        reports: [
          'The post does not read my card',
          'My charging card is not recognised by the card reader',
          'I hold the card to the reader, beep, then card rejected',
        ],
        steps: [
          'Hold the card flat on the reader for three seconds.',
          'Wipe the reader with a dry cloth and try once more.',
        ],
      },
      zh: {
        title: '刷卡无反应',
        keywords: ['刷卡', '读卡器', '卡不识别', '读不了卡'],
        reports: ['刷卡没有反应', '读卡器不认我的充电卡', '刷了好几次，显示卡不识别'],
        steps: ['请将卡平放在读卡区三秒钟。', '请用干布擦拭读卡区后再试一次。'],
      },
      bg: {
        title: 'Картата не се чете',
        keywords: ['не чете картата', 'картата не се разпознава', 'четец на карти', 'отказва картата'],
        reports: [
          'Станцията не чете картата ми',
          'Четецът на карти не реагира, картата не се разпознава',
          'Допирам картата, но отказва картата всеки път',
        ],
        steps: [
          'Задръжте картата плътно до четеца три секунди.',
          'Избършете четеца със суха кърпа и опитайте отново.',
        ],
      },
    },
    {
      code: 'VP-SLOW',
      category: 'charging',
      urgency: 'normal',
      skill: 'electrical',
      part: ['VP-PMOD', 'Power module 20 kW'],
      minutes: 90,
      en: {
        title: 'Charges too slowly',
        keywords: ['charges slowly', 'slow charging', 'low charging power', 'only 10 kW'],
        reports: [
          'It charges slowly, far below what the sign says',
          'Very slow charging since yesterday, hours for half a battery',
          'We only get low charging power on both sides',
        ],
        steps: [
          'Check that only one car is charging at this post.',
          'Stop, wait one minute, and start the session again.',
        ],
      },
      zh: {
        title: '充电速度慢',
        keywords: ['充电慢', '充得很慢', '功率低', '充电速度'],
        reports: ['充电慢得离谱', '从昨天开始充得很慢，半天充不满', '两个枪的充电功率低，达不到标称'],
        steps: ['请确认此桩只有一辆车在充电。', '请停止充电，等待一分钟后重新开始。'],
      },
      bg: {
        title: 'Бавно зареждане',
        keywords: ['зарежда бавно', 'бавно зареждане', 'ниска мощност', 'слабо зарежда'],
        reports: [
          'Зарежда бавно, много под обявеното',
          'От вчера бавно зареждане, с часове за половин батерия',
          'И двете страни дават ниска мощност',
        ],
        steps: [
          'Проверете дали на тази колонка зарежда само една кола.',
          'Спрете, изчакайте една минута и започнете отново.',
        ],
      },
    },
    {
      code: 'VP-SCREEN',
      category: 'display',
      urgency: 'low',
      skill: 'electronics',
      part: ['VP-TFT', 'Touch screen 7 in'],
      minutes: 60,
      en: {
        title: 'Touch screen frozen',
        keywords: ['touch screen', 'screen frozen', 'screen does not respond', 'hangs on logo'],
        reports: [
          'The screen is frozen on the start page',
          'Touch screen does not respond to fingers',
          'The post hangs on logo for an hour, I press and the screen does not respond',
        ],
        steps: [
          'Wait two minutes: the screen restarts by itself.',
          'Wipe rain off the glass with a dry cloth.',
        ],
      },
      zh: {
        title: '触摸屏死机',
        keywords: ['触摸屏', '屏幕死机', '点不动', '屏幕卡住'],
        reports: ['屏幕卡住不动了', '触摸屏点不动', '停在开机画面，屏幕死机一个小时了'],
        steps: ['请等待两分钟，屏幕会自动重启。', '请用干布擦掉玻璃上的雨水。'],
      },
      bg: {
        title: 'Екранът е замръзнал',
        keywords: ['екранът е замръзнал', 'екранът не реагира', 'сензорен екран', 'блокирал екран'],
        reports: [
          'Екранът е замръзнал на началната страница',
          'Сензорният екран не реагира на пръсти',
          'От един час стои логото и екранът не реагира',
        ],
        steps: [
          'Изчакайте две минути: екранът се рестартира сам.',
          'Избършете дъжда от стъклото със суха кърпа.',
        ],
      },
    },
    {
      code: 'VP-OFFLINE',
      category: 'network',
      urgency: 'normal',
      skill: 'network',
      part: ['VP-MODEM', 'LTE modem'],
      minutes: 50,
      en: {
        title: 'Not reachable from the app',
        keywords: ['not in the app', 'app shows offline', 'backend unreachable', 'no connection to the app'],
        reports: [
          'The app shows offline for this post',
          'No connection to the app, the session cannot be started there',
          'Drivers say the post is not in the app any more',
        ],
        steps: [
          'Close the app completely and open it again.',
          'Start the session with a card instead of the app.',
        ],
      },
      zh: {
        title: '应用中显示离线',
        keywords: ['离线', '应用连不上', 'APP连不上', '扫码失败'],
        reports: ['手机上显示这个桩离线', 'APP连不上充电桩', '司机都说扫码失败，启动不了'],
        steps: ['请完全关闭应用后重新打开。', '请改用充电卡启动充电。'],
      },
      bg: {
        title: 'Не се вижда в приложението',
        keywords: ['офлайн в приложението', 'няма връзка с приложението', 'не се вижда в приложението'],
        reports: [
          'Станцията е офлайн в приложението',
          'Няма връзка с приложението и не мога да стартирам',
          'Шофьорите казват, че колонката не се вижда в приложението',
        ],
        steps: ['Затворете приложението напълно и го отворете отново.', 'Започнете зареждането с карта.'],
      },
    },
  ],
};
