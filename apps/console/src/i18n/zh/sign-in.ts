import type { Translation } from '#ui';
import type en from '../en/sign-in';

export default {
  'signIn.title': '登录',
  'signIn.lead': '售后服务，从第一个读数到最后的签字。',
  'signIn.lead2': '设备、报修、调度和工程师，尽在一屏。',
  'signIn.forgot': '忘记密码？',
  'signIn.show': '显示密码',
  'signIn.hide': '隐藏密码',

  'reset.title': '新密码',
  'reset.askTitle': '忘记密码',
  'reset.askLead': '我们会向您的邮箱发送链接，链接短时间内有效。',
  'reset.ask': '发送链接',
  'reset.sent': '如果 {email} 已注册，链接已发出。',
  'reset.lead': '请设置至少十个字符的密码。其他会话将全部退出。',
  'reset.set': '设置密码',
  'reset.done': '密码已设置，请用新密码登录。',
  'reset.back': '返回登录',

  'invitation.title': '邀请',
  'invitation.lead': '{organisation} 邀请您担任{role}。',
  'invitation.email': '您将以 {email} 登录。',
  'invitation.name': '您的姓名',
  'invitation.password': '设置密码',
  'invitation.passwordHint': '至少十个字符，一句短话就很好。',
  'invitation.accept': '接受并开始',
  'invitation.broken': '链接不完整，请重新从邮件中打开。',
} satisfies Translation<typeof en>;
