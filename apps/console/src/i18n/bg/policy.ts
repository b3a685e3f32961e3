import type { Translation } from '#ui';
import type en from '../en/policy';

export default {
  'policy.title': 'Какво претеглят плановете',
  'policy.hint':
    'Колко време на път тежи един час от всяко. Повече изпълнени поръчки и спазени обещания винаги са на първо място. Промяната важи от следващия план.',
  'policy.late.critical': 'Час закъснение, критична',
  'policy.late.high': 'Час закъснение, висока',
  'policy.late.normal': 'Час закъснение, нормална',
  'policy.late.low': 'Час закъснение, ниска',
  'policy.outsideHour': 'Час извън предпочитаното време',
  'policy.overtimeHour': 'Час извънреден труд, поне',
  'policy.unevenMinutes': 'Час работа повече от другите',
  'policy.restHours': 'Почивка между два дни, поне',
  'policy.unit.rest': 'часа у дома',
  'policy.unit.hours': 'часа на път',
  'policy.unit.minutes': 'минути на път',
  'policy.set': 'Промени',
  'policy.save': 'Запази',
  'policy.defaults': 'Към стойностите по подразбиране',
  'policy.history': 'Промени ({count})',
} satisfies Translation<typeof en>;
