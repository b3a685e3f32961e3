import type { Locale, Role, ShiftPattern, SkillNeed } from '#contracts';

export interface SeedPerson {
  key: string;
  email: string;
  name: string;
  role: Role;
  locale: Locale;
  side: 'own' | 'coast' | 'south' | 'customer';
}
const at = (name: string) => `${name}@demo.callout`;

/** The demo accounts first; their password is in commands of the README and only ever on loopback. */
export const people: readonly SeedPerson[] = [
  { key: 'manager', email: at('manager'), name: 'Mira Koleva', role: 'manager', locale: 'en', side: 'own' },
  {
    key: 'dispatcher',
    email: at('dispatcher'),
    name: 'Daniela Petrova',
    role: 'dispatcher',
    locale: 'en',
    side: 'own',
  },
  {
    key: 'dispatcher2',
    email: at('dispatcher2'),
    name: 'Kalin Todorov',
    role: 'dispatcher',
    locale: 'bg',
    side: 'own',
  },
  { key: 'agent', email: at('agent'), name: 'Liu Wen', role: 'agent', locale: 'zh', side: 'own' },
  {
    key: 'engineer',
    email: at('engineer'),
    name: 'Georgi Iliev',
    role: 'engineer',
    locale: 'en',
    side: 'own',
  },
  {
    key: 'partner',
    email: at('partner'),
    name: 'Silvia Nikolova',
    role: 'partner-dispatcher',
    locale: 'bg',
    side: 'coast',
  },
  {
    key: 'partner2',
    email: at('partner2'),
    name: 'Hristo Angelov',
    role: 'partner-dispatcher',
    locale: 'bg',
    side: 'south',
  },
  {
    key: 'partner-engineer',
    email: at('partner-engineer'),
    name: 'Petar Marinov',
    role: 'partner-engineer',
    locale: 'bg',
    side: 'coast',
  },
  {
    key: 'customer',
    email: at('customer'),
    name: 'Elena Stoyanova',
    role: 'customer',
    locale: 'bg',
    side: 'customer',
  },
];

export interface SeedEngineer {
  name: string;
  city: string;
  side: 'own' | 'coast' | 'south';
  skills: readonly SkillNeed[];
  shift: keyof typeof shifts;
  /** Key of the person who signs in as this engineer. */
  account?: string;
}

const days = (weekdays: readonly number[], start: number, end: number): ShiftPattern =>
  weekdays.map(weekday => ({ weekday, start: start * 60, end: end * 60 }));
const week = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

export const shifts = {
  day: days(workdays, 8, 17),
  early: days([1, 2, 3, 4, 5, 6], 6, 15),
  late: days(workdays, 13, 22),
  weekend: days([3, 4, 5, 6, 7], 8, 18),
  standby: days(week, 0, 24),
} satisfies Record<string, ShiftPattern>;

const skills = (text: string): SkillNeed[] =>
  text.split(' ').map(part => {
    const [skill = '', level = '1'] = part.split(':');
    return { skill, level: Number(level) };
  });

