/** How much one file may be, unfold to and cost: more than any real law, less than harms the machine. */

export const limits = {
  /** The largest law gazettes are scans of some 40 MB. */
  fileBytes: 64 * 1024 * 1024,
  /** What the parts of an archive that are read may unfold to, together. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Office files seldom pack better than 1:30. */
  unpackedRatio: 200,
  archiveEntries: 10_000,
  xmlDepth: 200,
  xmlElements: 5_000_000,
  textCharacters: 20_000_000,
  blocks: 500_000,
  pages: 5_000,
  readMs: 60_000,
  readerMegabytes: 768,
  filesInFolder: 20_000,
  fetchMs: 30_000,
  redirects: 5,
};
