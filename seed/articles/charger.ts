import type { Topic } from './topic';

export const chargerTopics: readonly Topic[] = [
  {
    slug: 'charger-not-charging',
    family: 'charger',
    faultCodes: ['V-NOCHARGE'],
    audience: 'customer',
    en: [
      'The charger does not start charging',
      'Push the plug in until it clicks and wait ten seconds. Try the second card or the app. Press the green button for five seconds: the station restarts in a minute. If another car does not charge either, report it with the message on the screen.',
    ],
    zh: [
      '充电桩无法开始充电',
      '将枪头插到底，听到“咔”声后等待十秒。换一张卡或使用手机应用。长按绿色按钮五秒，充电桩一分钟内重启。如果换一辆车也不能充电，请报修并附上屏幕提示。',
    ],
    bg: [
      'Зарядната станция не започва да зарежда',
      'Натиснете щекера, докато щракне, и изчакайте десет секунди. Опитайте с друга карта или с приложението. Задръжте зеления бутон пет секунди: станцията се рестартира за минута. Ако и друг автомобил не зарежда, съобщете и препишете текста от екрана.',
    ],
  },
  {
    slug: 'charger-hot-connector',
    family: 'charger',
    faultCodes: ['V-CONNECTOR'],
    audience: 'customer',
    en: [
      'The plug is hot: stop and keep away',
      'Stop charging at the screen or with the red button. Do not pull the plug while current flows and do not touch melted plastic. Keep people away and report it at once. Never cool it with water.',
    ],
    zh: [
      '枪头发烫：请停止并远离',
      '在屏幕上或用红色按钮停止充电。有电流时不要拔枪，不要触碰融化的塑料。让人员远离并立即报修。切勿用水冷却。',
    ],
    bg: [
      'Щекерът пари: спрете и се отдалечете',
      'Спрете зареждането от екрана или с червения бутон. Не вадете щекера, докато тече ток, и не пипайте разтопена пластмаса. Отдалечете хората и съобщете веднага. Никога не охлаждайте с вода.',
    ],
  },
  {
    slug: 'charger-connector-replacement',
    family: 'charger',
    faultCodes: ['V-CONNECTOR', 'V-CABLE'],
    audience: 'engineer',
    en: [
      'Replacing the CCS cable',
      'Two-pole isolation, lock-out, prove absence of voltage, wait five minutes for the DC link. Torque of the lugs 25 Nm. The NTC plug is keyed: forced the wrong way it reads 140 °C. Test with 32 A for two minutes, then 120 A for ten: connector below 70 °C.',
    ],
    zh: [
      '更换 CCS 线缆',
      '双极断电、上锁、验电，等待五分钟让直流母线放电。端子扭矩 25 Nm。NTC 插头有防呆，强行反插会显示 140 °C。先以 32 A 测试两分钟，再以 120 A 测试十分钟：枪头应低于 70 °C。',
    ],
    bg: [
      'Смяна на CCS кабел',
      'Двуполюсно изключване, заключване, проверка за липса на напрежение, пет минути изчакване на DC веригата. Момент на накрайниците 25 Nm. Куплунгът на NTC е с ключ: обърнат показва 140 °C. Тест с 32 A две минути, после 120 A десет минути: конекторът под 70 °C.',
    ],
  },
  {
    slug: 'charger-ground-fault',
    family: 'charger',
    faultCodes: ['V-GROUND'],
    audience: 'engineer',
    en: [
      'V-GROUND: residual current',
      'Leave the station locked out until the cause is known. Disconnect the cable and measure insulation of cable and station apart: at least 1 MΩ at 500 V. Water in the connector is the usual cause after rain. Trip test of the type B device at 30 mA after every repair.',
    ],
    zh: [
      'V-GROUND：漏电',
      '原因查明前保持上锁。断开线缆，分别测量线缆和桩体绝缘：500 V 下不低于 1 MΩ。雨后常见原因是枪头进水。每次维修后都要对 B 型漏电保护器做 30 mA 动作试验。',
    ],
    bg: [
      'V-GROUND: ток на утечка',
      'Оставете станцията заключена, докато не е ясна причината. Откачете кабела и измерете изолацията поотделно: поне 1 MΩ при 500 V. След дъжд обичайната причина е вода в конектора. След всеки ремонт тест на защита тип B с 30 mA.',
    ],
  },
];