export const engineers: readonly SeedEngineer[] = [
  {
    name: 'Georgi Iliev',
    city: 'Sofia',
    side: 'own',
    skills: skills('compressor:4 electrical:3 mechanical:3 charger:2 high-voltage:2 kiosk:2'),
    shift: 'standby',
    account: 'engineer',
  },
  {
    name: 'Ivan Dimitrov',
    city: 'Sofia',
    side: 'own',
    skills: skills('charger:4 high-voltage:4 electrical:4'),
    shift: 'day',
  },
  {
    name: 'Nikolay Vasilev',
    city: 'Sofia',
    side: 'own',
    skills: skills('kiosk:4 payment:3 display:3'),
    shift: 'day',
  },
  {
    name: 'Radoslav Kirov',
    city: 'Sofia',
    side: 'own',
    skills: skills('compressor:3 mechanical:3 electrical:2'),
    shift: 'late',
  },
  {
    name: 'Teodora Ivanova',
    city: 'Sofia',
    side: 'own',
    skills: skills('display:4 kiosk:3 two-person-lift:1'),
    shift: 'early',
  },
  {
    name: 'Stoyan Hristov',
    city: 'Pernik',
    side: 'own',
    skills: skills('compressor:3 electrical:3 mechanical:2'),
    shift: 'day',
  },
  {
    name: 'Dimitar Yordanov',
    city: 'Blagoevgrad',
    side: 'own',
    skills: skills('charger:3 high-voltage:3 kiosk:2 display:2'),
    shift: 'day',
  },
  {
    name: 'Plamen Georgiev',
    city: 'Pleven',
    side: 'own',
    skills: skills('compressor:3 electrical:2 kiosk:2 charger:2 high-voltage:2'),
    shift: 'day',
  },
  {
    name: 'Boris Atanasov',
    city: 'Ruse',
    side: 'own',
    skills: skills('charger:3 high-voltage:3 electrical:3 compressor:2'),
    shift: 'weekend',
  },
  {
    name: 'Milena Popova',
    city: 'Ruse',
    side: 'own',
    skills: skills('kiosk:3 payment:2 display:3'),
    shift: 'day',
  },
  {
    name: 'Asen Mihaylov',
    city: 'Veliko Tarnovo',
    side: 'own',
    skills: skills('compressor:4 mechanical:3 electrical:3'),
    shift: 'day',
  },
  {
    name: 'Kiril Simeonov',
    city: 'Vratsa',
    side: 'own',
    skills: skills('kiosk:2 display:2 charger:2 high-voltage:2'),
    shift: 'early',
  },
  {
    name: 'Yana Kostova',
    city: 'Shumen',
    side: 'own',
    skills: skills('display:3 kiosk:3 payment:2'),
    shift: 'day',
  },
  {
    name: 'Ognyan Stefanov',
    city: 'Sliven',
    side: 'own',
    skills: skills('compressor:3 mechanical:2 electrical:2 charger:2 high-voltage:2'),
    shift: 'day',
  },
  {
    name: 'Lyubomir Tanev',
    city: 'Plovdiv',
    side: 'own',
    skills: skills('compressor:4 electrical:3 mechanical:4'),
    shift: 'late',
  },
  {
    name: 'Vesela Todorova',
    city: 'Plovdiv',
    side: 'own',
    skills: skills('kiosk:3 payment:3 display:4 two-person-lift:1'),
    shift: 'weekend',
  },
  {
    name: 'Petar Marinov',
    city: 'Varna',
    side: 'coast',
    skills: skills('charger:3 high-voltage:3 kiosk:2 compressor:3 electrical:2'),
    shift: 'standby',
    account: 'partner-engineer',
  },
  {
    name: 'Zdravko Rusev',
    city: 'Varna',
    side: 'coast',
    skills: skills('display:3 kiosk:3 payment:2'),
    shift: 'day',
  },
  {
    name: 'Desislava Ganeva',
    city: 'Burgas',
    side: 'coast',
    skills: skills('charger:3 high-voltage:3 electrical:3'),
    shift: 'day',
  },
  {
    name: 'Emil Chavdarov',
    city: 'Burgas',
    side: 'coast',
    skills: skills('compressor:3 mechanical:3 electrical:2 kiosk:1'),
    shift: 'weekend',
  },
  {
    name: 'Stanislav Penev',
    city: 'Stara Zagora',
    side: 'south',
    skills: skills('compressor:4 mechanical:3 electrical:3'),
    shift: 'day',
  },
  {
    name: 'Ralitsa Dobreva',
    city: 'Haskovo',
    side: 'south',
    skills: skills('kiosk:3 display:3 payment:2'),
    shift: 'day',
  },
  {
    name: 'Angel Zhelev',
    city: 'Plovdiv',
    side: 'south',
    skills: skills('charger:4 high-voltage:4 electrical:3'),
    shift: 'day',
  },
  {
    name: 'Martin Slavov',
    city: 'Kardzhali',
    side: 'south',
    skills: skills('compressor:2 electrical:2 kiosk:2 charger:1'),
    shift: 'early',
  },
];
