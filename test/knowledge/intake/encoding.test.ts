/** Encodings: what Korean and Vietnamese offices wrote before Unicode is read as what it says. */

import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../knowledge/intake/encoding/decode.ts';
import { legacyConversion, withoutLegacy } from '../../../knowledge/intake/encoding/legacy.ts';
import { fromTcvn3 } from '../../../knowledge/intake/encoding/tcvn3.ts';
import { fromVni } from '../../../knowledge/intake/encoding/vni.ts';

/** Every letter of Vietnamese, so that a hole in a table shows. */
const every = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ';
const law =
  'Luật này quy định về giao dịch điện tử trong hoạt động của các cơ quan nhà nước, lĩnh vực dân sự';

describe('the tables', () => {
  test.each([
    ['Quèc héi n­íc Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Quốc hội nước Cộng hoà xã hội chủ nghĩa Việt Nam'],
    ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
    ['NghÞ ®Þnh sè 26/2007/N§-CP', 'Nghị định số 26/2007/NĐ-CP'],
  ])('TCVN3 %s', (typed, meant) => expect(fromTcvn3(typed)).toBe(meant));

  test.each([
    [
      'Quoác hoäi nöôùc Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam',
      'Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam',
    ],
    ['Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
    ['COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    [
      'kyõ thuaät, baèng caáp, daãn ñeán, thuûy lôïi, ngöôøi, luõy',
      'kỹ thuật, bằng cấp, dẫn đến, thủy lợi, người, lũy',
    ],
  ])('VNI %s', (typed, meant) => expect(fromVni(typed)).toBe(meant));

  test('each letter of Vietnamese comes back from both', () => {
    expect([...every].filter((letter) => fromTcvn3(toTcvn3(letter)) !== letter)).toEqual([]);
    expect([...every].filter((letter) => fromVni(toVni(letter)) !== letter)).toEqual([]);
  });
});

describe('recognising', () => {
  test('TCVN3 and VNI text is converted, Unicode, French and English stay', () => {
    expect(legacyConversion(toTcvn3(law))?.(toTcvn3(law))).toBe(law);
    expect(legacyConversion(toVni(law))?.(toVni(law))).toBe(law);
    expect(legacyConversion(law)).toBeUndefined();
    expect(
      legacyConversion(
        'Le résumé déposé à Genève était prêt; où est la forêt brûlée, naïve élève ? Très bientôt là-bas, hélas.',
      ),
    ).toBeUndefined();
    expect(legacyConversion('The programme is on schedule.')).toBeUndefined();
  });

  test('a document that mixes both keeps its Unicode blocks', () => {
    const blocks = withoutLegacy([
      { kind: 'heading', level: 1, text: 'Điều 1. Phạm vi điều chỉnh' },
      { kind: 'paragraph', text: toTcvn3(law) },
      { kind: 'table', rows: [[toTcvn3('Số thứ tự'), toTcvn3('Họ và tên')]] },
    ]);
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: 'Điều 1. Phạm vi điều chỉnh' },
      { kind: 'paragraph', text: law },
      { kind: 'table', rows: [['Số thứ tự', 'Họ và tên']] },
    ]);
  });
});

describe('bytes', () => {
  const korean = '인공지능의 건전한 발전과 신뢰 기반 조성에 필요한 기본적인 사항을 규정한다.';

  test.each([
    ['UTF-8', Buffer.from(law)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${law}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${law}`, 'utf16le')],
    ['UTF-16LE without', Buffer.from(law, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${law}`, 'utf16le').swap16()],
    ['TCVN3', Buffer.from(toTcvn3(law), 'latin1')],
    ['VNI', Buffer.from(toVni(law), 'latin1')],
    ['windows-1258', toWindows1258(law)],
  ])('Vietnamese in %s', (_, bytes) => expect(decodeText(new Uint8Array(bytes)).normalize('NFC')).toBe(law));

  test('Korean in CP949', () => expect(decodeText(toCp949(korean))).toBe(korean));

  test('UTF-8 with a broken byte loses that byte alone', () => {
    const bytes = new Uint8Array(Buffer.from(law));
    bytes[10] = 0xff;
    expect(decodeText(bytes)).toContain('giao dịch điện tử trong hoạt động');
  });

  test('bytes of a picture are refused', () => {
    expect(() => decodeText(Uint8Array.from({ length: 400 }, (_, n) => n % 7))).toThrow('is no text');
  });
});

function toTcvn3(text: string): string {
  return [...text].map((letter) => codeFor(letter, fromTcvn3)).join('');
}

/** The Latin-1 letter that a converter turns into this one. */
function codeFor(letter: string, convert: (text: string) => string): string {
  if (letter < '\x7f') return letter;
  for (let code = 0xa1; code < 0xff; code++) {
    if (convert(String.fromCharCode(code)) === letter) return String.fromCharCode(code);
  }
  return letter;
}

function toVni(text: string): string {
  const signs = Array.from({ length: 0xff - 0xa1 }, (_, n) => String.fromCharCode(0xa1 + n));
  const written = [...signs, ...[...'aeouyôöAEOUYÔÖ'].flatMap((vowel) => signs.map((sign) => vowel + sign))];
  return [...text]
    .map((letter) => (letter < '\x7f' ? letter : (written.find((one) => fromVni(one) === letter) ?? letter)))
    .join('');
}

/** Base letters of the code page, tones as its combining signs. */
function toWindows1258(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/;
  return Buffer.from(
    [...text].flatMap((letter) => {
      const known = codes.get(letter);
      if (known !== undefined) return [known];
      const apart = letter.normalize('NFD');
      const tone = apart.match(tones)?.[0] ?? '';
      const base = apart.replace(tones, '').normalize('NFC');
      return [codes.get(base) ?? 0x3f, ...(tone ? [codes.get(tone) ?? 0x3f] : [])];
    }),
  );
}

/** By trying all pairs of the decoder: Node writes no CP949. */
function toCp949(text: string): Uint8Array {
  const decoder = new TextDecoder('euc-kr');
  const codes = new Map<string, number[]>();
  for (let lead = 0xa1; lead < 0xff; lead++) {
    for (let trail = 0xa1; trail < 0xff; trail++)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Uint8Array.from(
    [...text].flatMap((letter) => (letter < '\x7f' ? [letter.charCodeAt(0)] : (codes.get(letter) ?? [0x3f]))),
  );
}
