import type { Translation } from '#ui';
import type en from '../en/sign-in';

export default {
  'signIn.title': 'Вход',
  'signIn.lead': 'Следпродажбен сервиз – от първото показание до последния подпис.',
  'signIn.lead2': 'Оборудване, заявки, диспечиране и инженери на един екран.',
  'signIn.forgot': 'Забравена парола?',
  'signIn.show': 'Покажи паролата',
  'signIn.hide': 'Скрий паролата',

  'reset.title': 'Нова парола',
  'reset.askTitle': 'Забравена парола',
  'reset.askLead': 'Ще изпратим връзка на вашия адрес. Валидна е само за кратко.',
  'reset.ask': 'Изпрати връзката',
  'reset.sent': 'Ако има профил за {email}, връзката вече пътува.',
  'reset.lead': 'Изберете парола от поне десет знака. Всички други сесии се прекратяват.',
  'reset.set': 'Задай паролата',
  'reset.done': 'Паролата е зададена. Влезте с нея.',
  'reset.back': 'Обратно към входа',

  'invitation.title': 'Покана',
  'invitation.lead': '{organisation} ви кани като {role}.',
  'invitation.email': 'Ще влизате с {email}.',
  'invitation.name': 'Вашето име',
  'invitation.password': 'Изберете парола',
  'invitation.passwordHint': 'Поне десет знака. Кратко изречение е добър избор.',
  'invitation.accept': 'Приеми и започни',
  'invitation.broken': 'Връзката е непълна. Отворете я отново от писмото.',
} satisfies Translation<typeof en>;
