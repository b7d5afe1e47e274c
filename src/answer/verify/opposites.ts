/** Words that turn a claim round when exchanged, as pairs of sides in three languages. */

import type { Language } from '../../nouns.ts';

export interface Opposites {
  name: string;
  /** A side that nothing cited says is refused even where the other side is not said either. */
  strict?: true;
  /** Looked at only where a sentence is close to what it cites: elsewhere the other side may say the same. */
  closeOnly?: true;
  /** Bounds of numbers and dates: none may be added. */
  bound?: true;
  sides: readonly [Readonly<Record<Language, RegExp>>, Readonly<Record<Language, RegExp>>];
}

const en = (words: string) => new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}])`, 'giu');
const vi = en;
const ko = (words: string) => new RegExp(`(?:${words})`, 'gu');

export const opposites: readonly Opposites[] = [
  {
    name: 'up or down',
    strict: true,
    sides: [
      {
        en: en(
          'rise[sn]?|rose|rising|increas\\w*|grow\\w*|grew|growth|gain\\w*|climb\\w*|(?<!set |sets |follow(?:ed|s)? |made |make |take |took |sign(?:ed)? |start(?:ed)? |back |line |scale |scaled )up(?! to| until)|improv\\w*|jump\\w*|moved up|went up|upward|advanc\\w+|expand\\w*|higher|raise\\w*',
        ),
        vi: vi(
          'tăng(?! cường)|tăng lên|nâng|đi lên|cải thiện|vươn lên|lên (?:thứ|hạng|vị)|mở rộng|thăng hạng|cao hơn',
        ),
        ko: ko(
          '상승|증가|올라|올랐|오른|오르|올리|늘어|늘었|늘린|늘리|늘고|향상|개선|성장|확대|높아|높였|높이|도약|뛰어',
        ),
      },
      {
        en: en(
          'fall[s]?|fell|fallen|falling|decreas\\w*|declin\\w*|drop\\w*|(?<!lays |laid |lay |break |broke |breaks |shut |close[ds]? |write |wrote )down|slip\\w*|los[et]\\w*|shr[aiu]nk\\w*|reduc\\w*|lower\\w*|worse\\w*|downward|cut\\w*|slid\\w*',
        ),
        vi: vi('giảm|tụt|sụt|đi xuống|xuống (?:thứ|hạng|còn|vị)|hạ|thu hẹp|thấp hơn|rớt|lùi|cắt giảm'),
        ko: ko('하락|감소|떨어|내려|내렸|줄어|줄었|줄인|줄이|축소|악화|낮아|낮췄|낮추|밀려|후퇴|단축|절감'),
      },
    ],
  },
  {
    name: 'more or less',
    bound: true,
    sides: [
      {
        en: en(
          'more than|over|above|exceed\\w*|at least|minimum|no less than|or more|upwards of|not below|or older',
        ),
        vi: vi('hơn(?! nữa)|trên \\d[\\d.,]*|vượt|ít nhất|tối thiểu|không dưới|trở lên|không ít hơn'),
        ko: ko('이상|초과|넘는|넘어|넘은|넘었|최소|적어도|여 ?명|웃도|상회|넘긴'),
      },
      {
        en: en(
          'less than|under|below|at most|maximum|no more than|or less|fewer than|up to|not exceed\\w*|or younger|not over|within',
        ),
        vi: vi('dưới|chưa đến|chưa tới|tối đa|không quá|nhiều nhất|trở xuống|gần'),
        ko: ko('이하|미만|최대|못 ?미치|밑도|하회|이내|넘지|에 그'),
      },
    ],
  },
  {
    name: 'before or after',
    sides: [
      {
        en: en('before|prior to|until|earlier|ahead of|preced\\w*'),
        vi: vi('trước(?! (?:hết|mắt|tiên))|đến hết|cho đến|trước khi'),
        ko: ko('이전|전에|까지|앞서|앞두고'),
      },
      {
        en: en(
          'after|since|following|later|from(?= (?:\\d|january|february|march|april|may|june|july|august|september|october|november|december))|succeed\\w*',
        ),
        vi: vi('sau(?! đại học)|kể từ|từ(?= (?:ngày|tháng|năm|\\d))'),
        ko: ko('이후|이래|부터|후에|뒤에|뒤를|다음'),
      },
    ],
  },
  {
    name: 'in force or not',
    sides: [
      {
        en: en(
          'in force|takes? effect|took effect|effective|valid|still applies|remains? in force|applies|enters? into force|came into force',
        ),
        vi: vi('có hiệu lực|còn hiệu lực|đang áp dụng|được áp dụng'),
        ko: ko('시행|발효|유효|적용'),
      },
      {
        en: en(
          'expired|repealed|abolished|no longer in force|ceased|lapsed|annulled|revoked|scrapped|cancelled',
        ),
        vi: vi('hết hiệu lực|bãi bỏ|chấm dứt|hủy bỏ|bị hủy|không còn hiệu lực|ngừng hiệu lực'),
        ko: ko('폐지|실효|만료|효력을 잃|취소|철회|종료'),
      },
    ],
  },
  {
    name: 'highest or lowest',
    sides: [
      {
        en: en('highest|largest|biggest|most|best|top|leading|leads?|led|first|strongest'),
        vi: vi('cao nhất|lớn nhất|nhiều nhất|tốt nhất|dẫn đầu|đứng đầu|nhanh nhất|sớm nhất|đầu tiên'),
        ko: ko('가장 높|가장 큰|가장 많|최고|최대|1위|선두|최상위|가장 빠|첫'),
      },
      {
        en: en('lowest|smallest|least|worst|bottom|last place|weakest|fewest'),
        vi: vi('thấp nhất|nhỏ nhất|ít nhất|kém nhất|cuối bảng|đứng cuối|chậm nhất|muộn nhất|cuối cùng'),
        ko: ko('가장 낮|가장 작|가장 적|최저|최하위|꼴찌|가장 느|마지막'),
      },
    ],
  },
  {
    name: 'higher or lower',
    sides: [
      {
        en: en(
          'higher|above|ahead of|better|larger|greater|bigger|faster|sooner|outrank\\w*|surpass\\w*|overt[oa][ok]\\w*',
        ),
        vi: vi('cao hơn|lớn hơn|tốt hơn|nhiều hơn|vượt|nhanh hơn|sớm hơn|xếp trên|đứng trên'),
        ko: ko('보다 높|보다 큰|보다 많|보다 앞|앞선|앞섰|능가|웃돌|제치|더 높|더 많'),
      },
      {
        en: en('lower|below|behind|worse|smaller|fewer|less|slower|later|trail\\w*'),
        vi: vi('thấp hơn|nhỏ hơn|kém hơn|ít hơn|chậm hơn|muộn hơn|xếp dưới|đứng sau|kém|sau'),
        ko: ko('보다 낮|보다 작|보다 적|보다 뒤|뒤진|뒤졌|뒤처|밑돌|더 낮|더 적|이어'),
      },
    ],
  },
  {
    name: 'allowed or forbidden',
    sides: [
      {
        en: en('allow\\w*|permit\\w*|may|entitled|authori[sz]e\\w*|legal'),
        vi: vi('được phép|cho phép|được quyền|hợp pháp|có thể'),
        ko: ko('허용|허가|할 수 있|가능|권한|허락'),
      },
      {
        en: en(
          'prohibit\\w*|ban(?:s|ned)?|forbid\\w*|forbade|must not|may not|illegal|not allowed|not permitted|cannot',
        ),
        vi: vi('cấm|nghiêm cấm|không được(?! \\w+ (?:nêu|thể|công|xác))|bất hợp pháp|không cho phép'),
        ko: ko('금지|해서는 안|할 수 없|불법|불허|서는 안'),
      },
    ],
  },
  {
    name: 'start or end',
    sides: [
      {
        en: en(
          'start\\w*|beg[aiu]n\\w*|launch\\w*|open\\w*|found\\w*|establish\\w*|creat\\w*|set up|inaugurat\\w*',
        ),
        vi: vi('bắt đầu|khởi động|khai trương|ra mắt|thành lập|khai mạc|mở|khởi đầu|phát động|triển khai'),
        ko: ko('시작|출범|신설|개소|설립|개시|개막|착수|출시|창설|개통|개원|설치|발족'),
      },
      {
        en: en(
          'ended|ends?|ending|clos(?:e|es|ed|ing|ure)|terminat\\w*|shut|conclud\\w*|dissol\\w*|abolish\\w*|finish\\w*|complet\\w*|stopp\\w*|wind up',
        ),
        vi: vi('kết thúc|đóng cửa|chấm dứt|giải thể|bế mạc|bãi bỏ|dừng|ngừng|hoàn thành|đóng'),
        ko: ko('종료|폐쇄|폐지|해산|폐막|중단|끝|마감|완료|철수|문을 닫|폐원'),
      },
    ],
  },
  {
    name: 'replaces or is replaced',
    closeOnly: true,
    sides: [
      {
        en: en('replaces|replacement for|supersedes|succeeds'),
        vi: vi('(?<!được |bị )thay thế(?! bởi)|thay cho'),
        ko: ko('대체합|대체하였|대체했|대신하'),
      },
      {
        en: en('replaced by|superseded by|gave way to|succeeded by'),
        vi: vi('(?:được|bị) thay thế|thay thế bởi'),
        ko: ko('대체되|대체됐|대체될'),
      },
    ],
  },
  {
    name: 'shorter or longer',
    sides: [
      {
        en: en('shorten\\w*|shorter|faster|quicker|speed\\w* up'),
        vi: vi('rút ngắn|ngắn hơn|nhanh hơn'),
        ko: ko('단축|짧아|앞당'),
      },
      {
        en: en('extend\\w*|extension|lengthen\\w*|longer|prolong\\w*|delay\\w*'),
        vi: vi('kéo dài|gia hạn|dài hơn|chậm lại'),
        ko: ko('연장|길어|늦춰|지연'),
      },
    ],
  },
  {
    name: 'agreed or refused',
    sides: [
      {
        en: en(
          'agree[ds]?|accept\\w*|approv\\w*|support\\w*|endors\\w*|adopt\\w*|passed|back(?:s|ed)|welcom\\w*|confirm\\w*',
        ),
        vi: vi('đồng ý|chấp nhận|phê duyệt|ủng hộ|thông qua|tán thành|nhất trí|xác nhận|hoan nghênh'),
        ko: ko('동의|수락|승인|지지|찬성|채택|의결|합의|환영|확인|통과'),
      },
      {
        en: en(
          'reject\\w*|refus\\w*|oppos\\w*|object\\w*|veto\\w*|den(?:y|ies|ied)|turned down|disagree\\w*|disput\\w*',
        ),
        vi: vi('từ chối|bác bỏ|phản đối|phủ quyết|phủ nhận|không đồng ý|không nhất trí|không thống nhất'),
        ko: ko('거부|거절|반대|기각|부결|부인|반발|부정'),
      },
    ],
  },
  {
    name: 'mandatory or voluntary',
    sides: [
      {
        en: en('mandatory|compulsory|binding|obligatory|obliges?|required'),
        vi: vi('bắt buộc'),
        ko: ko('의무|필수|구속력|강제'),
      },
      {
        en: en('voluntary|optional|non-binding|encourag\\w*|recommend\\w*'),
        vi: vi('tự nguyện|khuyến khích|tùy chọn|không bắt buộc|khuyến nghị'),
        ko: ko('자율|자발|권장|권고|선택|임의'),
      },
    ],
  },
  {
    name: 'free or paid',
    sides: [
      {
        en: en('free of charge|for free|free|no fee|no cost|without charge|fully funded'),
        vi: vi('miễn phí|không mất phí|không thu phí'),
        ko: ko('무료|무상|비용 없이|전액 지원'),
      },
      {
        en: en('paid|fee[s]?|charged?|tuition|cost[s]?|pay'),
        vi: vi('có phí|thu phí|mất phí|học phí|trả phí|phí'),
        ko: ko('유료|유상|수수료|등록금|자부담|비용'),
      },
    ],
  },
  {
    name: 'public or private',
    sides: [
      {
        en: en('public(?:ly)?|state-owned|government-run|state'),
        vi: vi('công khai|khu vực công|nhà nước|công lập'),
        ko: ko('공공|공개|국영|국립|정부'),
      },
      {
        en: en('private(?:ly)?|confidential|secret|privately'),
        vi: vi('tư nhân|bí mật|riêng tư|không công khai'),
        ko: ko('민간|비공개|기밀|사립|비밀|사기업'),
      },
    ],
  },
  {
    name: 'central or local',
    sides: [
      {
        en: en('central|national|nationwide'),
        vi: vi('trung ương|cấp quốc gia|toàn quốc|cả nước'),
        ko: ko('중앙|전국|국가'),
      },
      {
        en: en('local|provincial|communal|district'),
        vi: vi('địa phương|cấp tỉnh|cấp xã|cấp huyện'),
        ko: ko('지방|지역|성급|사급|현급'),
      },
    ],
  },
  {
    name: 'online or in person',
    sides: [
      {
        en: en('online|virtual(?:ly)?|remote(?:ly)?|by video'),
        vi: vi('trực tuyến|từ xa|qua mạng'),
        ko: ko('온라인|비대면|화상|원격'),
      },
      {
        en: en('in person|face to face|offline|on site|in-person|on-site'),
        vi: vi('trực tiếp|tại chỗ|mặt đối mặt'),
        ko: ko('대면|오프라인|현장|집합'),
      },
    ],
  },
];
