/** Attacks in Vietnamese, with and without marks. Patterns see folded words with single spaces and `|` for punctuation. */

import type { AttackPatterns } from '../attack.ts';

/** Where an order to the bot begins. */
const order =
  '(?:^|\\| (?:\\d+ \\| )?|\\b(?:hay|vui long|xin|lam on|ban phai|ban can|ban nen|ban se|may hay|may phai|bay gio|tu gio|tu bay gio|gio thi|gio|sau do|roi|va|cung|toi (?:yeu cau|muon|de nghi|ra lenh cho|can)(?: ban| may| bot)?|yeu cau(?: ban)?|cu|ngay lap tuc|nho(?: ban)?|giup (?:toi|minh|em)|chi can|truoc tien|dau tien|truoc het|ok|nay|chao(?: ban)?|xin chao|bot|caudari|em|ban|quan trong|khan cap|nhiem vu (?:moi )?cua ban la|hay cu|lap tuc|tam thoi) )';
const dismiss =
  '(?:bo qua|phot lo|quen(?: di| het| sach)?|lo di|ko can tuan theo|khong (?:can )?(?:tuan theo|tuan thu|lam theo|ap dung|nghe theo)|dung (?:tuan theo|lam theo|nghe theo|ap dung|tuan thu)|mac ke|huy(?: bo)?|xoa(?: bo| het| sach)?|vo hieu hoa|ghi de|vuot qua|pha vo|pha bo|loai bo|tat|ngung tuan theo|ngung|gat bo|vut bo|vi pham|khong quan tam(?: den| toi)?|bat chap|lach(?: qua)?|go bo)';
const softly =
  '(?:(?:ngay|luon|het|giup toi|cho toi|tam thoi|hoan toan|lap tuc|di|hay|vui long|ra|giup minh|thu) ){0,2}';
const rules =
  '(?:huong dan|chi dan|chi thi|menh lenh|lenh|quy tac|quy dinh|yeu cau|chi lenh|cau lenh|rang buoc|gioi han|loi nhac|prompts?|instructions?|system|thiet lap|cai dat|cau hinh|nguyen tac|bo loc|han che|kiem duyet|dieu cam|lap trinh|noi dung|ngu canh|hoi thoai|tin nhan|dieu luat cua ban)';
const which =
  '(?:truoc|o tren|ben tren|phia tren|tren(?! toan)|cua ban|cua may|cua he thong|he thong|da cho|ban dau|goc|an toan|noi bo|tu dau|da (?:dua|duoc|nhan|nap)|hien (?:tai|co) cua ban|mac dinh|cua nha phat trien|cua openai|cu cua ban|cua bot|den gio|den nay cua ban|noi tren)';
const show =
  '(?:in(?: ra| lai)?|hien thi|tiet lo|cho (?:toi |minh |em )?(?:xem|biet)|lap lai|nhac lai|doc(?: lai| to)?|viet(?: lai| ra)?|xuat(?: ra)?|ke(?: ra)?|noi(?: ra| cho)?|dua(?: ra)?|gui|liet ke|trich(?: dan| xuat)?|sao chep|copy|dich|tom tat|cong khai|chia se|cung cap|dan|show|mo ta|giai thich|la gi|nhu the nao)';
const secret =
  '(?:system prompt|prompt (?:he thong|goc|ban dau|cua ban|an|bi mat|cua may|cua bot|day du)|(?:loi nhac|cau lenh|chi dan|chi thi|menh lenh|lenh|huong dan|quy tac|cau hinh|thiet lap|cai dat|instructions?) (?:he thong|goc|ban dau|noi bo|an|bi mat|mat|rieng)(?: cua (?:ban|may|bot|he thong|caudari))?|(?:loi nhac|cau lenh|chi dan|chi thi|menh lenh|lenh|quy tac|cau hinh|instructions?|thiet lap|cai dat|huong dan|prompt|ma nguon|du lieu huan luyen|tham so|bo nho|mat khau|token|bien moi truong) cua (?:ban|may|bot|caudari)(?! hoc)|(?:khoa|ma) (?:api|bi mat)|api key|mat khau (?:he thong|quan tri|admin|co so du lieu)|bien moi truong|token (?:telegram|discord|bot)|(?:chi dan|huong dan|lenh|noi dung|loi nhac) ma ban (?:nhan|duoc|da))';

