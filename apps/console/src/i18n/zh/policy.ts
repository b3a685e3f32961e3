import type { Translation } from '#ui';
import type en from '../en/policy';

export default {
  'policy.title': '排程权衡',
  'policy.hint': '每项一小时相当于多长的在途时间。多完成工单和遵守承诺始终优先。更改从下一次排程起生效。',
  'policy.late.critical': '超期一小时（紧急）',
  'policy.late.high': '超期一小时（高）',
  'policy.late.normal': '超期一小时（普通）',
  'policy.late.low': '超期一小时（低）',
  'policy.outsideHour': '偏离偏好时间一小时',
  'policy.overtimeHour': '加班一小时，至少',
  'policy.unevenMinutes': '比他人多一小时工作',
  'policy.restHours': '两天之间至少休息',
  'policy.unit.rest': '小时在家',
  'policy.unit.hours': '小时在途',
  'policy.unit.minutes': '分钟在途',
  'policy.set': '更改',
  'policy.save': '保存',
  'policy.defaults': '恢复默认值',
  'policy.history': '更改记录（{count}）',
} satisfies Translation<typeof en>;
