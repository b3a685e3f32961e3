export default {
  'access.edit': '修改开放时间',
  'access.saved': '{site} 的开放时间已保存',
  'access.only': '仅在特定时间可进入',
  'access.onlyHint': '按站点当地时间（{zone}）。上门都安排在此时间内，包括已在等待的工单。',
  'access.hours': '开放',
  'access.closedDays': '不开放日',
  'access.noClosedDays': '无。可添加节假日、盘点日、夏季停工。',
  'access.closedDay': '不开放的日期',
  'access.addDay': '添加',
  'access.openOn': '{day} 改为开放',
} as const;
