/** Personal data that must be neither stored nor sent on: identity numbers, phones, e-mail, cards, accounts. */

import { fold } from '../../text.ts';
import { hasCard } from './cards.ts';
import { hasIdentityNumber } from './identity-numbers.ts';
import { hasPhone } from './phones.ts';

/** True when the text holds personal data of somebody; law numbers, dates, budgets and hotlines are none. */
export function hasPersonalData(text: string): boolean {
  const seen = withoutDates(fold(text.normalize('NFKC')).replace(/(?<=\d)o|o(?=\d{2})/g, '0'));
  return hasEmail(seen) || hasIdentityNumber(seen) || hasPhone(seen) || hasCard(seen) || hasAccount(seen);
}

/** Dates are long runs of digits too. */
function withoutDates(text: string): string {
  return text
    .replace(/(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d)/g, ' | ')
    .replace(/(?<!\d)(?:19|20)\d\d([./-])\d{1,2}\1\d{1,2}(?!\d)/g, ' | ');
}

const email = /[a-z0-9][a-z0-9._%+-]{0,63}\s?@\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/;
const spelledEmail =
  /[a-z0-9._-]{2,40}\s?(?:[([{]\s?(?:at|a cong|골뱅이)\s?[)\]}]|\s(?:at|a cong|골뱅이)\s|골뱅이)\s?[a-z0-9-]{2,40}\s?(?:\.|[([{]\s?(?:dot|cham|점|닷)\s?[)\]}]|\s(?:dot|cham|점|닷)\s|점|닷)\s?(?:com|net|org|vn|kr|gov|co|edu|io)(?![a-z])/;

function hasEmail(text: string): boolean {
  return email.test(text) || spelledEmail.test(text);
}

const accountNamed =
  /(?:\bstk\b|so tk\b|so tai khoan|tai khoan ngan hang|tk ngan hang|account (?:number|no)|bank account|\biban\b|계좌|통장)[^\d|]{0,40}(?:\d[ -]?){8,18}(?!\d)/;
const bankNamed =
  /(?:vietcombank|vietinbank|bidv|agribank|techcombank|mb ?bank|\bacb\b|vpbank|tpbank|sacombank|국민은행|신한은행|우리은행|하나은행|농협|기업은행|카카오뱅크|토스뱅크|케이뱅크|새마을금고)[^\d|]{0,15}(?:\d[ -]?){9,18}(?!\d)/;

function hasAccount(text: string): boolean {
  return accountNamed.test(text) || bankNamed.test(text);
}
