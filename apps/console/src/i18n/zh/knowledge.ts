import type { Translation } from '#ui';
import type en from '../en/knowledge';

export default {
  'knowledge.list': '文章',
  'knowledge.article': '文章',
  'knowledge.search': '搜索词语、代码、现象',
  'knowledge.language': '语言',
  'knowledge.models': '型号',
  'knowledge.allModels': '所有型号',
  'knowledge.faults': '故障',
  'knowledge.for.customer': '面向客户',
  'knowledge.for.engineer': '面向工程师',
  'knowledge.changed': '更新于',
  'knowledge.back': '全部文章',
  'knowledge.none': '暂无文章',
  'knowledge.noneHint': '帮助客户和工程师排除故障的内容会显示在这里。',
  'knowledge.choose': '请选择一篇文章',
} satisfies Translation<typeof en>;
