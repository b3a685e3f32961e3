import type { Translation } from '#ui';
import type en from '../en/classes';

export default {
  'classes.title': '按类别统计会话',
  'classes.about': '客户最近 {weeks} 周的报修，按问题类别统计：助手独立解决多少，哪些需要人工。',
  'classes.none': '尚无会话',
  'classes.untriaged': '未分类',
  'classes.solved': '助手独立解决',
  'classes.withPerson': '由人工处理',
  'classes.rest': '其他',
  'classes.figures': '共 {total}，其中 {share} 由助手独立解决',
  'classes.week': '{day} 当周：共 {total}，独立解决 {solved}，人工 {withPerson}',
} satisfies Translation<typeof en>;
