/** Why a file is not taken in: thrown by readers, caught once where a file's reading begins. */

/** The message goes on "NAME: … " and says what is wrong and what to do. */
export class Refusal extends Error {}
