/** Writes PDF files for tests: text at given places in Helvetica, which every viewer has. */

export interface Put {
  text: string;
  x: number;
  y: number;
  size?: number;
}

/** One content stream a page; `more` goes into the catalogue (an OpenAction with a script, say). */
export function makePdf(pages: readonly (readonly Put[])[], more = ''): Uint8Array {
  const first = 4;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${more} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${first + 2 * n} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((puts, n) => {
      const stream = puts
        .map(
          ({ text, x, y, size = 11 }) =>
            `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
        )
        .join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * n + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, n) => {
    const at = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** Lines one under the other, as a column. */
export function column(
  lines: readonly string[],
  { x, top, size = 11 }: { x: number; top: number; size?: number },
): Put[] {
  return lines.map((text, n) => ({ text, x, y: top - n * size * 1.3, size }));
}
