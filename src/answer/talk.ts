/** Recognises what is no question for the knowledge: small talk, and everyday matters of other fields. */

import { compact, plain } from '../text.ts';

export type Talk = 'question' | 'greeting' | 'thanks' | 'goodbye' | 'about-me' | 'help' | 'outside';

/** Whom one greets or thanks, and the little words of courtesy after it. */
const courtesy =
  '(?: (?:ban|anh|chi|em|co|ad|admin|bot|caudari|moi nguoi|nhe|nha|nhi|a|ah|oi|nhieu|rat|lam|luon|there|all|everyone|so much|very much|a lot|again))*';
const hello =
  'xin chao|chao buoi (?:sang|trua|chieu|toi)|chao|alo|hello|hi|hey|good (?:morning|afternoon|evening)';
const helloKorean = '(?:안녕하세요|안녕하십니까|안녕|하이|헬로)';

const small: readonly (readonly [Exclude<Talk, 'question' | 'outside'>, RegExp, RegExp])[] = [
  [
    'greeting',
    new RegExp(`^(?:${hello})${courtesy}$`),
    new RegExp(`^(?:${helloKorean}|반갑습니다|반가워요|처음뵙겠습니다)(?:카우다리(?:야|님)?)?$`),
  ],
  [
    'thanks',
    new RegExp(
      '^(?:(?:ok|oke|okay|vang|da|got it|great|perfect|tuyet voi|hay qua) )?(?:xin |rat |minh |toi |em |many |great )*' +
        `(?:cam on|thanks|thank you|tks|thx|cheers)${courtesy}` +
        '(?: for (?:your|the|all|this)(?: \\w+)? (?:help|answers?|info|information|support|reply)| vi da (?:giup|ho tro|tra loi).{0,12})?$' +
        `|^(?:tuyet voi|hay qua|tot lam|great|perfect|good job|well done|awesome)${courtesy}$`,
    ),
    /^(?:네|넵|예|아|정말|너무|대단히|매우|진심으로|답변|도움|도와주셔서|도와줘서|알려주셔서|알려줘서|알겠습니다)*(?:감사합니다|감사해요|감사드립니다|감사드려요|감사|고마워|고마워요|고맙습니다|땡큐|잘했어요|좋아요|최고예요)(?:카우다리)?$/,
  ],
  [
    'goodbye',
    new RegExp(
      `^(?:(?:chao )?tam biet|bye bye|bye|goodbye|hen gap lai|see you(?: later| soon)?|good night)${courtesy}$`,
    ),
    /^(안녕히계세요|안녕히가세요|잘가|잘가요|잘있어|바이|다음에봐요|수고하세요|수고하셨습니다)$/,
  ],
  [
    'about-me',
    /^(?:(?:ban|em|may|bot|caudari) (?:la ai|ten gi|ten la gi|la gi|co phai (?:la )?(?:nguoi|robot|bot|ai).*)|who are you|what are you|are you (?:a |an )?(?:human|person|bot|robot|ai|real).*|what is your name|what s your name|who made you|ai tao ra ban|caudari la gi|what is caudari|ban la (?:nguoi|robot|bot|may) (?:hay|a|phai khong).*)(?: vay| the| a| nhi)?$/,
    /^(넌?너는?누구(야|니|세요)?|누구세요|누구십니까|당신은누구(세요|입니까|인가요)?|이름이(뭐야|뭐예요|뭔가요|무엇인가요)|사람(이에요|인가요|입니까|이야)|로봇(이야|이에요|인가요)|카우다리(가|는)?(뭐야|뭐예요|뭔가요|무엇인가요)|너는뭐야|뭐하는봇이(야|에요|죠))$/,
  ],
  [
    'help',
    /^(help|tro giup|huong dan|giup (toi|minh|em|voi)|(ban|bot|em|caudari) (co the )?(lam|giup|tra loi|biet) (duoc )?(gi|nhung gi|duoc gi).*|what can (you|i) (do|ask|help).*|what do you (know|do|cover)( about)?|how (do|can) i use (you|this|it)|ban lam duoc gi|hoi gi duoc|toi co the hoi (ban )?(gi|nhung gi).*|how does this work|can you help me|help me|what can you help (me )?with)$/,
    /^(도움말|도와줘|도와주세요|도와줄수있(어|나요|어요)|사용법|뭘?할수있(어|나요|어요|니|습니까)|무엇을할수있(나요|어요|습니까)|뭐할수있(어|나요|어요)|무엇을물어볼수있(나요|어요)|어떻게사용하(나요|죠|는거야)|무슨질문을?할수있(나요|어요))$/,
  ],
];

