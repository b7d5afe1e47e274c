/** TCVN3 (the "ABC" fonts, .VnTime): one byte a letter, seen here as the Latin-1 letters that they pass for. */

const letters =
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đ' +
  'µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậ' +
  'ÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị' +
  'ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợ' +
  'ïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ';

const table = new Map(
  Array.from({ length: letters.length / 2 }, (_, n) => [letters[2 * n] ?? '', letters[2 * n + 1] ?? '']),
);

/** The text in Unicode; what is no TCVN3 letter stays. */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (letter) => table.get(letter) ?? letter);
}
