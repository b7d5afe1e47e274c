/** Why a file is not taken in: thrown by readers, caught once where a file's reading begins. */

/** The message goes on "NAME: … " and says what is wrong and what to do. */
export class Refusal extends Error {}

/** `most` is the limit, in bytes. */
export function tooLarge(bytes: number, most: number): Refusal {
  const megabytes = (size: number) => `${Math.ceil((size / 1024 / 1024) * 10) / 10} MB`;
  return new Refusal(
    `has ${megabytes(bytes)}; at most ${megabytes(most)} are read. Split it and add the parts.`,
  );
}
