import type { WorldKind } from './kind';

export const kiosk: WorldKind = {
  kind: 'kiosk',
  unit: { id: 'w-kiosk', name: 'QuickDesk QD-3', serial: 'QD3-0581' },
  premise: {
    said: { en: 'There is enough paper.', zh: '刚换了纸。', bg: 'Заредих хартия.' },
    reading: { metric: 'printerPaper', title: 'Printer paper', value: 2, unit: '%', low: 10, high: 100 },
  },
  faults: [
    {
      code: 'QD-JAM',
      category: 'printer',
      urgency: 'normal',
      skill: 'kiosk',
      part: ['QD-PRN', 'Receipt printer'],
      minutes: 40,
      en: {
        title: 'Receipt printer jammed',
        keywords: ['paper jam', 'printer', 'receipt', 'jammed'],
        reports: [
          'Paper jam in the receipt printer',
          'The printer is jammed and blinks',
          'No receipt comes out, it crumples inside the printer',
        ],
        steps: ['Pull the paper out in the direction of printing.', 'Press feed once.'],
      },
      zh: {
        title: '小票打印机卡纸',
        keywords: ['卡纸', '打印机', '小票', '不出票'],
        reports: ['打印机卡纸了', '小票打印机一直闪', '不出票，纸在打印机里皱成一团'],
        steps: ['请顺着出纸方向把纸抽出。', '请按一次走纸键。'],
      },
      bg: {
        title: 'Задръстен принтер за бележки',
        keywords: ['задръстен принтер', 'принтер', 'бележка', 'заседнала хартия'],
        reports: [
          'Принтерът е задръстен',
          'Има заседнала хартия в принтера за бележки',
          'Не излиза бележка, мачка се вътре в принтера',
        ],
        steps: ['Издърпайте хартията по посоката на печат.', 'Натиснете веднъж бутона за подаване.'],
      },
    },
    {
      code: 'QD-COIN',
      category: 'cash',
      urgency: 'normal',
      skill: 'kiosk',
      part: ['QD-COIN', 'Coin validator'],
      minutes: 45,
      en: {
        title: 'Coins are rejected',
        keywords: ['coins', 'coin slot', 'rejects coins', 'coin validator'],
        reports: ['It rejects coins of all kinds', 'The coin slot is blocked', 'Coins fall straight through'],
        steps: ['Press the return lever three times.', 'Use card payment until it is repaired.'],
      },
      zh: {
        title: '不收硬币',
        keywords: ['硬币', '投币', '退币', '投币口'],
        reports: ['投币全部退出来', '投币口堵住了', '硬币直接掉下来'],
        steps: ['请按三次退币杆。', '维修前请使用刷卡支付。'],
      },
      bg: {
        title: 'Отказва монети',
        keywords: ['монети', 'процеп за монети', 'връща монетите', 'монетник'],
        reports: [
          'Връща монетите, каквито и да са',
          'Процепът за монети е запушен',
          'Монетите падат направо долу',
        ],
        steps: ['Натиснете три пъти лоста за връщане.', 'Дотогава плащайте с карта.'],
      },
    },
    {
      code: 'QD-SCAN',
      category: 'scanner',
      urgency: 'normal',
      skill: 'kiosk',
      part: ['QD-SCN', 'Code scanner'],
      minutes: 40,
      en: {
        title: 'Codes are not scanned',
        keywords: ['scanner', 'scan', 'barcode', 'QR code'],
        reports: [
          'The scanner does not take any ticket',
          'It cannot scan the QR code from phones',
          'Barcode reading fails, the red light is weak',
        ],
        steps: ['Wipe the glass of the scanner.', 'Hold the code ten centimetres away.'],
      },
      zh: {
        title: '扫不了码',
        keywords: ['扫码', '扫描', '二维码', '条码'],
        reports: ['扫描口不认票', '手机二维码扫不出来', '条码读不了，红光很弱'],
        steps: ['请擦拭扫描窗。', '请将码放在十厘米外。'],
      },
      bg: {
        title: 'Не сканира кодове',
        keywords: ['скенер', 'сканира', 'баркод', 'QR код'],
        reports: [
          'Скенерът не приема никой билет',
          'Не може да сканира QR код от телефон',
          'Баркодът не се чете, червената светлина е слаба',
        ],
        steps: ['Избършете стъклото на скенера.', 'Дръжте кода на десет сантиметра.'],
      },
    },
    {
      code: 'QD-HANG',
      category: 'software',
      urgency: 'high',
      skill: 'software',
      part: ['QD-PC', 'Controller'],
      minutes: 60,
      en: {
        title: 'Software hangs',
        keywords: ['frozen', 'hangs', 'error window', 'restarts by itself'],
        reports: [
          'The kiosk is frozen on the menu',
          'An error window is in front and nothing goes on',
          'It hangs, then restarts by itself every ten minutes',
        ],
        steps: ['Touch the top left corner for five seconds.', 'Wait three minutes for the restart.'],
      },
      zh: {
        title: '软件卡死',
        keywords: ['卡死', '死机', '错误窗口', '自动重启'],
        reports: ['自助机卡死在菜单', '弹出错误窗口，动不了', '先死机，然后每十分钟自动重启'],
        steps: ['请按住左上角五秒。', '请等待三分钟重启。'],
      },
      bg: {
        title: 'Софтуерът блокира',
        keywords: ['забива', 'блокира', 'прозорец за грешка', 'рестартира се сам'],
        reports: [
          'Киоскът забива на менюто',
          'Отпред стои прозорец за грешка и нищо не продължава',
          'Блокира и на десет минути се рестартира сам',
        ],
        steps: ['Задръжте горния ляв ъгъл пет секунди.', 'Изчакайте три минути да се рестартира.'],
      },
    },
    {
      code: 'QD-LOCK',
      category: 'door',
      urgency: 'normal',
      skill: 'mechanical',
      part: ['QD-LCK', 'Door lock'],
      minutes: 35,
      en: {
        title: 'Service door does not lock',
        keywords: ['door', 'lock', 'key does not turn', 'latch'],
        reports: [
          'The service door does not close',
          'The key does not turn in the lock',
          'The latch is bent and the door swings',
        ],
        steps: ['Look for things between door and frame.', 'Lift the door a little while turning the key.'],
      },
      zh: {
        title: '维护门锁不上',
        keywords: ['门', '锁不上', '钥匙转不动', '门锁'],
        reports: ['维护门关不上', '钥匙转不动', '门锁歪了，门一直晃'],
        steps: ['请检查门缝中有没有东西。', '转钥匙时请把门稍微抬起。'],
      },
      bg: {
        title: 'Вратата не се заключва',
        keywords: ['врата', 'ключалка', 'ключът не се върти', 'не се заключва'],
        reports: [
          'Сервизната врата не се затваря',
          'Ключът не се върти в ключалката',
          'Езичето е изкривено и вратата се люлее',
        ],
        steps: [
          'Вижте дали няма нещо между вратата и рамката.',
          'Повдигнете леко вратата, докато въртите ключа.',
        ],
      },
    },
  ],
};
