/** What hurried people abbreviate is spelled out, and nothing else is touched. */

import { expect, test } from 'vitest';
import { spelledOut } from '../../src/answer/shorthand.ts';

test.each([
  ['vi', 'CBCC đc học bn tháng', 'cán bộ công chức được học bao nhiêu tháng'],
  ['vi', 'GoodPy là j', 'GoodPy là gì'],
  ['vi', 'CĐS ở VN', 'chuyển đổi số ở Việt Nam'],
  ['vi', 'dữ liệu dùng chung', 'dữ liệu dùng chung'],
  ['vi', 'QĐ 749', 'quyết định 749'],
  ['vi', 'QĐ'.normalize('NFD'), 'quyết định'],
  ['en', 'Which govt dept', 'Which government department'],
  ['en', 'VN rank pls?', 'Vietnam rank please?'],
  ['en', 'minimum', 'minimum'],
  ['en', 'the constructor of toString', 'the constructor of toString'],
  ['vi', 'constructor', 'constructor'],
  ['ko', '베트남 IT 교육', '베트남 IT 교육'],
  ['en', '', ''],
  ['en', 'What is GOV.UK Chat?', 'What is GOV.UK Chat?'],
  ['en', 'see www.gov.vn.', 'see www.gov.vn.'],
  ['vi', 'Quyết định 749/QĐ-TTg', 'Quyết định 749/QĐ-TTg'],
  ['vi', 'hợp tác VN-HQ.', 'hợp tác Việt Nam-Hàn Quốc.'],
] as const)('%s: %s → %s', (language, text, full) => {
  expect(spelledOut(text, language)).toBe(full);
});
