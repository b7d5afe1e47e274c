/** How Vietnamese questions say what they ask for. Patterns see folded text: no marks, lower case, single spaces. */

import type { AskedPatterns } from './patterns.ts';

export const vi: AskedPatterns = {
  aspects: [
    [
      'date',
      /\b(khi nao|bao gio|ngay nao|ngay may|hom nao|thang nao|nam nao|luc nao|thoi gian nao|thoi diem nao|tu ngay|hieu luc|ngay thang|ngay bao nhieu)\b/,
    ],
    [
      'place',
      /\b(o dau|o cho nao|noi nao|tai dau|dia diem|tinh nao|tinh nao|thanh pho nao|nuoc nao|dau vay|cho nao|tru so|dat tai)\b/,
    ],
    [
      'who',
      /\b(nhung ai|ai la|la ai|do ai|boi ai|cua ai|cho ai|ai (duoc|phu|chu|dung|da|se|co|to|ky|len|dai|phat|dieu|chi|tham|tra|chiu|quyet)|nguoi nao|bo nao|co quan nao|don vi nao|to chuc nao|ong nao|ba nao|chu tri|chu tich|bo truong|thu truong|vien truong|giam doc|dung dau|lanh dao|phu trach|nguoi dung dau|quan ly)\b/,
    ],
    [
      'money',
      /\b(bao nhieu tien|kinh phi|chi phi|ngan sach|tri gia|hoc phi|tai tro|gia bao nhieu|muc phi|ton bao nhieu|bao nhieu (trieu|ty|usd|do la|dong|won)|von|tiet kiem)\b/,
    ],
    [
      'rank',
      /\b(xep hang|xep thu|thu may|thu hang|hang may|hang bao nhieu|dung thu|thu bao nhieu|bac|hang|bao nhieu diem|may diem|diem so)\b/,
    ],
    ['count', /\b(bao nhieu|may|so luong|bn|bnhieu|tong so|ty le|ti le|phan tram|quy mo)\b/],
    ['goal', /\b(muc tieu|nham|muc dich|chi tieu|de lam gi|dat duoc gi)\b/],
    [
      'howto',
      /\b(lam the nao|lam sao|the nao de|cach|thu tuc|quy trinh|dang ky|ung tuyen|nop|muon|ho so|buoc|trinh tu|su dung the nao)\b/,
    ],
    ['eligibility', /\b(dieu kien|doi tuong|ai duoc|yeu cau gi|tieu chuan|du dieu kien|danh cho ai)\b/],
    ['duration', /\b(bao lau|thoi han|keo dai|may nam|may thang|may tuan|thoi gian bao|giai doan nao)\b/],
    [
      'change',
      /\b(doi ten|sap nhap|hop nhat|thay the|thay cho|con hieu luc|con ap dung|hien nay|hien tai|nay la|nay ten|bay gio|ke nhiem|tien nhiem|nguoi ke|con ton tai|giai the|con khong)\b/,
    ],
    [
      'rule',
      /\b(quy dinh|yeu cau|cam|nghia vu|bat buoc|trach nhiem|phai|duoc phep|co duoc|xu phat|muc phat|dieu khoan|dieu \d+)\b/,
    ],
    ['recommendation', /\b(khuyen nghi|kien nghi|de xuat)\b/],
    ['obstacle', /\b(rao can|kho khan|thach thuc|han che|vuong mac|diem nghen|bat cap|lo hong)\b/],
    ['result', /\b(ket qua|thanh tuu|thanh tich|hieu qua|dat duoc|cai thien)\b/],
    ['view', /\b(phat bieu|noi gi|nhan dinh|danh gia|y kien|cho rang|quan diem|de nghi)\b/],
    ['plan', /\b(ke hoach|du kien|sap toi|lo trinh|dinh huong|tuong lai)\b/],
    ['history', /\b(lich su|qua trinh|nguon goc|bat dau tu|truoc day|ra doi|thanh lap)\b/],
    [
      'part',
      /\b(gom (nhung|cac|may)|bao gom|hop phan|thanh phan|cau phan|thanh vien|may (chuong|dieu|phan))\b/,
    ],
    [
      'content',
      /\b(noi dung|cung cap|chuc nang|lam duoc gi|dich vu gi|ho tro gi|ho tro nhung|linh vuc|chu de|de cap|lien quan gi)\b/,
    ],
    [
      'definition',
      /\b(la gi|la j|nghia la|viet tat|nhu the nao|gioi thieu|cho biet ve|thong tin ve|noi ve|la sao)\b/,
    ],
  ],
  list: /\b(nhung .{0,40}(nao|gi)|cac .{0,40}nao|liet ke|ke ten|danh sach|gom nhung|nhung gi|ke ra|neu (cac|nhung))\b/,
  comparison: /\b(so sanh|khac nhau|khac gi|khac biet|giong nhau|so voi|hay la|nao hon)\b/,
  timeline: /\b(qua cac nam|dien bien|moc thoi gian|dong thoi gian|tung nam|cac nam|lich su)\b/,
  yesNo:
    /\b(dung khong|phai khong|co phai|dung chua|dung ko|phai ko|dk|chu nhi|a|ha|khong|ko|chua)$|\b(co phai|co dung)\b/,
  tag: /\b(dung khong|phai khong|dung ko|phai ko|dung chua|dung vay khong)\b/,
  now: /\b(hien nay|hien tai|hien do|hien la|hien co|hien dang|bay gio|hom nay|moi nhat|gan day|gan nhat|nay)\b/,
  yearsAway: [
    [-1, /\b(nam ngoai|nam truoc|nam vua roi)\b/],
    [-2, /\bnam kia\b/],
    [0, /\bnam nay\b/],
    [1, /\b(nam sau|nam toi|sang nam)\b/],
  ],
  private:
    /\b(so dien thoai|sdt|dien thoai|email|thu dien tu|luong|muc luong|gio lam viec|gio hanh chinh|so nha|tai khoan ngan hang|mat khau|facebook|zalo)\b/,
  why: /\b(vi sao|tai sao|sao lai|nguyen nhan|ly do)\b/,
  down: /\b(giam|tut|sut|ha bac|xuong hang|di xuong|mat hang|rot)\b/,
  up: /\b(tang|len hang|vuot len|cai thien|di len|nang hang)\b/,
};
