import type { Topic } from './topic';

export const screenTopics: readonly Topic[] = [
  {
    slug: 'display-black',
    family: 'display',
    faultCodes: ['D-NOSIGNAL'],
    audience: 'customer',
    en: [
      'The display is black',
      'Look at the small light at the lower right: off means no power, check the socket and the fuse. Red means standby: press the power key once. Green and black means no signal: press source twice and wait ten seconds.',
    ],
    zh: [
      '显示屏黑屏',
      '看右下角小灯：不亮表示没电，请检查插座和保险。红灯为待机，按一次电源键。绿灯但黑屏表示无信号，按两次信号源键并等待十秒。',
    ],
    bg: [
      'Екранът е черен',
      'Вижте малката светлина долу вдясно: ако не свети, няма ток, проверете контакта и предпазителя. Червено: готовност, натиснете бутона веднъж. Зелено и черен екран: няма сигнал, натиснете източник два пъти и изчакайте десет секунди.',
    ],
  },
  {
    slug: 'display-fan',
    family: 'display',
    faultCodes: ['D-FAN'],
    audience: 'engineer',
    en: [
      'D-FAN: changing the fan pair',
      'Fans are changed as a pair, the older one fails within weeks. Connector J14, never under power. Clean the filter mats, they cause two thirds of the cases. After the change: 1,700 rpm or more at full brightness and panel below 60 °C after 20 minutes.',
    ],
    zh: [
      'D-FAN：成对更换风扇',
      '风扇成对更换，旧的一只几周内也会失效。接口 J14，切勿带电操作。清洁滤棉，三分之二的故障由它引起。更换后：最大亮度下转速不低于 1700 rpm，20 分钟后面板低于 60 °C。',
    ],
    bg: [
      'D-FAN: смяна на двойката вентилатори',
      'Вентилаторите се сменят по двойки, по-старият отказва до седмици. Куплунг J14, никога под напрежение. Почистете филтрите, те са причина за две трети от случаите. След смяната: поне 1700 rpm при пълна яркост и панел под 60 °C след 20 минути.',
    ],
  },
  {
    slug: 'display-backlight',
    family: 'display',
    faultCodes: ['D-BACKLIGHT', 'D-GLASS'],
    audience: 'engineer',
    en: [
      'Backlight and front glass of the LX series',
      'LED bars age together: replace the whole set. Calibrate brightness in the middle at 1,500 cd/m². Front glass of the 86 inch model weighs 31 kg: two people and suction cups, gloves and goggles, film over broken glass before it is moved.',
    ],
    zh: [
      'LX 系列背光与前玻璃',
      'LED 灯条同步老化：整套更换。中心亮度校准到 1500 cd/m²。86 英寸前玻璃重 31 公斤：两人使用吸盘，戴手套和护目镜，搬动前先给碎玻璃贴膜。',
    ],
    bg: [
      'Подсветка и предно стъкло на серия LX',
      'LED лентите стареят заедно: сменя се целият комплект. Калибрирайте яркостта в центъра на 1500 cd/m². Стъклото на 86 инча тежи 31 кг: двама души с вакуумни вендузи, ръкавици и очила, фолио върху счупеното преди местене.',
    ],
  },
  {
    slug: 'kiosk-printer',
    family: 'kiosk',
    faultCodes: ['K-PRINTER'],
    audience: 'customer',
    en: [
      'No receipt: paper and jam',
      'Open the lower door with the small key. Pull the paper out in its running direction, never backwards. Put the new roll in with the printed side up, cut it straight and close until the light is green. If the light stays red, report it.',
    ],
    zh: [
      '不出小票：缺纸或卡纸',
      '用小钥匙打开下门。顺着出纸方向抽出纸张，不要倒拉。新纸卷印刷面朝上放入，剪平纸头，合上直到绿灯亮。如果仍为红灯，请报修。',
    ],
    bg: [
      'Няма бележка: хартия и засядане',
      'Отворете долната вратичка с малкия ключ. Издърпайте хартията по посоката на движение, никога обратно. Сложете новата ролка с печатната страна нагоре, отрежете право и затворете, докато светне зелено. Ако остане червено, съобщете.',
    ],
  },
  {
    slug: 'kiosk-frozen',
    family: 'kiosk',
    faultCodes: ['K-TOUCH', 'K-OFFLINE'],
    audience: 'customer',
    en: [
      'The kiosk screen is frozen or offline',
      'Clean the glass with a dry cloth: drops of water hold the touch. Press the reset pin behind the lower door for three seconds, the kiosk is back in two minutes. For no connection check that the antenna stands upright.',
    ],
    zh: [
      '自助机屏幕卡住或离线',
      '用干布擦拭玻璃：水滴会影响触摸。按住下门内的复位针三秒，两分钟后恢复。如提示无连接，请检查天线是否竖直。',
    ],
    bg: [
      'Екранът на киоска е замръзнал или няма връзка',
      'Почистете стъклото със суха кърпа: капки вода задържат докосването. Натиснете бутона за рестарт зад долната вратичка за три секунди, киоскът се връща след две минути. При липса на връзка проверете дали антената е изправена.',
    ],
  },
  {
    slug: 'kiosk-payment',
    family: 'kiosk',
    faultCodes: ['K-PAYMENT', 'K-HEAT'],
    audience: 'engineer',
    en: [
      'Payment terminal: replace and register',
      'The old terminal must be logged off before it is unplugged, else it counts as tampered. Fit the new one, scan its serial, register it with the acquirer code on the work order and pay 0.01 as a test, then refund. If the cabinet is above 55 °C change fan and filter in the same visit.',
    ],
    zh: [
      '支付终端：更换与注册',
      '拔下旧终端前必须先注销，否则会被视为篡改。装上新终端，扫描序列号，用工单上的收单代码注册，测试支付 0.01 后退款。如果机柜温度高于 55 °C，同次上门更换风扇和滤网。',
    ],
    bg: [
      'Платежен терминал: смяна и регистрация',
      'Старият терминал се отписва преди изключване, иначе се отчита като отворен. Монтирайте новия, сканирайте серийния номер, регистрирайте с кода от поръчката и платете 0,01 за проба, после върнете сумата. Ако шкафът е над 55 °C, сменете вентилатора и филтъра при същото посещение.',
    ],
  },
];
