import type { HazardKind } from './lexicon/entry';
import type { LocalText, TriageLocale } from './model';

interface Phrases {
  danger: string;
  unknownFault: string;
  openAlert: string;
  outOfBand: string;
  separator: string;
  quoted: (words: string) => string;
  askDanger: string;
  askWhich: (titles: readonly string[]) => string;
  askWhether: (title: string) => string;
  askMore: string;
  askWhat: string;
}

/** What the engine itself says, once per language. */
export const phrases: Record<TriageLocale, Phrases> = {
  en: {
    danger: 'DANGER',
    unknownFault: 'Fault not identified yet',
    openAlert: 'Open alert',
    outOfBand: 'Out of range',
    separator: '. ',
    quoted: words => `Reported: “${words}”`,
    askDanger: 'Before anything else: is anyone hurt or in danger, or could anyone come to harm?',
    askWhich: titles => `Which of these comes closest: ${titles.join('; ')} – or something else?`,
    askWhether: title => `Do I understand correctly that it is this: ${title}?`,
    askMore: 'What does the unit show or do now, is there a code on the display, and since when?',
    askWhat: 'What is wrong with the unit?',
  },
  zh: {
    danger: '危险',
    unknownFault: '故障尚未确定',
    openAlert: '当前告警',
    outOfBand: '超出范围',
    separator: '。',
    quoted: words => `报修内容：“${words}”`,
    askDanger: '首先请告诉我：有没有人受伤、有危险，或可能受到伤害？',
    askWhich: titles => `以下哪一种最接近：${titles.join('；')}，还是其他情况？`,
    askWhether: title => `请确认是否是这个问题：${title}？`,
    askMore: '设备现在显示什么或有什么表现？屏幕上有没有代码？从什么时候开始的？',
    askWhat: '设备出了什么问题？',
  },
  bg: {
    danger: 'ОПАСНОСТ',
    unknownFault: 'Повредата още не е установена',
    openAlert: 'Активна аларма',
    outOfBand: 'Извън нормата',
    separator: '. ',
    quoted: words => `Съобщено: „${words}“`,
    askDanger: 'Преди всичко друго: има ли пострадал или застрашен човек, или може ли някой да пострада?',
    askWhich: titles => `Кое от тези е най-близо: ${titles.join('; ')} – или нещо друго?`,
    askWhether: title => `Правилно ли разбирам, че става дума за: ${title}?`,
    askMore: 'Какво показва или прави устройството сега, има ли код на дисплея и от кога?',
    askWhat: 'Какъв е проблемът с устройството?',
  },
};

export const hazardNames: Record<HazardKind, Required<LocalText>> = {
  fire: { en: 'fire', zh: '起火', bg: 'пожар' },
  smoke: { en: 'smoke', zh: '冒烟', bg: 'дим' },
  'burning-smell': { en: 'burning smell', zh: '焦糊味', bg: 'миризма на изгоряло' },
  sparks: { en: 'sparks or short circuit', zh: '火花或短路', bg: 'искри или късо съединение' },
  'electric-shock': { en: 'electric shock', zh: '触电', bg: 'токов удар' },
  explosion: { en: 'explosion', zh: '爆炸', bg: 'експлозия' },
  gas: { en: 'gas or chemicals', zh: '气体或化学品', bg: 'газ или химикали' },
  'water-on-electrics': { en: 'water on electrics', zh: '电气部件进水', bg: 'вода по електрически части' },
  battery: { en: 'damaged battery', zh: '电池损坏', bg: 'повредена батерия' },
  injury: { en: 'injury', zh: '人员受伤', bg: 'пострадал човек' },
  trapped: { en: 'person trapped', zh: '人员被困', bg: 'заклещен човек' },
  patient: { en: 'patient at risk', zh: '患者有危险', bg: 'застрашен пациент' },
  structure: { en: 'may fall or collapse', zh: '可能坠落或倒塌', bg: 'може да падне' },
  danger: { en: 'danger to people', zh: '人员有危险', bg: 'опасност за хора' },
};
