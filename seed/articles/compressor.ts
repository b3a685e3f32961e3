import type { Topic } from './topic';

export const compressorTopics: readonly Topic[] = [
  {
    slug: 'compressor-overheats-first-steps',
    family: 'compressor',
    faultCodes: ['C-OVERHEAT'],
    audience: 'customer',
    en: [
      'Compressor gets too hot: what you can do safely',
      'Let the machine run down and do not open it. Check that the room is ventilated and nothing stands within one metre of the air inlet. Clean the inlet mat if it is grey. Restart once after 20 minutes. If the discharge temperature passes 95 °C again, leave it off and report it: running hot damages the oil and the air end.',
    ],
    zh: [
      '空压机过热：您可以安全做的检查',
      '让机器自行停机，不要打开外壳。检查机房通风，进风口一米内不要堆放物品。进风滤棉发灰时请清洁。等待 20 分钟后只重启一次。如果排气温度再次超过 95 °C，请保持停机并报修：高温运行会损坏润滑油和主机。',
    ],
    bg: [
      'Компресорът прегрява: какво може да направите безопасно',
      'Оставете машината да спре сама и не я отваряйте. Проверете дали помещението се проветрява и дали на един метър от входа за въздух няма предмети. Почистете входния филтър, ако е сив. Рестартирайте само веднъж след 20 минути. Ако температурата на изхода отново надхвърли 95 °C, оставете машината изключена и съобщете.',
    ],
  },
  {
    slug: 'compressor-overheats-repair',
    family: 'compressor',
    faultCodes: ['C-OVERHEAT'],
    audience: 'engineer',
    en: [
      'C-OVERHEAT: find and fix',
      'Isolate and release pressure. Fan first: turn by hand, measure winding 14 to 18 Ω, check capacitor. Cooler: if the difference between oil in and out is below 8 K at load the cooler is blocked outside or inside. Thermostatic valve opens at 71 °C, fully at 85 °C. Oil level between the marks; wrong oil shortens life. After the repair run 15 minutes under load: discharge below 88 °C.',
    ],
    zh: [
      'C-OVERHEAT：查找与排除',
      '断电并泄压。先查风扇：手转灵活，绕组 14 至 18 Ω，检查电容。冷却器：满载时进出油温差低于 8 K，说明内外有堵塞。温控阀 71 °C 开启，85 °C 全开。油位在两刻线之间，用错油会缩短寿命。维修后带载运行 15 分钟，排气温度应低于 88 °C。',
    ],
    bg: [
      'C-OVERHEAT: откриване и отстраняване',
      'Изключете и освободете налягането. Първо вентилаторът: върти ли се свободно, намотка 14 до 18 Ω, кондензатор. Охладител: ако разликата между входа и изхода на маслото е под 8 K при товар, охладителят е запушен. Термостатният клапан отваря при 71 °C, напълно при 85 °C. Нивото на маслото да е между чертите. След ремонта 15 минути под товар: изходът под 88 °C.',
    ],
  },
  {
    slug: 'compressor-oil-leak',
    family: 'compressor',
    faultCodes: ['C-OIL'],
    audience: 'customer',
    en: [
      'Oil under the compressor',
      'Stop the machine if the level is under the lower mark. Spread binder on the floor, oil is slippery. Do not refill while the machine is warm. Take a photo of where the drops come from and send it with your report.',
    ],
    zh: [
      '空压机下方有油',
      '如果油位低于下刻线，请停机。地面油渍很滑，请铺吸油材料。机器未冷却时不要加油。请拍下滴油位置的照片并随报修一起提交。',
    ],
    bg: [
      'Масло под компресора',
      'Спрете машината, ако нивото е под долната черта. Посипете абсорбент, маслото е хлъзгаво. Не доливайте, докато машината е топла. Снимайте откъде капе и изпратете снимката със съобщението.',
    ],
  },
  {
    slug: 'compressor-vibration',
    family: 'compressor',
    faultCodes: ['C-VIBRATION'],
    audience: 'engineer',
    en: [
      'C-VIBRATION: bearing, coupling or foundation',
      'Measure at drive end and non-drive end in three directions. One times speed: unbalance or alignment. Two times: coupling element worn. High frequency with rising temperature: bearing 6310; change both. Check the four feet with a feeler gauge before taking anything apart: a soft foot gives 3 mm/s on its own.',
    ],
    zh: [
      'C-VIBRATION：轴承、联轴器或地脚',
      '在驱动端和非驱动端三个方向测量。一倍频：不平衡或对中不良。二倍频：联轴器弹性体磨损。高频且温度上升：6310 轴承，两只一起更换。拆卸前先用塞尺检查四个地脚：软脚本身就会产生 3 mm/s。',
    ],
    bg: [
      'C-VIBRATION: лагер, съединител или основа',
      'Измерете от двете страни в три посоки. Еднократна честота: дебаланс или центровка. Двукратна: износен елемент на съединителя. Висока честота с растяща температура: лагер 6310, сменете и двата. Преди разглобяване проверете четирите крака с луфтомер: мек крак сам дава 3 mm/s.',
    ],
  },
];
