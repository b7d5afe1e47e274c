/** What is counted: the words that stand behind or before a number, in three languages, as classes. */

const after: readonly (readonly [string, RegExp])[] = [
  [
    'percent',
    /^\s?(?:%p?|percent(?:age points?)?|per cent|phần trăm|điểm phần trăm|phan tram|퍼센트포인트|퍼센트|프로(?!그|젝|세))/,
  ],
  ['usd', /^\s?(?:usd|us\$|us dollars?|dollars?|đô la(?: mỹ)?|đô-la|(?:미국 ?)?달러)/],
  ['vnd', /^\s?(?:vnd|đồng(?! chí)|dong\b|동(?![가-힣])|베트남 ?동)/],
  ['krw', /^\s?(?:krw|won\b|원(?!칙|장|격|래|인|조|문))/],
  ['eur', /^\s?(?:eur\b|euros?\b|유로)/],
  ['jpy', /^\s?(?:jpy|yen\b|yên\b|엔(?![가-힣]))/],
  ['gbp', /^\s?(?:gbp|pounds?\b|bảng\b|파운드)/],
  ['rank', /^(?:st|nd|rd|th)\b|^\s?(?:위(?!원|한|험|치|해|주|상|반)|등(?!급|록|의|이|을))/],
  [
    'place',
    /^\s?(?:(?:places?|positions?)\b(?! (?:of|where|for|at|were|are|was|with|available|to study|took|had))|bậc(?! (?:đại|học|cao))|계단)/,
  ],
  ['point', /^\s?(?:points?\b|điểm\b|점(?!검|차))/],
  ['month', /^[\s-]?(?:months?\b|tháng\b|개월|달(?!러|성|라))/],
  ['week', /^[\s-]?(?:weeks?\b|tuần\b|주(?:간|일)?(?![가-힣요]))/],
  ['day', /^[\s-]?(?:(?:working |calendar )?days?\b|ngày\b|일(?!본|반|부|정|관|괄|상|자|환))/],
  [
    'hour',
    /^[\s-]?(?:hours?\b|giờ(?![\p{L}])|tiếng(?! (?:anh|việt|hàn))(?![\p{L}])|시간|시(?![가-힣]*[장민])|:\d\d)/u,
  ],
  ['minute', /^[\s-]?(?:minutes?\b|phút\b|분(?!야|기|석|산|류))/],
  ['second', /^[\s-]?(?:seconds\b|giây\b|초(?![가-힣]))/],
  ['year', /^[\s-]?(?:years?\b|năm(?!\s[^\p{L}(])\b|개년|년(?:간)?)/u],
  ['article', /^\s?(?:개 ?조(?!직|치)|조(?!직|치|사|정|원|달|항|율|성)(?![가-힣]{0,1}원))/],
  [
    'people',
    /^\s?(?:(?:[\p{L}-]+\s){0,2}?(?:people|persons?|users|citizens|officials|civil servants|servants|students|trainees|participants|learners|engineers|experts|workers|employees|staff|delegates|lawyers|judges|members|residents|accounts?)\b|(?:lượt )?(?:người|học viên|cán bộ|công chức|viên chức|sinh viên|chuyên gia|kỹ sư|đại biểu|nhân viên|công dân|thẩm phán|đảng viên|thành viên)|명|인(?![가-힣])|여 ?명)/u,
  ],
  [
    'country',
    /^\s?(?:(?:[\p{L}-]+\s)?(?:countries|economies|nations|states)\b|(?:quốc gia|nước|nền kinh tế)|개국|개 ?국가)/u,
  ],
  [
    'company',
    /^\s?(?:(?:[\p{L}-]+\s){0,2}?(?:companies|enterprises|firms|businesses|startups|start-ups)\b|(?:doanh nghiệp|công ty)|개사|개 ?기업)/u,
  ],
  [
    'province',
    /^\s?(?:(?:[\p{L}-]+\s)?(?:provinces|cities|localities)\b|(?:tỉnh|địa phương)|개 ?(?:성|시|지방))/u,
  ],
];
const before: readonly (readonly [string, RegExp])[] = [
  ['usd', /(?:usd|us\$|\$)\s?$/],
  ['vnd', /(?:vnd)\s?$/],
  ['krw', /(?:krw|₩)\s?$/],
  ['eur', /(?:eur|€)\s?$/],
  ['gbp', /(?:gbp|£)\s?$/],
  ['jpy', /(?:jpy|¥)\s?$/],
  [
    'rank',
    /(?:thứ(?: hạng)?|hạng|xếp|ranked|ranks|rank(?: of)?|ranking|no\.|number|vị trí)\s?(?:số |at |in |thứ |hạng )?$/,
  ],
  ['article', /(?:article|điều|art\.)\s?$/],
  ['clause', /(?:clause|khoản)\s?$/],
  ['project', /(?:đề án|de an|project|프로젝트|제안)\s?(?:số |so )?$/],
  ['level', /(?:level|mức độ|mức|cấp độ|phase|stage|giai đoạn|cấp)\s?-?$/],
];

/** Units that change what a number means: they stand in what is cited, or the number does not. */
const strong = new Set([
  'percent',
  'usd',
  'vnd',
  'krw',
  'eur',
  'jpy',
  'gbp',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'year',
  'place',
]);

/** The class of what a number between `head` and `tail` counts. */
export function unitOf(head: string, tail: string): string | undefined {
  const near = tail.slice(0, 40);
  const money = before.find(([, pattern]) => pattern.test(head.slice(-16)));
  if (money && /^(?:usd|vnd|krw|eur|gbp|jpy)$/.test(money[0])) return money[0];
  return after.find(([, pattern]) => pattern.test(near))?.[0] ?? money?.[0];
}

/** Whether a number of unit `said` can rest on one of unit `cited`. */
export function unitsAgree(said: string | undefined, cited: string | undefined): boolean {
  if (said === cited) return true;
  if (said === undefined) return cited === undefined || !strong.has(cited) || isTime(cited);
  if (cited === undefined) return !strong.has(said);
  return !strong.has(said) && !strong.has(cited) && !(counted.has(said) && counted.has(cited));
}

const counted = new Set(['people', 'country', 'company', 'province', 'rank', 'point', 'article']);

function isTime(unit: string): boolean {
  return /^(?:month|week|day|hour|minute|second|year)$/.test(unit);
}
