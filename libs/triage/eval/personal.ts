import type { TriageLocale } from '../model';

/** A report with what must not leave the house, and with what has to: words that triage is about. */
export interface PersonalLine {
  locale: TriageLocale;
  text: string;
  secrets: readonly string[];
  kept: string;
}

type Person = Record<'name' | 'phone' | 'mail' | 'address' | 'number' | 'plate', string>;

const people: Record<TriageLocale, readonly Person[]> = {
  en: [
    {
      name: 'Margaret Hollis',
      phone: '+44 20 7946 0958',
      mail: 'm.hollis@northfield.co.uk',
      address: '14 Windmill Lane',
      number: 'GB29 NWBK 6016 1331 9268 19',
      plate: 'LK19 XTR',
    },
    {
      name: 'Tom Okafor',
      phone: '(415) 555-0132',
      mail: 'tom_okafor@bayfoods.com',
      address: '2200 Harbor Street, Apt 4B',
      number: '4929 1288 7701 4432',
      plate: '7ABC123',
    },
    {
      name: 'Siobhan O’Neill',
      phone: '087 123 4567',
      mail: 'siobhan@cafe.ie',
      address: '7 Abbey Road',
      number: '078-05-1120',
      plate: '191-D-12345',
    },
  ],
  zh: [
    {
      name: '王建国',
      phone: '13912345678',
      mail: 'wangjg@qq.com',
      address: '深圳市南山区科技路88号3栋1201室',
      number: '440305198807123456',
      plate: '粤B·12345',
    },
    {
      name: '李晓梅',
      phone: '0755-8888 6666',
      mail: 'lixm2001@163.com',
      address: '杭州市西湖区文三路259号',
      number: '6222 0200 1111 2222 333',
      plate: '浙A88888',
    },
    {
      name: '欧阳娜',
      phone: '+86 138 0013 8000',
      mail: 'nana.ou@firma.cn',
      address: '广州市天河区体育东路12号',
      number: '51012319900101002X',
      plate: '京A·F1234',
    },
  ],
  bg: [
    {
      name: 'Георги Петков',
      phone: '0888 123 456',
      mail: 'g.petkov@abv.bg',
      address: 'ул. „Иван Вазов“ 15, вх. А, ап. 7',
      number: '8507123456',
      plate: 'СА 1234 ВК',
    },
    {
      name: 'Даниела Тодорова',
      phone: '+359 2 987 65 43',
      mail: 'dani_todorova@mail.bg',
      address: 'бул. Цар Борис III 124',
      number: 'BG80 BNBG 9661 1020 3456 78',
      plate: 'РВ5678АН',
    },
    {
      name: 'Илия Стоянов',
      phone: '052/601 234',
      mail: 'ilia@hotel-more.eu',
      address: 'ж.к. Младост 4, бл. 426, ет. 3',
      number: '9002284567',
      plate: 'В 0077 МТ',
    },
  ],
};

type Template = readonly [
  write: (person: Person) => string,
  kept: string,
  secrets: readonly (keyof Person)[],
];

