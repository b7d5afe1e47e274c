/** A process of its own that changes a corpus again and again until it is killed; run by ended.test.ts. */

import { createHash } from 'node:crypto';
import { changeCorpus } from '../../../knowledge/corpus/change.ts';

const [dataDir = ''] = process.argv.slice(2);
for (let n = 0; ; n++) {
  using corpus = changeCorpus(dataDir);
  const name = `doc${n % 3}`;
  corpus.add({
    from: `${name}.md`,
    hash: createHash('sha256').update(`${process.pid} ${n}`).digest('hex'),
    said: {},
    document: {
      format: 'markdown',
      title: name,
      language: 'vi',
      pieces: Array.from({ length: 20 }, (_, at) => ({
        text: `Đoạn ${at} của tài liệu ${name}, lần thứ ${n}.`,
        place: `đoạn ${at + 1}`,
        under: '',
        language: 'vi' as const,
      })),
    },
  });
  const { release } = corpus.commit();
  process.stdout.write(`${release}\n`);
}
