/** INSEE cannot be reached, or is overloaded. The reading is done later. */
export class InseeUnavailable extends Error {
  constructor(reason: string) {
    super(`INSEE's API is not available: ${reason}`);
    this.name = 'InseeUnavailable';
  }
}

/** INSEE answered, and waiting will not change the answer: a person must look at it. The message is for people. */
export class InseeRefused extends Error {
  readonly status: number;
  constructor(status: number, reason: string) {
    super(`INSEE's API ${reason}.`);
    this.name = 'InseeRefused';
    this.status = status;
  }
}