export const vi: AttackPatterns = {
  view: 'phrases',
  always: [
    new RegExp(
      `${order}${softly}${dismiss} (?:(?:di |het |moi |tat ca |toan bo |cac |nhung |nhung gi |ca |bat ky |hoan toan |ngay )){0,4}(?:\\w+ ){0,2}?${rules}(?: \\w+){0,4}? ${which}`,
    ),
    new RegExp(
      `${order}${softly}${dismiss} (?:di |het ){0,1}(?:moi|tat ca|toan bo|het|bat ky)(?: \\w+){0,2}? ${rules}(?= (?:va|roi|roi thi|de|hay|sau do|in|cho|tiet|noi|tra|viet|dong|\\|)|$| \\|)`,
    ),
    new RegExp(
      `${order}${dismiss} (?:het |tat ca |toan bo |moi )?(?:nhung gi|nhung dieu|moi thu|moi dieu|tat ca|het)(?: \\w+){0,4} (?:o tren|truoc|da (?:duoc )?(?:noi|day|bao|hoc|dan|huong dan)|ben tren|phia tren)\\b`,
    ),
    /\b(?:ke )?tu (?:bay )?gio(?: tro di)? (?:\| )?(?:ban|may|bot|em|hay|cau|caudari|moi cau)\b(?! (?:toi|co the hoi))/,
    /\btu (?:luc|thoi diem) nay(?: tro di)? (?:\| )?(?:ban|may|bot|hay)\b/,
    /\b(?:bay gio|gio|hien tai|gio day) (?:\| )?(?:ban|may|bot) (?:da )?(?:la(?! ai)|se la|dong vai|khong con|tro thanh)\b|\b(?:ban|may|bot) (?:bay gio |gio |hien tai |gio day )(?:la(?! ai)|se la|dong vai|khong con|tro thanh)\b|\b(?:ban|may) khong con (?:la|bi|phai)\b/,
    new RegExp(
      `${order}${softly}(?:dong vai(?! tro)|nhap vai|gia vo|gia bo|gia su (?:ban|minh|may) la|gia lam|gia danh|hoa than|mao danh|tuong tuong (?:ban|may|rang ban|minh) |coi nhu (?:ban|may) |hanh (?:dong|xu) nhu (?:mot|the|khong))`,
    ),
    /\b(?:toi|choi tro|tro choi) (?:se )?(?:nhap vai|dong vai)\b|\btro choi nhap vai\b/,
    /\b(?:che do|mode) (?:nha phat trien|developer|dan|khong gioi han|khong kiem duyet|mo khoa|quan tri|admin|go loi|debug|tu do|be khoa|jailbreak|root|sudo|bao tri|an|bi mat|doi lap)\b/,
    /\b(?:be khoa|jailbreak) (?:ban than|chinh ban|ban|bot|chatbot nay)\b|\bdo anything now\b/,
    /\b(?:tra loi|noi|phan hoi|ban|viet)\b.{0,60}\b(?:khong (?:co |bi |can )?(?:bat ky )?(?:gioi han|rang buoc|kiem duyet|bo loc|han che|dao duc|nguon|trich dan|kiem chung)|bo (?:het )?(?:bo loc|kiem duyet|rao chan))\b(?! (?:la|gi|nao|tin|du lieu))/,
    new RegExp(`${order}${softly}${show} (?:\\w+ ){0,6}?${secret}`),
    /\b(?:system prompt|prompt|chi dan|lenh|loi nhac|cau lenh|cau hinh|quy tac) (?:he thong |goc |an |noi bo |bi mat |ban dau )?cua (?:ban|may|bot|caudari) (?:la gi|la sao|nhu the nao|ra sao|gom|viet|noi gi|co gi)/,
    /\b(?:lap lai|in(?: ra)?|chep(?: lai)?|sao chep|viet lai|dich|nhac lai|xuat ra|doc lai|tom tat)(?: \w+){0,6} (?:o tren|ben tren|phia tren|tren day|truoc (?:cau|tin nhan|dong) nay|nguyen van)\b(?! (?:toan|dieu|luat))/,
    /\bban (?:da )?(?:duoc|bi) (?:day|lap trinh|huong dan|chi thi|yeu cau|ra lenh|cai dat) (?:nhung gi|the nao|lam gi|ra sao|khong duoc)\b/,
    /\b(?:gui|chuyen(?: tiep)?|tai len|post|truyen|day)(?: \w+){0,10} (?:toi|den|ve|qua|vao|sang|cho) (?:\| )?(?:https?|www|dia chi (?:nay|sau|http|email)|may chu(?: cua toi| nay| ngoai)?|email (?:cua toi|nay)|webhook|link|duong (?:dan|link)|url|server|\w+ \| (?:com|net|io|xyz)\b)/,
    /\b(?:them|chen|kem|gan|dan|dat|ghi|bao gom|dinh kem|gioi thieu|khuyen|huong dan|bao|moi|nhac)(?: \w+){0,12} (?:link|lien ket|duong dan|url|anh|trang|dia chi|website|https?|www)\b.{0,80}(?:https?|www|\| (?:com|net|xyz|io|top|info|example)\b)/,
    new RegExp(
      `${order}${softly}(?:bia(?: dat| ra)?|nguy tao|che(?: ra)?|tu nghi ra|tuong tuong ra|dung len|hu cau|gia mao|lam gia|tao (?:ra )?(?:\\w+ ){0,3}?gia|viet (?:\\w+ ){0,4}?gia|phia(?: ra)?|tu dat ra|sang tac(?: ra)?)(?: \\w+){0,4}? (?:nguon|so lieu|trich dan|thong ke|du lieu|con so|van ban|quyet dinh|nghi dinh|thong tu|luat|thong bao|thong cao|phat bieu|tin|tai lieu|bao cao|link|lien ket|su kien|thu hang|cau noi)\\b`,
    ),
    /\b(?:so lieu|nguon|trich dan|thong ke|van ban|quyet dinh|thong bao|tai lieu|cong van) (?:gia|bia|ao|khong co that) (?:cung duoc|nhung nghe|ma trong|ma nghe|cho toi|cho minh)/,
    new RegExp(
      `${order}${softly}(?:noi|khang dinh|tuyen bo|xac nhan|viet|tra loi|ghi|bao|thong bao|trinh bay|gia vo)(?: \\w+){0,14} (?:la (?:thong tin |van ban |so lieu |tin |tai lieu )?chinh thuc|da duoc (?:chinh phu|bo) (?:phe duyet|xac nhan|cong bo)|nhu (?:van ban |thong tin |the )?(?:la )?chinh thuc)\\b`,
    ),
    new RegExp(
      `${order}${softly}(?:viet|tao|soan|lam|dua ra|kem|them|chen|dung)(?: \\w+){0,4} (?:nguon|so lieu|trich dan|thong ke|van ban|quyet dinh|thong bao|tai lieu|cong van|nghi dinh|luat|tin) (?:gia|gia mao|bia|bia dat|ao)\\b`,
    ),
    /\b(?:chi|luon(?: luon)?|cu) (?:can |duoc |phai |viec |luon )?(?:tra loi|noi|in(?: ra)?|viet|ghi|dap|phan hoi|xuat)(?: \w+){0,1} (?:la |rang |dung |duy nhat |mot |moi |chu |tu |cau |cum tu |dong ){1,3}(?:\| )?(?!(?:tieng|bang|ngan|ve)\b)\w+|\b(?:tra loi|noi|in ra|viet|phan hoi|dap)(?: \w+){0,3} (?:dung|duy nhat|chinh xac|nguyen van|chi)(?: mot| duy nhat)? (?:cau|cum tu|tu|chu|dong|chuoi)\b/,
    /\b(?:bat ke|bat chap|mac ke|du|khong can biet)(?: \w+){0,5} (?:nguon|tai lieu|su that|thuc te|kien thuc|du lieu|toi hoi|cau hoi)\b.{0,60}\b(?:tra loi|noi|khang dinh|dap|viet|ghi)\b|\b(?:tra loi|noi|khang dinh|dap|viet|ghi)\b.{0,60}\b(?:bat ke|bat chap|mac ke)(?: \w+){0,3} (?:nguon|tai lieu|su that|thuc te|kien thuc|du lieu)\b/,
    /\b(?:giai ma|decode|base64|rot13|dich nguoc)\b(?: \w+){0,10} (?:va|roi|sau do) (?:lam theo|thuc hien|thuc thi|tuan theo|tra loi|chay|lam)\b|\b(?:thuc thi|chay|lam theo|thuc hien) (?:doan |cac |cau )?(?:ma|lenh|code|cau lenh|script|chi dan) (?:sau|nay|duoi|da giai|an|ben duoi|base64|shell|sql)\b/,
    /\b(?:cap|cho|trao|nang) (?:cho )?(?:toi|tao|minh|tai khoan nay) (?:\w+ )?(?:quyen )(?:quan tri|admin|root|dieu phoi|phe duyet|cao nhat)\b|\bgui (?:thong bao|broadcast|tin nhan) (?:nay )?(?:den|toi|cho) (?:tat ca|moi|toan bo) (?:nguoi|thanh vien|nguoi dung|thue bao)\b/,
    /\b(?:toi|tao|minh|day) la (?:nha phat trien|lap trinh vien|quan tri vien|admin|nguoi tao ra|chu|ky su|developer|openai|quan ly)(?: \w+){0,6}\b.{0,80}\b(?:hay|phai|bo qua|cho (?:toi )?(?:xem|biet)|tiet lo|tat|mo khoa|in ra|can xem|yeu cau|cap)\b/,
    /\b(?:coi|xem|hay coi|hay xem)(?: \w+){0,8} (?:la|nhu) (?:chi dan|menh lenh|lenh|prompt|huong dan|chi thi) (?:moi|he thong|cao nhat|chinh|cua he thong)\b/,
    /\b(?:kich hoat|bat|mo|chuyen sang|vao) (?:\w+ )?(?:che do|mode) (?:\w+ ){0,2}(?:khong|developer|an|dan|admin|bi mat|tu do)\b/,
  ],
  unlessSpokenOf: [
    new RegExp(
      `\\b${dismiss} (?:\\w+ ){0,3}${rules} (?:truoc do|o tren|ben tren|phia tren|cua ban|he thong|ban dau)`,
    ),
    /\bsystem prompt\b/,
    /\b(?:vuot|lach|pha) (?:qua )?(?:bo loc|rao chan|kiem duyet|rang buoc) cua ban\b/,
  ],
  speaksOf:
    /\b(?:tan cong|chen lenh|lo hong|tin tac|hacker|bao ve|phong (?:ngua|chong|thu)|phat hien|ngan chan|nguy co|rui ro|luat|nghi dinh|quy dinh|bo|co quan|cong chuc|can bo|chatbot|tro ly|huong dan 557|khung dao duc|injection|cam|nghiem cam|la gi|nghia la|the nao la)\b/,
};
