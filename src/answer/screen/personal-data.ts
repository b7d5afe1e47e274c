/** Personal data that must be neither stored nor sent on. */

export function hasPersonalData(text: string): boolean {
  return /[\w.+-]+@[\w-]+\.[\w.]+/.test(text);
}
