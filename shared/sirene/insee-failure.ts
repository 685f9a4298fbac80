/** INSEE cannot be reached, or says that it has no time: what was to be read is read later. */
export class InseeUnavailable extends Error {
  constructor(reason: string) {
    super(`INSEE's API is not available: ${reason}`);
    this.name = 'InseeUnavailable';
  }
}

/** INSEE answered, and waiting will not change the answer: somebody must look at it. The message is for people. */
export class InseeRefused extends Error {
  readonly status: number;
  constructor(status: number, reason: string) {
    super(`INSEE's API ${reason}.`);
    this.name = 'InseeRefused';
    this.status = status;
  }
}
