import type { Luck } from './luck.ts';
import type { Past, Time } from './past.ts';
import type { Kind, Rates } from './rates.ts';
import type { Answer, Call, Deliver } from './wire.ts';

/** What one command meets on its way, over all tries of it. */
export interface Weather {
  luck: Luck;
  rates: Rates;
  past: Past;
  /** Keys that transactions are at work on. */
  inFlight: Set<string>;
  /** An earlier try of the command has been done: DynamoDB knows its token. */
  isDone: boolean;
  time: Time;
  /** Notes that the command met it. */
  met: (kind: Kind) => void;
  /** Does it in a while: nobody waits for it, and nobody hears of its end. */
  later: (milliseconds: number, work: () => Promise<unknown>) => void;
  /** To DynamoDB, past all other faults. */
  land: Deliver;
}

/** One kind of fault on the way of a call; draws alike however the others end. */
export type Layer = (call: Call, deliver: Deliver, weather: Weather) => Promise<Answer>;

/** Draws whether it happens. */
export const strikes = ({ luck, rates }: Weather, kind: Kind): boolean => luck.happens(rates[kind]);
