/** Each kind of fault, and how often a call that can meet it does. */
export interface Rates {
  /** A transaction or a write by itself meets a transaction that is at work on the same item, and is refused. */
  meeting: number;
  /** The same, though nobody is to be seen. */
  conflict: number;
  /** Its token is being worked on; what came with it is done up to half a second later. */
  'in progress': number;
  throttling: number;
  /** Failures of DynamoDB itself, before or after it did what was asked. */
  'internal error': number;
  /** Before or after it has done what was asked. */
  'connection reset': number;
  /** A write times out for its caller, and is done all the same: already, or up to half a second later. */
  'late commit': number;
  /** A write is answered up to half a second late, before or after it is done. */
  'slow commit': number;
  /** A write comes twice: at once, or up to half a second later. */
  'repeated send': number;
  /** Keys or items of a batch are left unprocessed. */
  unprocessed: number;
  /** The items of a batch, or of a query, are each read at a moment of its own. */
  'torn read': number;
  /** What need not be consistent is up to a second old. */
  'stale read': number;
  /** What an index tells of an item is up to two seconds old. */
  'late index': number;
}
export type Kind = keyof Rates;

/** A fifth of the writes and one read in twenty meet a fault that their caller must bear. */
export const USUAL_RATES: Rates = {
  meeting: 1,
  conflict: 0.07,
  'in progress': 0.02,
  throttling: 0.03,
  'internal error': 0.01,
  'connection reset': 0.02,
  'late commit': 0.05,
  'slow commit': 0.2,
  'repeated send': 0.1,
  unprocessed: 0.2,
  'torn read': 0.4,
  'stale read': 0.5,
  'late index': 0.5,
};

/** No fault but these. */
export const only = (rates: Partial<Rates>): Rates => ({
  ...{ meeting: 0, conflict: 0, 'in progress': 0, throttling: 0, 'internal error': 0, 'connection reset': 0 },
  ...{ 'late commit': 0, 'slow commit': 0, 'repeated send': 0, unprocessed: 0 },
  ...{ 'torn read': 0, 'stale read': 0, 'late index': 0 },
  ...rates,
});

/** How late, in milliseconds. */
export const LATE_COMMIT_MILLISECONDS = 500;
export const STALE_MILLISECONDS = 1_000;
export const LATE_INDEX_MILLISECONDS = 2_000;
/** How long a transaction is at work, at most. */
export const MEETING_MILLISECONDS = 10;
/** Between the first and the last moment of a torn read. */
export const TORN_MILLISECONDS = 60;
