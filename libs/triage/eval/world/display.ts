import type { WorldKind } from './kind';

export const display: WorldKind = {
  kind: 'display',
  unit: { id: 'w-display', name: 'LumiWall LW-55', serial: 'LW55-3310' },
  premise: {
    said: { en: 'The display is switched on.', zh: '屏已通电。', bg: 'Има захранване.' },
    reading: { metric: 'power', title: 'Power', value: 0, unit: 'W', low: 40, high: 900 },
  },
  faults: [
    {
      code: 'LW-DARK',
      category: 'backlight',
      urgency: 'normal',
      skill: 'electronics',
      part: ['LW-LED', 'Backlight strip'],
      minutes: 90,
      en: {
        title: 'Picture too dark',
        keywords: ['too dark', 'dim', 'brightness', 'backlight'],
        reports: [
          'The picture is too dark to read',
          'The wall is dim on the left half',
          'Brightness is gone, you see the text only with a torch, backlight maybe',
        ],
        steps: [
          'Set the brightness to automatic in the menu.',
          'Wipe dust off the light sensor at the bottom edge.',
        ],
      },
      zh: {
        title: '画面太暗',
        keywords: ['太暗', '亮度', '背光', '变暗'],
        reports: ['画面太暗看不清', '左半边变暗了', '没有亮度，要用手电照才看得到，可能是背光'],
        steps: ['请在菜单中把亮度设为自动。', '请擦拭下边缘的光感器。'],
      },
      bg: {
        title: 'Тъмна картина',
        keywords: ['тъмна картина', 'много тъмно', 'липсва яркост', 'яркост', 'подсветка'],
        reports: [
          'Картината е много тъмна',
          'Лявата половина е слаба, липсва яркост',
          'Подсветката я няма, чете се само с фенер',
        ],
        steps: ['Задайте автоматична яркост в менюто.', 'Избършете сензора за светлина на долния ръб.'],
      },
    },
    {
      code: 'LW-LINES',
      category: 'panel',
      urgency: 'normal',
      skill: 'electronics',
      part: ['LW-PANEL', 'Panel 55 in'],
      minutes: 120,
      en: {
        title: 'Lines or spots in the picture',
        keywords: ['lines', 'stripes', 'dead pixels', 'spots'],
        reports: [
          'There are coloured lines down the picture',
          'Dead pixels in a block at the top',
          'Two white stripes since this morning',
        ],
        steps: ['Change the input once in the menu and back.', 'Note which input shows the stripes.'],
      },
      zh: {
        title: '画面有线条或斑点',
        keywords: ['线条', '竖线', '坏点', '条纹'],
        reports: ['画面上有彩色竖线', '上方一块坏点', '从早上开始有两条白色条纹'],
        steps: ['请在菜单中切换一次输入再切回。', '请记下哪个输入有条纹。'],
      },
      bg: {
        title: 'Линии или петна в картината',
        keywords: ['линии', 'ивици', 'мъртви пиксели', 'петна'],
        reports: [
          'По картината има цветни линии',
          'Горе има блок мъртви пиксели',
          'От сутринта се виждат две бели ивици',
        ],
        steps: ['Сменете веднъж входа от менюто и го върнете.', 'Отбележете на кой вход има ивици.'],
      },
    },
    {
      code: 'LW-NOSIGNAL',
      category: 'signal',
      urgency: 'normal',
      skill: 'network',
      part: ['LW-PLAYER', 'Media player'],
      minutes: 60,
      en: {
        title: 'No signal',
        keywords: ['no signal', 'no picture', 'player offline', 'black screen'],
        reports: [
          'It says no signal on blue',
          'No picture, only the logo of the maker',
          'A black screen, the player is maybe offline',
        ],
        steps: ['Choose the input again with the remote control.', 'Press the cable firmly into the player.'],
      },
      zh: {
        title: '无信号',
        keywords: ['无信号', '没画面', '黑屏', '播放盒'],
        reports: ['蓝屏显示无信号', '没画面，只有厂家标志', '黑屏，可能播放盒掉线'],
        steps: ['请用遥控器重新选择输入。', '请将播放盒的线插紧。'],
      },
      bg: {
        title: 'Няма сигнал',
        keywords: ['няма сигнал', 'няма картина', 'черен екран', 'плейър'],
        reports: [
          'Пише няма сигнал на син фон',
          'Няма картина, само логото на производителя',
          'Черен екран, може би плейърът е офлайн',
        ],
        steps: ['Изберете отново входа с дистанционното.', 'Натиснете кабела плътно в плейъра.'],
      },
    },
    {
      code: 'LW-COLOUR',
      category: 'picture',
      urgency: 'low',
      skill: 'electronics',
      part: ['LW-TCON', 'Timing board'],
      minutes: 75,
      en: {
        title: 'Wrong colours',
        keywords: ['wrong colours', 'colours are', 'colours do not match', 'pink tint', 'yellowish'],
        reports: [
          'The colours are wrong, faces look green',
          'Everything has a pink tint',
          'The picture is yellowish next to the other wall, colours do not match',
        ],
        steps: ['Set the picture mode to standard.', 'Compare with the test picture of the menu.'],
      },
      zh: {
        title: '颜色不对',
        keywords: ['颜色不对', '偏色', '发黄', '偏红'],
        reports: ['颜色不对，人脸发绿', '整个画面偏红', '和旁边的屏比发黄，偏色明显'],
        steps: ['请将画面模式设为标准。', '请与菜单中的测试图对比。'],
      },
      bg: {
        title: 'Грешни цветове',
        keywords: ['грешни цветове', 'цветовете', 'розов оттенък', 'жълтее'],
        reports: [
          'Цветовете са грешни, лицата са зелени',
          'Всичко има розов оттенък',
          'Картината жълтее в сравнение с другата стена, цветовете не съвпадат',
        ],
        steps: ['Задайте стандартен режим на картината.', 'Сравнете с тестовата картина от менюто.'],
      },
    },
    {
      code: 'LW-SOUND',
      category: 'sound',
      urgency: 'low',
      skill: 'electronics',
      part: ['LW-AMP', 'Amplifier board'],
      minutes: 50,
      en: {
        title: 'No sound',
        keywords: ['no sound', 'loudspeaker', 'mute', 'crackling sound'],
        reports: [
          'There is no sound from the wall',
          'The right loudspeaker is silent',
          'Only a crackling sound comes out when a film runs',
        ],
        steps: ['Press mute once on the remote control.', 'Raise the volume to half.'],
      },
      zh: {
        title: '没有声音',
        keywords: ['没有声音', '没声音', '扬声器', '杂音'],
        reports: ['播放时没有声音', '右边扬声器不响', '放片子只有杂音，听不到声音'],
        steps: ['请按一次遥控器上的静音键。', '请把音量调到一半。'],
      },
      bg: {
        title: 'Няма звук',
        keywords: ['няма звук', 'високоговорител', 'без звук', 'пращене'],
        reports: [
          'Няма звук от стената',
          'Десният високоговорител мълчи',
          'При филм се чува само пращене, иначе е без звук',
        ],
        steps: ['Натиснете веднъж бутона за звук на дистанционното.', 'Усилете звука до половина.'],
      },
    },
  ],
};
