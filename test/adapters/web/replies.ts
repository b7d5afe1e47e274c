/** Replies as the conversation gives them, with only what a case is about. */

import type { Block, Citation, Language, Reply } from '../../../src/nouns.ts';

export function reply(parts: Partial<Reply> = {}): Reply {
  return {
    id: 'r1',
    language: 'en',
    status: 'answered',
    blocks: [paragraph('Vietnam ranked 71st. ', 1)],
    more: [],
    citations: [citation()],
    entries: ['egdi'],
    suggestions: [],
    buttons: [],
    files: [],
    model: 'none',
    release: '2026-11-01',
    private: false,
    ...parts,
  };
}

export function citation(parts: Partial<Citation> = {}): Citation {
  return {
    n: 1,
    id: 'egdi/rank-2024',
    entry: 'egdi',
    title: 'UN E-Government Survey 2024',
    publisher: 'United Nations',
    url: 'https://publicadministration.un.org/egovkb',
    published: '2024-09-17',
    as_of: '2024',
    quote: 'In 2024 Vietnam ranked 71st of 193 countries.',
    quoted: 'record',
    ...parts,
  };
}

/** A paragraph that ends in the marks of these citations. */
export function paragraph(text: string, ...cites: number[]): Block {
  return { kind: 'paragraph', spans: [{ text }, ...cites.map((n) => ({ text: `[${n}]`, cite: n }))] };
}

/** A long answer: every kind of block, two sources, more, suggestions. */
export function longReply(language: Language, id: string): Reply {
  const words = longWords[language];
  const egdi = { title: words.source, publisher: words.publisher, quote: words.first };
  return reply({
    id,
    language,
    blocks: [
      {
        kind: 'paragraph',
        spans: [{ text: words.first, bold: true }, { text: ' ' }, { text: '[1]', cite: 1 }],
      },
      {
        kind: 'table',
        head: words.head,
        rows: words.rows.map((row) => row.map((cell, n) => [{ text: cell, ...(n === 0 && { bold: true }) }])),
      },
      { kind: 'heading', spans: [{ text: words.heading }] },
      {
        kind: 'list',
        ordered: false,
        items: words.items.map((item) => [{ text: item }, { text: ' ' }, { text: '[2]', cite: 2 }]),
      },
      { kind: 'paragraph', spans: [{ text: words.age, italic: true }] },
    ],
    more: [paragraph(words.more, 2)],
    citations: [
      citation(egdi),
      citation({ ...egdi, n: 2, id: 'doc#2', quoted: 'verbatim', quote: words.items[0] ?? '' }),
    ],
    suggestions: words.next,
    buttons: [
      { label: 'More', action: `more:${id}` },
      ...words.next.map((label, n) => ({ label, action: `ask:${id}:${n}` })),
    ],
  });
}

interface LongWords {
  question: string;
  first: string;
  source: string;
  publisher: string;
  head: string[];
  rows: string[][];
  heading: string;
  items: string[];
  age: string;
  more: string;
  next: string[];
}

