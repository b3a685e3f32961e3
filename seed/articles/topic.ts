/** One subject in the three languages of the product. */
export interface Topic {
  slug: string;
  family: 'compressor' | 'charger' | 'display' | 'kiosk';
  faultCodes: readonly string[];
  audience: 'customer' | 'engineer';
  en: readonly [title: string, text: string];
  zh: readonly [title: string, text: string];
  bg: readonly [title: string, text: string];
}
