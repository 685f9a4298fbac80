import { hasControlCharacters } from '../../domain/texts.ts';

/** Of a cell that is wrong, enough for a person to find it; control characters would forge what shows it. */
const MAX_SHOWN = 60;

export const showCell = (value = ''): string =>
  [...value]
    .map((character) => (hasControlCharacters(character) ? '�' : character))
    .slice(0, MAX_SHOWN)
    .join('');