export const longWords: Readonly<Record<Language, LongWords>> = {
  vi: {
    question: 'Việt Nam xếp thứ mấy về chính phủ điện tử so với Hàn Quốc?',
    first:
      'Năm 2024, Việt Nam xếp thứ 71 trên 193 quốc gia về Chỉ số phát triển Chính phủ điện tử, tăng 15 bậc so với năm 2022.',
    source:
      'Khảo sát Chính phủ điện tử năm 2024 của Liên Hợp Quốc: Thúc đẩy chuyển đổi số vì phát triển bền vững',
    publisher: 'Bộ Thông tin và Truyền thông',
    head: ['Nội dung', 'Việt Nam', 'Hàn Quốc', 'Ghi chú'],
    rows: [
      ['Xếp hạng năm 2024', '71', '4', 'Trên tổng số 193 quốc gia thành viên Liên Hợp Quốc'],
      ['Xếp hạng năm 2022', '86', '3', 'Việt Nam thuộc nhóm chỉ số EGDI cao'],
      ['Điểm EGDI năm 2024', '0,7709', '0,9679', 'Lần đầu Việt Nam vào nhóm EGDI rất cao'],
    ],
    heading: 'Ba chỉ số thành phần',
    items: [
      'Dịch vụ công trực tuyến: từ mức cao lên mức rất cao, nhờ Cổng Dịch vụ công quốc gia và Đề án 06.',
      'Hạ tầng viễn thông: tăng nhờ phủ sóng băng rộng di động.',
      'Nguồn nhân lực: thay đổi ít nhất trong ba chỉ số.',
    ],
    age: 'Thông tin tính đến năm 2024.',
    more: 'Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số đặt mục tiêu vào nhóm 50 nước dẫn đầu vào năm 2025. ',
    next: [
      'EGDI: mục tiêu năm 2030?',
      'Đề án 06 là gì?',
      'Hàn Quốc hỗ trợ Việt Nam xây dựng chính phủ số như thế nào?',
    ],
  },
  ko: {
    question: '베트남의 전자정부 순위는 한국과 비교하면 어떤가요?',
    first: '2024년 베트남은 유엔 전자정부발전지수에서 193개국 중 71위로, 2022년보다 15계단 올랐습니다.',
    source: '2024년 유엔 전자정부 평가: 지속가능한 발전을 위한 디지털 전환 가속화',
    publisher: '행정안전부',
    head: ['항목', '베트남', '한국', '비고'],
    rows: [
      ['2024년 순위', '71위', '4위', '유엔 회원국 193개국 기준'],
      ['2022년 순위', '86위', '3위', '베트남은 ‘높음’ 그룹에 속함'],
      ['2024년 지수', '0.7709', '0.9679', '베트남이 처음으로 ‘매우 높음’ 그룹에 진입'],
    ],
    heading: '세부 지수',
    items: [
      '온라인 서비스: 국가공공서비스포털과 프로젝트 06에 힘입어 ‘매우 높음’으로 상승했습니다.',
      '통신 인프라: 이동통신 광대역 보급으로 상승했습니다.',
      '인적 자본: 세 지수 가운데 변화가 가장 적습니다.',
    ],
    age: '2024년 기준입니다.',
    more: '베트남의 디지털정부 발전 전략은 2025년까지 상위 50개국 진입을 목표로 합니다. ',
    next: [
      'EGDI: 2030년 목표?',
      '프로젝트 06에 대해 알려 주세요',
      '한국은 베트남의 디지털정부 구축을 어떻게 지원하나요?',
    ],
  },
  en: {
    question: 'How does Vietnam rank in e-government compared with South Korea?',
    first:
      'In 2024 Vietnam ranked 71st of 193 countries in the UN E-Government Development Index, 15 places up from 2022.',
    source: 'UN E-Government Survey 2024: Accelerating Digital Transformation for Sustainable Development',
    publisher: 'United Nations Department of Economic and Social Affairs',
    head: ['Subject', 'Vietnam', 'South Korea', 'Note'],
    rows: [
      ['Rank in 2024', '71', '4', 'Of the 193 member states of the United Nations'],
      ['Rank in 2022', '86', '3', 'Vietnam was in the “high” group'],
      ['Index in 2024', '0.7709', '0.9679', 'For the first time Vietnam is in the “very high” group'],
    ],
    heading: 'The three parts of the index',
    items: [
      'Online services: from high to very high, through the National Public Service Portal and Project 06.',
      'Telecommunication infrastructure: up, through mobile broadband coverage.',
      'Human capital: the one that changed least.',
    ],
    age: 'As of 2024.',
    more: 'The strategy for digital government aims at the first 50 countries by 2025. ',
    next: [
      'EGDI: the goal for 2030?',
      'What is Project 06?',
      'How does South Korea support digital government in Vietnam?',
    ],
  },
};
