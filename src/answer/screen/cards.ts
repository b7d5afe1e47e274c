/** Payment card numbers: the prefixes of the networks, and the Luhn check. */

const run = /(?<![\d.,/-])\d(?:[ -]?\d){12,18}(?![\d/-])/g;
/** Visa, Mastercard, American Express, JCB, UnionPay, Discover, Napas of Viet Nam, Korean domestic cards. */
const network = /^(?:4|5[1-5]|2[2-7]|3[457]|62|6011|65|9704|9[4-9])/;

export function hasCard(text: string): boolean {
  return [...text.matchAll(run)].some(([written]) => {
    const digits = written.replace(/\D/g, '');
    return network.test(digits) && luhnHolds(digits);
  });
}

/** ISO/IEC 7812-1, annex B. */
function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