const templates: Record<TriageLocale, readonly Template[]> = {
  en: [
    [p => `My name is ${p.name} and the compressor overheats`, 'overheats', ['name']],
    [p => `This is ${p.name}. Paper jam again`, 'Paper jam', ['name']],
    [p => `Please call ${p.name} on ${p.phone}, the charger is dead`, 'charger is dead', ['name', 'phone']],
    [p => `Screen black. Contact: ${p.name}, ${p.mail}`, 'Screen black', ['name', 'mail']],
    [p => `Oil leak, phone ${p.phone}`, 'Oil leak', ['phone']],
    [p => `No cooling at ${p.address}`, 'No cooling', ['address']],
    [p => `Error E21. Regards, ${p.name}`, 'Error E21', ['name']],
    [p => `Mr ${p.name} says the door is stuck`, 'door is stuck', ['name']],
    [p => `Ask for ${p.name} at the desk. It vibrates`, 'It vibrates', ['name']],
    [p => `I'm ${p.name} from the bakery, the display flickers`, 'display flickers', ['name']],
    [p => `Card reader declined ${p.number}`, 'Card reader declined', ['number']],
    [p => `Write to ${p.mail} when the pump is fixed`, 'pump', ['mail']],
    [p => `The van with plate ${p.plate} stands at the charger, it beeps`, 'it beeps', ['plate']],
    [p => `Deliver the fan to ${p.name}, ${p.address}`, 'fan', ['name', 'address']],
    [p => `Text me: ${p.phone}. Alarm 0x1F`, 'Alarm 0x1F', ['phone']],
    [p => `Contact person ${p.name}\nUnit K-200 shows E21`, 'Unit K-200 shows E21', ['name']],
    [p => `Hot air, best wishes\n${p.name}\n${p.phone}`, 'Hot air', ['name', 'phone']],
    [p => `My ID is ${p.number}, the kiosk kept it`, 'kiosk kept it', ['number']],
    [
      p => `${p.name} (${p.mail}, ${p.phone}) reports: grinding noise`,
      'grinding noise',
      ['name', 'mail', 'phone'],
    ],
    [p => `Grinding noise - ${p.name}`, 'Grinding noise', ['name']],
    [p => `The customer is ${p.name}; pressure 7.5 bar`, 'pressure 7.5 bar', ['name']],
    [p => `Our address: ${p.address}. Fuse blown`, 'Fuse blown', ['address']],
    [p => `Dr. ${p.name} needs the analyser, code F-07`, 'code F-07', ['name']],
  ],
  zh: [
    [p => `我叫${p.name}，空压机过热`, '空压机过热', ['name']],
    [p => `我是${p.name}，打印机卡纸了`, '卡纸', ['name']],
    [p => `充电桩坏了，请联系${p.name}，电话${p.phone}`, '充电桩坏了', ['name', 'phone']],
    [p => `屏幕黑屏，联系人：${p.name}，邮箱${p.mail}`, '黑屏', ['name', 'mail']],
    [p => `漏油，手机：${p.phone}`, '漏油', ['phone']],
    [p => `地址是${p.address}，不制冷`, '不制冷', ['address']],
    [p => `错误代码E21。${p.name}敬上`, 'E21', ['name']],
    [p => `请找${p.name}先生，门打不开`, '门打不开', ['name']],
    [p => `身份证号${p.number}，机器吞卡`, '吞卡', ['number']],
    [p => `卡号${p.number}刷不了`, '刷不了', ['number']],
    [p => `发邮件到 ${p.mail}，水泵有异响`, '水泵有异响', ['mail']],
    [p => `车牌${p.plate}的车充不上电`, '充不上电', ['plate']],
    [p => `把风扇寄到${p.address}，收件人${p.name}`, '风扇', ['address', 'name']],
    [p => `微信同号${p.phone}，报警0x1F`, '0x1F', ['phone']],
    [p => `报修人${p.name}：K-200显示E21`, 'K-200显示E21', ['name']],
    [p => `出热风。\n${p.name}\n${p.phone}`, '出热风', ['name', 'phone']],
    [p => `客户${p.name}（${p.phone}）反映压力7.5 bar`, '7.5 bar', ['name', 'phone']],
    [p => `${p.name}女士说噪音很大`, '噪音很大', ['name']],
    [p => `本人${p.name}，住${p.address}，保险烧了`, '保险烧了', ['name', 'address']],
    [p => `电话是${p.phone}，姓名${p.name}，代码F-07`, 'F-07', ['phone', 'name']],
    [p => `姓名：${p.name}\n电话：${p.phone}\n故障：振动`, '振动', ['name', 'phone']],
    [p => `请打${p.phone}找${p.name}，机器不转`, '机器不转', ['phone', 'name']],
  ],
  bg: [
    [p => `Казвам се ${p.name}, компресорът прегрява`, 'компресорът прегрява', ['name']],
    [p => `Аз съм ${p.name}. Заседна хартия`, 'Заседна хартия', ['name']],
    [
      p => `Обадете се на ${p.name} на ${p.phone}, зарядното не работи`,
      'зарядното не работи',
      ['name', 'phone'],
    ],
    [p => `Черен екран. Лице за контакт: ${p.name}, ${p.mail}`, 'Черен екран', ['name', 'mail']],
    [p => `Тече масло, тел. ${p.phone}`, 'Тече масло', ['phone']],
    [p => `Не охлажда, ${p.address}`, 'Не охлажда', ['address']],
    [p => `Грешка E21. Поздрави, ${p.name}`, 'Грешка E21', ['name']],
    [p => `Г-н ${p.name} казва, че вратата е блокирала`, 'вратата е блокирала', ['name']],
    [p => `Търсете ${p.name} на рецепцията. Вибрира`, 'Вибрира', ['name']],
    [p => `Терминалът отказа карта на ${p.name}, ${p.number}`, 'Терминалът отказа', ['name', 'number']],
    [p => `Пишете на ${p.mail}, когато помпата е готова`, 'помпата', ['mail']],
    [p => `Колата с номер ${p.plate} не зарежда`, 'не зарежда', ['plate']],
    [p => `Изпратете вентилатора на ${p.name}, ${p.address}`, 'вентилатора', ['name', 'address']],
    [p => `Моят телефон е ${p.phone}. Аларма 0x1F`, 'Аларма 0x1F', ['phone']],
    [p => `Контакт ${p.name}\nМашина K-200 показва E21`, 'K-200 показва E21', ['name']],
    [p => `Духа топло\nС уважение,\n${p.name}\n${p.phone}`, 'Духа топло', ['name', 'phone']],
    [p => `ЕГН ${p.number}, киоскът го задържа`, 'киоскът го задържа', ['number']],
    [p => `${p.name} (${p.mail}, ${p.phone}) съобщава: стърже`, 'стърже', ['name', 'mail', 'phone']],
    [p => `Стърже - ${p.name}`, 'Стърже', ['name']],
    [p => `Клиентът е ${p.name}; налягане 7.5 bar`, 'налягане 7.5 bar', ['name']],
    [p => `Адрес: ${p.address}. Изгорял бушон`, 'Изгорял бушон', ['address']],
    [p => `Инж. ${p.name} иска код F-07`, 'код F-07', ['name']],
  ],
};

