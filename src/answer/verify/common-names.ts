/** Countries, cities and unions in all three languages: each row is one thing, however it is written. */

const rows: readonly RegExp[] = [
  /việt nam|viet ?nam(?:ese)?|(?<![\p{L}])việt(?= ?[-–])|베트남|월남|한-?베|한·베/giu,
  /hàn quốc|(?<![\p{L}])hàn(?= ?(?:$|[,.;)–-]|việt|và|tại|có))|(?<=[-–] ?)hàn(?![\p{L}])|south korea(?:n)?|republic of korea|(?<!north |north-)\bkoreans?\b|(?<!north )\bkorea\b|\brok\b|한국|대한민국|(?<![가-힣])한-|한·|우리나라/giu,
  /bắc triều tiên|triều tiên|north korea(?:n)?|북한/giu,
  /nhật bản|(?<![\p{L}])nhật(?![\p{L}])|\bjapan(?:ese)?\b|일본/giu,
  /trung quốc|\bchin(?:a|ese)\b|중국/giu,
  /đài loan|taiwan|대만/giu,
  /hoa kỳ|nước mỹ|(?<![\p{L}])Mỹ(?![\p{L}])|\bunited states\b|\bU\.?S\.?A?\b(?!\$)|\bAmericans?\b|미국/gu,
  /vương quốc anh|nước anh|(?<![\p{L}])Anh(?= |,|\.|$)|united kingdom|\bUK\b|\bBrit(?:ain|ish)\b|\bEngl(?:and|ish)\b|영국|영어/gu,
  /Pháp(?! lu| l)|\bFrance\b|\bFrench\b|프랑스/gu,
  /(?<![\p{L}])Đức(?![\p{L}])|\bGerman[y]?\b|독일/gu,
  /(?<![\p{L}])Úc(?![\p{L}])|australia[n]?|호주/giu,
  /canada|canadian|캐나다/giu,
  /singapore(?:an)?|싱가포르/giu,
  /thái lan|\bthai(?:land)?\b|태국/giu,
  /malaysia[n]?|말레이시아/giu,
  /indonesia[n]?|인도네시아/giu,
  /philippine[s]?|필리핀/giu,
  /(?<![\p{L}])lào(?= |,|\.|$)(?! cai)|\blaos\b|\blao(?= pdr)\b|라오스/giu,
  /campuchia|cambodia[n]?|캄보디아/giu,
  /ấn độ|\bindia[n]?\b|인도(?!네시아|적|주의|하|받)/giu,
  /(?<![\p{L}])Nga(?![\p{L}])|\bRussia[n]?\b|러시아/gu,
  /đan mạch|denmark|danish|덴마크/giu,
  /estonia[n]?|에스토니아/giu,
  /phần lan|finland|finnish|핀란드/giu,
  /thụy sĩ|switzerland|swiss|스위스/giu,
  /mông cổ|mongolia[n]?|몽골/giu,
  /sri lanka|스리랑카/giu,
  /brunei|브루나이/giu,
  /myanmar|미얀마/giu,
  /hà nội|ha ?noi|하노이/giu,
  /hồ chí minh(?! \()|hcm\b|\bho chi minh|tphcm|sài gòn|saigon|호찌민|호치민/giu,
  /đà nẵng|da ?nang|다낭/giu,
  /(?<![\p{L}])huế(?![\p{L}])|\bHue\b|후에(?=시|성|에서|의|는 |가 |,|\))/gu,
  /hải phòng|hai phong|하이퐁/giu,
  /cần thơ|can tho|껀터/giu,
  /quảng ninh|quang ninh|꽝닌/giu,
  /nghệ an|nghe an|응에안/giu,
  /thanh hóa|thanh hoa|타인호아/giu,
  /phú thọ|phu tho|푸토/giu,
  /hưng yên|hung yen|흥옌/giu,
  /tây ninh|tay ninh|떠이닌/giu,
  /bắc ninh|bac ninh|박닌/giu,
  /thái nguyên|thai nguyen|타이응우옌/giu,
  /\bseoul\b|서울/giu,
  /\bbusan\b|부산/giu,
  /\bsejong\b|세종/giu,
  /\bdaejeon\b|대전(?!략|환)/giu,
  /\bdaegu\b|대구(?!모|축)/giu,
  /\bincheon\b|인천/giu,
  /\bgwangju\b|광주/giu,
  /\bjeju\b|제주/giu,
  /\btokyo\b|도쿄/giu,
  /\byokosuka\b|요코스카/giu,
  /luân đôn|\blondon\b|런던/giu,
  /\bgeneva\b|제네바/giu,
  /\bnew york\b|뉴욕/giu,
  /\bwashington\b|워싱턴/giu,
  /(?<![\p{L}])Paris(?![\p{L}])|파리(?=에서|의|시)/gu,
  /bangkok|방콕/giu,
  /jakarta|자카르타/giu,
  /bắc kinh|beijing|베이징/giu,
  /liên minh châu âu|\bEU\b|european union|유럽연합/giu,
  /liên hợp quốc|\bLHQ\b|united nations|\bUN\b|유엔/gu,
  /asean|아세안/giu,
  /trí tuệ nhân tạo|\bTTNT\b|artificial intelligence|\bAI\b|인공지능/giu,
  /biên bản ghi nhớ|\bMoUs?\b|memorand(?:um|a) of understanding|양해각서/giu,
  /công nghệ thông tin|\bCNTT\b|information technology|\bIT\b|정보기술/gu,
];

/** Which rows the text names. */
export function commonNamesIn(text: string): Set<number> {
  return new Set(rows.flatMap((pattern, at) => (text.search(pattern) >= 0 ? [at] : [])));
}

/** The rows at the end are abbreviations, not places. */
const abbreviations = 3;

/** Which countries, cities and unions the text names. */
export function placesIn(text: string): Set<number> {
  return new Set([...commonNamesIn(text)].filter((row) => row < rows.length - abbreviations));
}

export interface CommonName {
  row: number;
  start: number;
  end: number;
}

export function commonNameSpans(text: string): CommonName[] {
  return rows.flatMap((pattern, row) =>
    [...text.matchAll(pattern)].map((match) => ({
      row,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
