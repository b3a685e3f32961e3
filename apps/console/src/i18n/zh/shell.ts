import type { Translation } from '#ui';
import type en from '../en/shell';

export default {
  'nav.label': '页面',
  'nav.overview': '总览',
  'nav.dispatch': '调度',
  'nav.requests': '报修',
  'nav.workOrders': '工单',
  'nav.equipment': '设备',
  'nav.alerts': '告警',
  'nav.knowledge': '知识库',
  'nav.people': '人员',
  'nav.settings': '设置',
  'nav.more': '更多',

  'shell.notFound': '页面不存在',
  'shell.notFoundHint': '地址可能已失效，或您无权查看其内容。',
  'shell.notYours': '您的角色不能使用此页面',
  'shell.notYoursHint': '如有需要，请联系服务经理。',
  'shell.toStart': '返回首页',
  'shell.person': '您的账户',
  'shell.appearance': '外观',

  'search.title': '搜索',
  'search.open': '搜索设备、工单、报修',
  'search.placeholder': '序列号、工单号、站点、故障……',
  'search.start': '请至少输入两个字符',
  'search.nothing': '未找到“{text}”',
  'search.results': '{count, plural, other {# 条结果}}',
  'search.pages': '页面',
  'search.hint': '方向键选择，回车打开',
  'nav.waiting': '{count} 个等待人工',
} satisfies Translation<typeof en>;
