/** Real Bulgarian towns: name, WGS-84 position, weight by size, and which service partner's region they are in. */
export interface Town {
  name: string;
  bg: string;
  lat: number;
  lng: number;
  weight: number;
  region: 'own' | 'coast' | 'south';
}
const town = (
  name: string,
  bg: string,
  lat: number,
  lng: number,
  weight: number,
  region: Town['region'] = 'own',
): Town => ({ name, bg, lat, lng, weight, region });

export const towns: readonly Town[] = [
  town('Sofia', 'София', 42.6977, 23.3219, 70),
  town('Plovdiv', 'Пловдив', 42.1354, 24.7453, 28, 'south'),
  town('Varna', 'Варна', 43.2141, 27.9147, 26, 'coast'),
  town('Burgas', 'Бургас', 42.5048, 27.4626, 18, 'coast'),
  town('Ruse', 'Русе', 43.8356, 25.9657, 12),
  town('Stara Zagora', 'Стара Загора', 42.4258, 25.6345, 12, 'south'),
  town('Pleven', 'Плевен', 43.417, 24.6067, 9),
  town('Sliven', 'Сливен', 42.6817, 26.3229, 7),
  town('Dobrich', 'Добрич', 43.5726, 27.8273, 7, 'coast'),
  town('Shumen', 'Шумен', 43.2712, 26.9361, 7),
  town('Pernik', 'Перник', 42.6052, 23.0378, 6),
  town('Haskovo', 'Хасково', 41.9344, 25.5556, 7, 'south'),
  town('Yambol', 'Ямбол', 42.4842, 26.5035, 5),
  town('Pazardzhik', 'Пазарджик', 42.1928, 24.3336, 6, 'south'),
  town('Blagoevgrad', 'Благоевград', 42.0209, 23.0943, 7),
  town('Veliko Tarnovo', 'Велико Търново', 43.0757, 25.6172, 7),
  town('Vratsa', 'Враца', 43.2102, 23.5529, 5),
  town('Gabrovo', 'Габрово', 42.8742, 25.3186, 5),
  town('Asenovgrad', 'Асеновград', 42.0086, 24.8736, 4, 'south'),
  town('Vidin', 'Видин', 43.9962, 22.8679, 4),
  town('Kazanlak', 'Казанлък', 42.6244, 25.3929, 5),
  town('Kardzhali', 'Кърджали', 41.6338, 25.3777, 4, 'south'),
  town('Kyustendil', 'Кюстендил', 42.2869, 22.6939, 4),
  town('Montana', 'Монтана', 43.4085, 23.2257, 4),
  town('Dimitrovgrad', 'Димитровград', 42.0594, 25.5931, 3, 'south'),
  town('Targovishte', 'Търговище', 43.2512, 26.5722, 3),
  town('Lovech', 'Ловеч', 43.137, 24.7142, 3),
  town('Silistra', 'Силистра', 44.1171, 27.2606, 3),
  town('Razgrad', 'Разград', 43.5333, 26.5167, 3),
  town('Smolyan', 'Смолян', 41.5774, 24.7011, 3, 'south'),
  town('Petrich', 'Петрич', 41.3983, 23.2068, 2),
  town('Sandanski', 'Сандански', 41.5667, 23.2833, 2),
  town('Samokov', 'Самоков', 42.337, 23.5528, 2),
  town('Svishtov', 'Свищов', 43.6188, 25.3455, 2),
  town('Lom', 'Лом', 43.8276, 23.2369, 2),
  town('Nessebar', 'Несебър', 42.6587, 27.7361, 3, 'coast'),
  town('Bansko', 'Банско', 41.8383, 23.4885, 2),
  town('Balchik', 'Балчик', 43.4217, 28.1617, 2, 'coast'),
];

export const streets = [
  'Vitosha Blvd',
  'Hristo Botev Blvd',
  'Vasil Levski St',
  'Tsar Simeon St',
  'Knyaz Boris I St',
  'Bulgaria Blvd',
  'Slivnitsa Blvd',
  'Aleksandrovska St',
  'Ivan Vazov St',
  'Cherni Vrah Blvd',
  'Stefan Stambolov St',
  '6th September Blvd',
  'Georgi Rakovski St',
  'Tsarigradsko Shose Blvd',
  'Industrial Zone',
  'Maria Luiza Blvd',
] as const;

export const customers = [
  { name: 'Rila Markets', site: 'Rila Market', families: ['kiosk', 'display'] },
  { name: 'Balkan Retail Group', site: 'Balkan Store', families: ['display', 'kiosk'] },
  { name: 'Trakia Logistics', site: 'Trakia Hub', families: ['compressor', 'charger'] },
  { name: 'Sredna Gora Foods', site: 'Sredna Gora Plant', families: ['compressor'] },
  { name: 'Pirin Beverages', site: 'Pirin Bottling', families: ['compressor'] },
  { name: 'Danube Glass', site: 'Danube Works', families: ['compressor'] },
  { name: 'Black Sea Hotels', site: 'Hotel', families: ['charger', 'display'] },
  { name: 'EcoCharge Bulgaria', site: 'EcoCharge Park', families: ['charger'] },
  { name: 'Volta Parking', site: 'Volta Garage', families: ['charger', 'kiosk'] },
  { name: 'City Mobility Sofia', site: 'Mobility Point', families: ['kiosk', 'charger'] },
  { name: 'Orpheus Cinemas', site: 'Orpheus Cinema', families: ['display', 'kiosk'] },
  { name: 'Madara Fuel', site: 'Madara Station', families: ['charger', 'kiosk'] },
  { name: 'Rose Valley Cosmetics', site: 'Rose Valley Factory', families: ['compressor'] },
  { name: 'Union Bank Branches', site: 'Union Branch', families: ['kiosk', 'display'] },
  { name: 'Strandzha Wood', site: 'Strandzha Mill', families: ['compressor'] },
  { name: 'Perperikon Tourism', site: 'Visitor Centre', families: ['kiosk', 'display'] },
  { name: 'Medika Clinics', site: 'Medika Clinic', families: ['kiosk', 'display'] },
  { name: 'Aero Terminal Services', site: 'Terminal', families: ['kiosk', 'display', 'charger'] },
] as const;
