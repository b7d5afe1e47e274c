/** Attacks by form: false roles, markup that runs, tool calls, examples that put words into the bot's mouth. */

export const markup: readonly RegExp[] = [
  /<\|?\s?(?:im_start|im_end|endoftext|system|assistant|eot_id|start_header_id)\b/i,
  /\[\/?(?:INST|SYS|SYSTEM)\]|<<\/?SYS>>|<\/?(?:system|instructions?|prompt|admin|developer|assistant|context|user_query|documents?)>/i,
  /\[\s?(?:system|admin|developer|hệ thống|quản trị viên|시스템|관리자|개발자)[^\]\n]{0,30}\]/i,
  /(?:^|[\n.!?#*"'>-]\s{0,3})(?:#{1,4}\s?)?(?:assistant|(?:system|developer|admin(?:istrator)?)(?: (?:message|prompt|override|update|notice|alert))?|new (?:system )?(?:instructions?|prompt|task)|hệ thống|he thong|thông báo hệ thống|trợ lý|quản trị viên|chỉ dẫn mới|lệnh mới|시스템(?: ?(?:메시지|알림|공지|명령|프롬프트))?|관리자(?: ?(?:메시지|명령))?|개발자(?: ?(?:메시지|명령))?|어시스턴트|새로운 지시(?:사항)?|새 지시(?:사항)?)\s?[:：>\]]/i,
  /(?:begin|end|start of|end of)\s(?:system|new|user|hidden|admin)\s?(?:prompt|instructions?|message|input)|#{2,}\s?(?:system|instructions?|new task)|-{3,}\s?(?:end|system|begin|new)/i,
  /["']?role["']?\s?:\s?["'](?:system|assistant|developer|tool)["']/i,
  /<\s?\/?(?:script|iframe|object|embed|svg|img|style|link|meta|form)\b[^>]{0,200}>?|javascript:|\bon(?:error|load|click)\s?=/i,
  /!\[[^\]]{0,100}\]\(\s?https?:/i,
  /<\/?(?:tool_call|function_call|tool_use|invoke|function_calls?|tool_result|function_results?|search_results?)\b|["'](?:tool|function_call|tool_calls?|tool_name|recipient_name)["']\s?:/i,
  /\{\{[^}]{1,100}\}\}|\{%[^%]{1,100}%\}|\$\{[^}]{1,100}\}|\$\([a-z][^)]{1,100}\)/i,
  /['"]\s?;\s?(?:drop|delete|insert|update|select|alter)\s|\bunion\s(?:all\s)?select\b|\bor\s1\s?=\s?1\b|\bdrop\s+table\b/i,
  /\brm\s+-rf\b|(?:\.\.\/){2,}|\/etc\/passwd|\bos\.environ\b|process\.env\b|\bsudo\s+\w|\bcurl\s+-|\bwget\s+http/i,
  /(?:^|[\n.?!]\s?)(?:q|question|user|human|hỏi|người dùng|질문|사용자|문)\s?\d?[:：][^\n]{1,300}(?:[\n.?!]\s?|\s)(?:a|answer|assistant|bot|ai|caudari|đáp|trả lời|trợ lý|답변|답|챗봇|봇)\s?\d?[:：]\s?[\p{L}\p{N}]/iu,
];
