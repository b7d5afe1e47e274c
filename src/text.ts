/** Letters without their marks, and other views of a text that several steps compare by. */

/** NFC, lower case, marks and đ folded away: "Đề án Số 06" → "de an so 06". Hangul stays composed. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/** Folded, with everything that is no letter or digit as one space: what phrases are compared by. */
export function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Folded letters and digits only: what Korean is compared by, whose spaces are often left out. */
export function compact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

export const hangul = /[\uac00-\ud7a3]/;

/** True when the text carries a letter that only marked Vietnamese has. */
export function hasVietnameseMarks(text: string): boolean {
  return /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i.test(text.normalize('NFC'));
}
