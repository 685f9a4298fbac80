/** A command cannot be done as asked; the message tells the person who typed it what to change. */
export class CommandRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandRefused';
  }
}
