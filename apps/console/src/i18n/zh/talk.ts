import type { Translation } from '#ui';
import type en from '../en/talk';

export default {
  'talk.title': '会话',
  'talk.assistant': '助手',
  'talk.pressed': '按下的按钮',
  'talk.offered': '可选：',
  'talk.language': '原文语言：{language}',
  'talk.source.article': '文章',
  'talk.source.alert': '告警',
  'talk.source.reading': '读数',
  'talk.source.coverage': '保障',
  'talk.source.history': '以往案例',
  'talk.source.text': '报修',
  'talk.takeOver': '接手',
  'talk.giveBack': '交还给助手',
  'talk.tookOver': '{number} 由您处理，助手不再发言',
  'talk.gaveBack': '助手重新回复 {number}',
  'talk.withPerson': '由 {name} 处理',
  'talk.withPeople': '由人工处理',
  'talk.withAssistant': '由助手回复',
  'talk.reply': '回复 {name}',
  'talk.replyHint': '按 Ctrl+Enter 发送。发送后会话由您处理。',
  'talk.asks': '等待对方答复',
  'talk.send': '发送',
  'talk.handedOver': '已转交人工',
} satisfies Translation<typeof en>;
