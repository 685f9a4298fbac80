import { renderLetter } from './letter-page.ts';
import { type ActivationLetter, wordingOf } from './letter-wording.ts';

/** The letter with a key: a sheet of its own, closed, in the envelope of its organisation. */
export const renderActivationLetter = (letter: ActivationLetter): Promise<Uint8Array> =>
  renderLetter(wordingOf(letter), letter.recipient, new Date(letter.letter.orderedAt));