/** "Xin chào, bạn là ai?": what follows the greeting is looked at too, with and without whom it greets. */
const greeted = [
  new RegExp(`^(?:${hello}) `),
  new RegExp(`^(?:${hello})(?: (?:ban|anh|chi|em|ad|admin|bot|caudari|there|all)) `),
];
const greetedKorean = new RegExp(`^${helloKorean}(?:카우다리님?)?`);

/** Everyday matters that no part of the knowledge is about, whatever names stand beside them. */
const outsideWords =
  /\b(thoi tiet|nhiet do hom nay|co mua khong|weather|temperature|(?<!quoc )gia vang|gold price|ty gia|ti gia|exchange rate|gia co phieu|co phieu|chung khoan|share price|stock price|stock market|stocks?|bitcoin|crypto\w*|xo so|lottery|bong da|world cup|football|soccer|ket qua tran|ve may bay|(?<!quoc )gia ve|flight|flights|airfare|khach san|hotel|hotels|nha hang|restaurant|restaurants|mon an|nau an|cong thuc nau|recipe|recipes|nau (pho|bun|com|canh|ga|thit)|cook|cooking|phim|movie|movies|bai hat|ca si|song|lyrics|girlfriend|boyfriend|nguoi yeu|tinh yeu|boi toan|tu vi|horoscope|giam can|lose weight|dieu tri|trieu chung|symptoms?|chua benh|thuoc tri|medicine|headache|dau dau|don xin|viet (giup|ho|cho) (toi|minh|em)? ?(mot )?(don|bai|tho|thu|email)|leave request|write (me )?(a|an) (poem|essay|story|letter|email|song)|lam tho|poem|joke|ke chuyen|chuyen cuoi|bau cu|bo phieu|vote|election|dich (giup|ho)|translate|giai (toan|phuong trinh)|solve|thue thu nhap|income tax|tax return|quyet toan thue|khai thue|python code|viet code|mua nha|real estate|bat dong san|(?<!quoc )gia nha|gia xang|visa|ho chieu|passport)\b/;
const outsideKorean =
  /(날씨|기온|비가오|환율|금값|주가|주식|증시|코인|비트코인|로또|복권|축구|야구|월드컵|경기결과|비행기표|항공권|항공료|호텔예약|호텔추천|맛집|음식점|요리법|레시피|끓이는법|만드는법을|영화추천|노래|가사|아이돌|드라마|연애|여자친구|남자친구|운세|사주|다이어트|두통|증상|치료법|약을먹|휴가신청서|사직서|시를써|소설을써|편지를써|이메일을써|농담|선거|투표|찍어야|번역해|방정식|소득세|연말정산|세금신고|코드를짜|부동산|아파트|집값|기름값|비자신청|여권)/;

export function kindOfTalk(text: string): Talk {
  const words = plain(text);
  const letters = compact(text);
  const parts = [words, ...greeted.map((opening) => words.replace(opening, ''))];
  const korean = [letters, letters.replace(greetedKorean, '')];
  for (const [talk, latin, hangul] of small) {
    if (parts.some((part) => latin.test(part)) || korean.some((part) => hangul.test(part))) return talk;
  }
  return outsideWords.test(words) || outsideKorean.test(letters) ? 'outside' : 'question';
}
