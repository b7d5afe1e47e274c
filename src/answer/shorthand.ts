/** Spells out what hurried people abbreviate, so that it is found under its full words. */

import type { Language } from '../nouns.ts';

/** Lower-case shorthand → what it stands for; names of entries are not here but among their aliases. */
const shorthand: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi: {
    bn: 'bao nhiêu',
    bnhieu: 'bao nhiêu',
    j: 'gì',
    ko: 'không',
    k: 'không',
    kg: 'không',
    dc: 'được',
    đc: 'được',
    đg: 'đang',
    ng: 'người',
    vs: 'với',
    hnay: 'hiện nay',
    hdan: 'hướng dẫn',
    hd: 'hướng dẫn',
    ttin: 'thông tin',
    tchuc: 'tổ chức',
    ctrinh: 'chương trình',
    cv: 'công văn',
    qđ: 'quyết định',
    nđ: 'nghị định',
    nq: 'nghị quyết',
    tt: 'thông tư',
    cbcc: 'cán bộ công chức',
    cbccvc: 'cán bộ công chức viên chức',
    ccvc: 'công chức viên chức',
    cb: 'cán bộ',
    cđs: 'chuyển đổi số',
    cds: 'chuyển đổi số',
    cntt: 'công nghệ thông tin',
    ttnt: 'trí tuệ nhân tạo',
    csdl: 'cơ sở dữ liệu',
    dvc: 'dịch vụ công',
    dvctt: 'dịch vụ công trực tuyến',
    cpđt: 'chính phủ điện tử',
    cpdt: 'chính phủ điện tử',
    cps: 'chính phủ số',
    kt: 'kinh tế',
    ktxh: 'kinh tế xã hội',
    hq: 'Hàn Quốc',
    vn: 'Việt Nam',
    hn: 'Hà Nội',
    tphcm: 'Thành phố Hồ Chí Minh',
    bca: 'Bộ Công an',
    bnv: 'Bộ Nội vụ',
    vpcp: 'Văn phòng Chính phủ',
    attt: 'an toàn thông tin',
    dlcn: 'dữ liệu cá nhân',
    dlqg: 'dữ liệu quốc gia',
    gdp: 'GDP',
    đtbd: 'đào tạo bồi dưỡng',
    bnn: 'bản ghi nhớ',
  },
  ko: {},
  en: {
    govt: 'government',
    gov: 'government',
    vn: 'Vietnam',
    rok: 'South Korea',
    sk: 'South Korea',
    info: 'information',
    mtg: 'meeting',
    prog: 'programme',
    dept: 'department',
    min: 'ministry',
    yr: 'year',
    pls: 'please',
    u: 'you',
    ppl: 'people',
  },
};

/** The text with each abbreviation in full. */
export function spelledOut(text: string, language: Language): string {
  const known = shorthand[language];
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const full = known[word.normalize('NFC').toLowerCase()];
    return full ?? word;
  });
}
