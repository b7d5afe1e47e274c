/** Tables of the terminal: aligned columns, never wider than 80, and the two clocks that times are shown in. */

export const widthMax = 80;

const gap = '  ';
const clocks = { hanoi: 'Asia/Ho_Chi_Minh', seoul: 'Asia/Seoul' } as const;

/** Lines of aligned cells; the last column is cut where the line would be wider than the terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all.map((row) => {
    const cells = row.map((cell, column) =>
      column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0),
    );
    return cutTo(cells.join(gap), widthMax).trimEnd();
  });
}

/** Cut with an ellipsis where it is wider. */
export function cutTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let cut = '';
  for (const character of text) {
    if (widthOf(cut + character) > columns - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

/** A moment as both countries' clocks show it: `2026-12-01 09:00` in Hà Nội, `11:00` in Seoul. */
export function bothClocks(at: Date): { hanoi: string; seoul: string } {
  const hanoi = clockIn(clocks.hanoi, at);
  const seoul = clockIn(clocks.seoul, at);
  const sameDay = hanoi.slice(0, 10) === seoul.slice(0, 10);
  return { hanoi, seoul: sameDay ? seoul.slice(11) : seoul.slice(5) };
}

/** `2026-12-01 09:00`. */
export function clockIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** A Hangul syllable takes two columns. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/g)?.length ?? 0);
}
