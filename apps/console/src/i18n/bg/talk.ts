import type { Translation } from '#ui';
import type en from '../en/talk';

export default {
  'talk.title': 'Разговор',
  'talk.assistant': 'Асистент',
  'talk.pressed': 'Натиснат бутон',
  'talk.offered': 'На избор:',
  'talk.language': 'Написано на {language}',
  'talk.source.article': 'Статия',
  'talk.source.alert': 'Аларма',
  'talk.source.reading': 'Показание',
  'talk.source.coverage': 'Покритие',
  'talk.source.history': 'Предишен случай',
  'talk.source.text': 'Сигнал',
  'talk.takeOver': 'Поемам',
  'talk.giveBack': 'Връщане на асистента',
  'talk.tookOver': '{number} е при вас; асистентът мълчи',
  'talk.gaveBack': 'Асистентът отново отговаря на {number}',
  'talk.withPerson': 'При {name}',
  'talk.withPeople': 'При човек',
  'talk.withAssistant': 'Отговаря асистентът',
  'talk.reply': 'Отговор до {name}',
  'talk.replyHint': 'Ctrl+Enter изпраща. С това поемате разговора.',
  'talk.asks': 'Изчакване на отговора',
  'talk.send': 'Изпращане',
  'talk.handedOver': 'Предадено на човек',
} satisfies Translation<typeof en>;