/** Two hundred and one reports with names, numbers and addresses of people who do not exist, in three languages. */
export const personalLines: readonly PersonalLine[] = (['en', 'zh', 'bg'] as const).flatMap(locale =>
  templates[locale].flatMap(([write, kept, fields]) =>
    people[locale].map(person => ({
      locale,
      text: write(person),
      secrets: fields.map(field => person[field]),
      kept,
    })),
  ),
);

/** Written after the masks were made, and not used to make them. */
export const freshPersonalLines: readonly PersonalLine[] = (
  [
    ['en', 'hi, its Dave Wilkins here from unit 9, the screen froze', ['Wilkins'], 'screen froze'],
    [
      'en',
      'Pump leaks. You can reach me at 0161 496 0123 or dave@wilkins-foods.com',
      ['0161 496 0123', 'dave@wilkins-foods.com'],
      'Pump leaks',
    ],
    ['en', 'Our manager Priya Raman wants to know why E21 is back', ['Priya Raman'], 'E21 is back'],
    ['en', 'Please send somebody to 48B Queens Road, fan broken', ['48B Queens Road'], 'fan broken'],
    ['en', 'Signed: Hannah Brecht, facility lead. No power.', ['Hannah Brecht'], 'No power'],
    [
      'en',
      'card 5500 0000 0000 0004 was charged twice by the kiosk, paper empty',
      ['5500 0000 0000 0004'],
      'paper empty',
    ],
    ['en', 'WhatsApp +1-312-555-0147, bearing noise', ['+1-312-555-0147'], 'bearing noise'],
    ['en', 'Ticket for Jean-Luc Moreau: display dark', ['Jean-Luc', 'Moreau'], 'display dark'],
    ['en', 'passport 533380006 stuck in the scanner', ['533380006'], 'stuck in the scanner'],
    ['en', 'Mrs Adeyemi at reception heard a bang', ['Adeyemi'], 'heard a bang'],
    ['zh', '您好，我姓陈，叫陈志强，屏幕不亮', ['陈志强'], '屏幕不亮'],
    ['zh', '麻烦联系张丽，18688889999，机器漏水', ['张丽', '18688889999'], '机器漏水'],
    ['zh', '设备在上海市浦东新区世纪大道100号，报警E21', ['世纪大道100号'], '报警E21'],
    ['zh', '赵经理说打印机没纸', ['赵经理'], '打印机没纸'],
    ['zh', '我的邮箱zhao_wei@126.com，风扇不转', ['zhao_wei@126.com'], '风扇不转'],
    ['zh', '工行卡6212261234567890123被吞', ['6212261234567890123'], '被吞'],
    ['zh', '负责人：刘洋 021-62345678，温度过高', ['刘洋', '021-62345678'], '温度过高'],
    ['zh', '司机孙浩的车沪B·88M66充电中断', ['沪B·88M66'], '充电中断'],
    ['bg', 'Здравейте, Мария Колева съм, екранът не свети', ['Мария Колева'], 'екранът не свети'],
    ['bg', 'Звъннете на 0898765432, помпата тече', ['0898765432'], 'помпата тече'],
    ['bg', 'Магазинът е на ул. Шипка 6, вх. Б, няма ток', ['Шипка 6'], 'няма ток'],
    ['bg', 'Управителят Петър Ангелов иска обяснение за E21', ['Петър Ангелов'], 'E21'],
    ['bg', 'имейл: office.varna@dom-more.bg, хладилникът не студи', ['office.varna@dom-more.bg'], 'не студи'],
    ['bg', 'Г-жа Николова чу силен шум', ['Николова'], 'силен шум'],
    [
      'bg',
      'IBAN BG18RZBB91550123456789, таксата е взета два пъти, няма хартия',
      ['BG18RZBB91550123456789'],
      'няма хартия',
    ],
    ['bg', 'Автомобил СВ1234АХ не се зарежда', ['СВ1234АХ'], 'не се зарежда'],
  ] as const
).map(([locale, text, secrets, kept]) => ({ locale, text, secrets, kept }));
