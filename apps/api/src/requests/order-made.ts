import type { Locale } from '#contracts';

/** What the customer reads in the conversation once a work order was made of the report. */
export const orderMade: Record<Locale, string> = {
  en: 'Work order {number} was made of your report. You see here when somebody comes.',
  zh: '已根据您的报修创建工单 {number}。上门时间将在此显示。',
  bg: 'По вашия сигнал е създадена поръчка {number}. Тук ще видите кога ще дойде човек.',
};
