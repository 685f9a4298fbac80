/** What was read has changed since, and nothing was written. Read again, and decide again. */
export class StaleRead extends Error {
  constructor() {
    super('stale read');
    this.name = 'StaleRead';
  }
}
