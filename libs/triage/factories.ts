import type { TriageArticle, TriageFaultCode, TriageInput } from './model';

/** A few fault codes of a screw compressor and of a kiosk, for specs. */
export const compressorFaults: TriageFaultCode[] = [
  {
    code: 'C101',
    title: {
      en: 'Discharge temperature too high',
      zh: '排气温度过高',
      bg: 'Прекалено висока температура на изхода',
    },
    category: 'cooling',
    urgency: 'high',
    skills: [{ skill: 'compressor', level: 3 }],
    likelyParts: [{ partNumber: 'CP-FAN-02', title: 'Cooling fan', quantity: 1 }],
    durationMinutes: 120,
    keywords: {
      en: ['overheating', 'too hot', 'high temperature', 'overheats'],
      zh: ['过热', '高温', '温度过高', '太热'],
      bg: ['прегрява', 'прегряване', 'много горещ', 'висока температура'],
    },
  },
  {
    code: 'C102',
    title: { en: 'Oil leak', zh: '漏油', bg: 'Теч на масло' },
    category: 'leak',
    urgency: 'normal',
    skills: [{ skill: 'compressor', level: 2 }],
    likelyParts: [{ partNumber: 'CP-SEAL-11', title: 'Shaft seal', quantity: 1 }],
    durationMinutes: 150,
    keywords: {
      en: ['oil leak', 'oil on the floor', 'leaking oil'],
      zh: ['漏油', '油位低', '地上有油'],
      bg: ['теч на масло', 'тече масло', 'масло по пода'],
    },
  },
  {
    code: 'C103',
    title: { en: 'Bearing wear', zh: '轴承磨损', bg: 'Износен лагер' },
    category: 'mechanical',
    urgency: 'normal',
    skills: [{ skill: 'compressor', level: 4 }],
    likelyParts: [],
    durationMinutes: 240,
    keywords: {
      en: ['vibration', 'grinding noise', 'rattling'],
      zh: ['振动', '异响', '噪音大'],
      bg: ['вибрира', 'вибрации', 'стърже', 'тропа'],
    },
  },
  {
    code: 'C104',
    title: { en: 'Motor insulation fault', zh: '电机绝缘故障', bg: 'Повредена изолация на двигателя' },
    category: 'electrical',
    urgency: 'high',
    safety: true,
    skills: [{ skill: 'high-voltage', level: 3 }],
    likelyParts: [],
    durationMinutes: 180,
    keywords: {
      en: ['breaker trips', 'insulation'],
      zh: ['跳闸', '绝缘'],
      bg: ['изключва предпазител', 'пада предпазител'],
    },
  },
];

export const articles: TriageArticle[] = [
  {
    id: 'a-en',
    locale: 'en',
    title: 'Compressor runs hot: clean the cooler first',
    text: 'Dust on the cooler is the usual cause of a high discharge temperature. Switch the compressor off. Blow the cooler out from the inside.',
    faultCodes: ['C101'],
  },
  {
    id: 'a-zh',
    locale: 'zh',
    title: '压缩机过热：先清洁冷却器',
    text: '冷却器积灰是排气温度过高的常见原因。请先停机，再从内向外吹扫冷却器。',
    faultCodes: ['C101'],
  },
  {
    id: 'a-bg',
    locale: 'bg',
    title: 'Компресорът прегрява: първо почистете охладителя',
    text: 'Прахът по охладителя е честата причина за висока температура. Изключете компресора. Продухайте охладителя отвътре.',
    faultCodes: ['C101'],
  },
  {
    id: 'b-en',
    locale: 'en',
    title: 'Finding an oil leak',
    text: 'Wipe the hoses dry and look again after ten minutes. Check the shaft seal and the drain screw.',
    faultCodes: ['C102'],
  },
];

export function inputOf(text: string, over: Partial<TriageInput> = {}): TriageInput {
  return {
    locale: 'en',
    text,
    modelFaultCodes: compressorFaults,
    openAlerts: [],
    readings: [],
    articles,
    ...over,
  };
}
