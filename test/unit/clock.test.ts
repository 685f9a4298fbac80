import { describe, expect, it } from 'vitest';
import { parseStartOptions } from '../../local/start-options.ts';
import {
  ADMINISTRATOR_CHANGE_TERMS,
  administratorChangeTermsSchema,
  atClock,
} from '../../shared/domain/administrator-changes/terms.ts';

describe('the clock of npm start', () => {
  it('goes as in production by default', () => {
    expect(parseStartOptions([]).clock).toBe(1);
    expect(atClock(1)).toEqual(ADMINISTRATOR_CHANGE_TERMS);
  });

  it('makes a day last a minute at 1440', () => {
    expect(atClock(parseStartOptions(['--clock', '1440']).clock)).toEqual({
      ...ADMINISTRATOR_CHANGE_TERMS,
      daySeconds: 60,
    });
  });

  it('gives terms that are in order at any speed', () => {
    for (const clock of [0.5, 7, 1_440, 86_400]) {
      expect(administratorChangeTermsSchema.safeParse(atClock(clock)).success).toBe(true);
    }
  });

  it.each(['0', '-1', 'fast', '86401', ''])('is refused in one sentence as "%s"', (text) => {
    expect(() => parseStartOptions([`--clock=${text}`])).toThrow(
      '--clock takes a number above 0 and up to 86400',
    );
  });
});
