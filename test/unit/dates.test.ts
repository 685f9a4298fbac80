import { describe, expect, it } from 'vitest';
import { enteredDateSchema, instantTextSchema } from '../../shared/domain/instants.ts';

describe('a date that somebody enters', () => {
  it.each(['1900-01-01', '2026-02-28', '2028-02-29', '2999-12-31'])('may be %s', (day) => {
    expect(enteredDateSchema.safeParse(day).success).toBe(true);
    expect(instantTextSchema.safeParse(`${day}T12:00:00Z`).success).toBe(true);
  });

  // A date field gives the year 26 as 0026.
  it.each(['0026-11-26', '0001-01-01', '1899-12-31', '3000-01-01', '9999-12-31', '2026-02-29', '2026-13-01'])(
    'is not %s',
    (day) => {
      expect(enteredDateSchema.safeParse(day).success).toBe(false);
      expect(instantTextSchema.safeParse(`${day}T12:00:00Z`).success).toBe(false);
    },
  );

  it('is not moved out of these years by its offset', () => {
    expect(instantTextSchema.safeParse('2999-12-31T23:30:00-01:00').success).toBe(false);
    expect(instantTextSchema.safeParse('1900-01-01T00:30:00+01:00').success).toBe(false);
  });
});
