import type { Translation } from '#ui';
import type en from '../en/meaning';

export default {
  'meaning.title': '语义检索',
  'meaning.none':
    '在检索、分诊和对话中，文章按词语查找，跨语言时借助术语表。在端点配置嵌入模型（OPENAI_EMBEDDING_MODEL）后，还可按含义查找。',
  'meaning.embedded': '{articles} 篇文章的 {pieces} 个片段中，{embedded} 个可按含义检索',
  'meaning.used': '本月 {tokens} 个令牌',
  'meaning.fails': '最近一次调用失败：{why}。检索、分诊和回复仅按词语进行。',
  'meaning.check': '测试',
  'meaning.now': '立即继续',
  'meaning.anew': '全部重新生成',
  'meaning.begun': '正在处理文章，需要几分钟。',
  'meaning.dimension': '每段文本 {count} 维',
  'meaning.joinsLanguages': '能识别其他语言的相同含义',
  'meaning.oneLanguage': '此模型无法识别其他语言的相同含义。其他语言的文章只能通过术语表找到。',
  'meaning.otherDimension': '端点现在返回 {now} 维，已存储的是 {dimension} 维：请全部重新生成。',
  'meaning.searched': '按词语和含义检索',
  'meaning.wordsAlone': '仅按词语检索：语义检索目前没有响应',
  'meaning.notYet': '仅按词语检索：文章尚未准备好语义检索',
} satisfies Translation<typeof en>;
