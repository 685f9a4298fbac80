const LF = 0x0a;
const CR = 0x0d;

export interface LineCounter {
  /** Passes empty lines before the next record, and returns the line on which that record begins. */
  begin: () => number;
  /** Passes what was read, up to the end of a record. */
  pass: (end: number) => void;
  /** Whether the next record continues after a line break, which only a quoted cell can. */
  breaksWithin: (length: number) => boolean;
}

/**
 * Numbers records as an editor does, by the line on which each begins. csv-parse gives the line on which a record
 * ends, and counts a Windows line break in quotes twice.
 */
export const countLines = (bytes: Uint8Array): LineCounter => {
  let position = 0;
  let line = 1;
  const isBreak = (at: number): boolean => bytes[at] === LF || bytes[at] === CR;
  const pass = (end: number): void => {
    for (; position < end; position += 1)
      if (bytes[position] === LF || (bytes[position] === CR && bytes[position + 1] !== LF)) line += 1;
  };
  return {
    begin: () => {
      while (isBreak(position)) pass(position + 1);
      return line;
    },
    pass,
    breaksWithin: (length) => {
      const next = bytes.subarray(position, position + length);
      return next.includes(LF) || next.includes(CR);
    },
  };
};
